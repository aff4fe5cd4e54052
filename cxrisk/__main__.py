"""`python -m cxrisk`."""

from cxrisk.cli.main import main

if __name__ == "__main__":
    main()
