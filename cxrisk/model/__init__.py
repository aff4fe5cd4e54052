"""What the format means: frozen, typed, without files or frameworks."""
