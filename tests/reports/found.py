"""Findings to print."""

from datetime import date

from cxrisk.findings import Finding, Position, Related, Severity
from cxrisk.reports.report import Report

PATH = "assessments/journeys/one.yml"
TEXT = "kind: journey\nhandoffs:\n  - {from: a, to: b, owner: nobody}\n"
OWNER = Finding(
    "unowned-handoff",
    Severity.ERROR,
    PATH,
    Position(3, 29, 3, 35),
    "/handoffs/0/owner",
    "the owner of a > b is “nobody”",
    "name a unit",
    (Related(PATH, Position(2, 1, 2, 9), "one of these"),),
)
TITLE = Finding(
    "no-baseline", Severity.WARNING, PATH, Position(1, 7, 1, 14), "/kind", "no baseline", "write one"
)
AGAIN = Finding("no-baseline", Severity.INFO, PATH, Position(9, 1, 9, 1), "", "again", "")


NASTY = Finding(
    "shape",
    Severity.ERROR,
    "a,b:c%.yml",
    Position(1, 1, 2, 1),
    "",
    "50 %\n::stop-commands::x\r\x1b[2J",
    "::set-output name=x::y",
)
"""A file name and texts that would like to be more than text."""


def report(*findings, later=(), **more):
    return Report("cxrisk 0.1.0", date(2026, 11, 22), 3, findings, {PATH: TEXT}, later, **more)
