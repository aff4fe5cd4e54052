"""Pages into an MkDocs site."""
