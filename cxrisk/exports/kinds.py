"""What can be taken away, and how it is written: two tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from cxrisk.exports.controls import ControlRow, control_rows
from cxrisk.exports.csv import as_csv
from cxrisk.exports.decisions import DecisionRow, decision_rows
from cxrisk.exports.handoffs import HandoffRow, handoff_rows
from cxrisk.exports.json import as_json
from cxrisk.exports.portfolio import InitiativeRow, initiative_rows
from cxrisk.exports.risks import RiskRow, risk_rows
from cxrisk.exports.table import Row
from cxrisk.history.edition import Edition
from cxrisk.pipeline import Outcome

KINDS: Mapping[str, tuple[type[Row], Callable[[Outcome], Sequence[Row]]]] = {
    "portfolio": (InitiativeRow, initiative_rows),
    "risks": (RiskRow, risk_rows),
    "controls": (ControlRow, control_rows),
    "handoffs": (HandoffRow, handoff_rows),
    "decisions": (DecisionRow, decision_rows),
}
"""By name: what a row looks like, and what makes the rows."""
FORMATS: Mapping[str, Callable[[str, type[Row], Iterable[Row], Edition], str]] = {
    "json": as_json,
    "csv": as_csv,
}
FOLDER = "downloads"
"""Where they lie in a site."""


def export(kind: str, form: str, outcome: Outcome, edition: Edition) -> str:
    """One kind of record in one format, as the whole text of a file."""
    shape, rows = KINDS[kind]
    return FORMATS[form](kind, shape, rows(outcome), edition)


def downloads(outcome: Outcome, edition: Edition) -> Iterator[tuple[str, str]]:
    """Every kind in every format: the address in the site, and the text."""
    for kind, (shape, rows) in KINDS.items():
        found = rows(outcome)
        for form, write in FORMATS.items():
            yield f"{FOLDER}/{kind}.{form}", write(kind, shape, found, edition)
