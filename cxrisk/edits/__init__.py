"""Changes that the tool makes to files that people wrote: to a few characters, and to no other."""
