"""Method cxrisk-1: levels, controls, bands, roll-ups."""
