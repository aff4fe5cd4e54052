"""cxrisk: what new technology does to the people an organisation serves."""

__version__ = "0.1.0"
