"""Documents to a portfolio: the only reader of raw keys."""
