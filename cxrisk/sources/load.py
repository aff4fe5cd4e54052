"""One YAML file to a Document (interface first; the loader follows)."""
