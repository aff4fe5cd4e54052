"""Data that ships with the tool, in the format of a team's own catalog and portfolio.

Technologies, risk patterns, controls, precedents, and the scales that hold by default. A team replaces an
entry by one of the same id in its own catalog. A control's strength is a judgement, with its reason in
`x-why`; what is told of a precedent is in our own words, each with its dated source.
"""
