"""What of an outcome is shown to whom: the public edition leaves out what is internal."""
