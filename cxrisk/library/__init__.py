"""Data that ships with the tool, in the format of a team's own catalog: technologies, risks, controls, precedents, scales.

A team may replace any entry by one of the same id in its catalog. Strengths of controls are judgements, each with
its reason in `x-why`; facts about precedents are re-told in our own words, each with its dated source.
"""
