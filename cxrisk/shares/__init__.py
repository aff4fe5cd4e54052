"""A workspace checked in parts: files that lead to one another stay together, all see the catalogs."""
