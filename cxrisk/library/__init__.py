"""Data that ships with the tool, in the format of a team's own catalog and portfolio.

Technologies, risk patterns, controls, precedents, and the scales that hold by default. A team replaces an
entry by one of the same id in its own catalog. `schemas/library.schema.json` says what an entry must tell
beyond what the format asks: a dated source, or that none is known. A control's strength is a judgement, with
its reason in `why`; amber and red of an early sign are where we would begin; what is told of a precedent is
in our own words.
"""
