"""What changed between two states of a workspace, read through git and compared."""
