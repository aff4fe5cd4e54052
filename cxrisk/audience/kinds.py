"""Kinds of records, as references name them, and where their ids stand outside of references."""

from collections.abc import Mapping

from cxrisk.model.assessment import Assessment
from cxrisk.model.change import Disruption
from cxrisk.model.data import DataItem
from cxrisk.model.evidence import Evidence
from cxrisk.model.fields import Record
from cxrisk.model.journey import Handoff, Journey, Touchpoint
from cxrisk.model.library import Pattern, Precedent, Technology
from cxrisk.model.people import Channel, Metric, Organisation, Person, Statement, System, Unit
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Control, Risk

Known = tuple[str, str]
"""A record: its kind and its key."""

CATALOG: Mapping[str, tuple[type[Record], str]] = {
    "organisation": (Organisation, "organisations"),
    "unit": (Unit, "units"),
    "channel": (Channel, "channels"),
    "system": (System, "systems"),
    "data_item": (DataItem, "data_items"),
    "person": (Person, "people"),
    "statement": (Statement, "statements"),
    "control": (Control, "controls"),
    "metric": (Metric, "metrics"),
    "technology": (Technology, "technologies"),
    "risk_pattern": (Pattern, "risk_patterns"),
    "precedent": (Precedent, "precedents"),
}
"""The kinds of the catalog: the class, and the portfolio's field."""
KIND_OF: Mapping[type, str] = {record: kind for kind, (record, _) in CATALOG.items()} | {
    Journey: "journey",
    Touchpoint: "touchpoint",
    Handoff: "handoff",
    Evidence: "evidence",
    Assessment: "assessment",
    Risk: "risk",
    Disruption: "disruption",
}
"""The records that others can refer to, or that have a page."""
SIGNED = frozenset(("by",))
"""Fields of plain text, beside those that the model marks, that pages print as an owner's name."""
SPOKEN = frozenset(("from_", "bears_the_cost", "said_by"))
"""Fields of plain text that may be the id of somebody, and that pages print as they stand."""
LIBRARY = "library/"
"""Where the records begin that ship with the tool: they are nobody's secret."""


def catalog_of(portfolio: Portfolio, kind: str) -> Mapping[str, Record]:
    """The records of one kind of the catalog, by key."""
    held: Mapping[str, Record] = getattr(portfolio, CATALOG[kind][1])
    return held
