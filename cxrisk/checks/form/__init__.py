"""The pages of the rules that arise while files are read and references resolved."""
