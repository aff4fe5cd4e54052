"""What is there for others, and is needed by nobody any more."""

from collections.abc import Iterable, Iterator
from itertools import chain

from cxrisk.audience.kinds import CATALOG, LIBRARY, Known, catalog_of
from cxrisk.audience.plans import Collector
from cxrisk.model.fields import Record
from cxrisk.model.portfolio import Portfolio

_OWNERS = ("unit", "organisation", "person")


def referred_to(portfolio: Portfolio) -> frozenset[Known]:
    """The records of the catalog and the evidence that any record of the workspace names."""
    collected = Collector()
    for record in _records(portfolio):
        collected.record(record)
    named = chain(collected.references, ((text, _OWNERS) for text in collected.owners))
    every = ((kind, key) for key, kinds in named for kind in kinds)
    return frozenset(one for one in every if _is(portfolio, one))


def carried(whole: Portfolio, named: Iterable[Known]) -> set[Known]:
    """Those of these records that are the workspace's own: what ships with the tool is no secret."""
    return {one for one in named if not _record(whole, one).place.path.startswith(LIBRARY)}


def _records(portfolio: Portfolio) -> Iterator[Record]:
    yield portfolio.settings
    yield from portfolio.assessments.values()
    inline = {one.id for each in portfolio.assessments.values() for one in each.journeys}
    yield from (one for one in portfolio.journeys.values() if one.id not in inline)
    for kind in CATALOG:
        records = catalog_of(portfolio, kind).values()
        yield from (one for one in records if not one.place.path.startswith(LIBRARY))


def _is(portfolio: Portfolio, one: Known) -> bool:
    kind, key = one
    if kind == "evidence":
        return key in portfolio.evidence
    return kind in CATALOG and key in catalog_of(portfolio, kind)


def _record(portfolio: Portfolio, one: Known) -> Record:
    kind, key = one
    return portfolio.evidence[key] if kind == "evidence" else catalog_of(portfolio, kind)[key]
