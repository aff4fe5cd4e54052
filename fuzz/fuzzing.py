"""What both targets need: the fuzzer, or a plain word where it is missing."""

import sys

try:
    import atheris
except ImportError:
    print("atheris is not installed here: it has wheels for Linux on x86-64 only", file=sys.stderr)
    sys.exit(2)

__all__ = ["atheris"]
