"""What was cut, put together to a portfolio again."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cxrisk.audience.cut import Cutter
from cxrisk.audience.kinds import CATALOG, catalog_of
from cxrisk.audience.ways import with_ways
from cxrisk.model.assessment import Assessment
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk
from cxrisk.scoring.digest import digest_of
from cxrisk.scoring.standing import is_void


def assembled(whole: Portfolio, cutter: Cutter) -> Portfolio:
    """The portfolio as the cutter leaves it, with the stand-ins that it asked for."""
    assessments: dict[str, Assessment] = cutter.all(whole.assessments.values())
    own = {one.id for each in whole.assessments.values() for one in each.journeys}
    journeys: dict[str, Journey] = cutter.all(one for one in whole.journeys.values() if one.id not in own)
    journeys |= {one.id: one for each in assessments.values() for one in each.journeys}
    journeys = {key: with_ways(whole.journeys[key], one) for key, one in journeys.items()}
    catalog = {kind: cutter.all(catalog_of(whole, kind).values()) for kind in CATALOG}
    evidence = [one for each in assessments.values() for one in each.evidence]
    evidence += [one for each in journeys.values() for one in each.evidence]
    for kind, record in cutter.made():
        if kind == "evidence":
            evidence.append(record)
        else:
            catalog[kind][record.key] = record
    assessments = {key: _with_journeys(one, journeys) for key, one in assessments.items()}
    lists: dict[str, Any] = {CATALOG[kind][1]: dict(sorted(held.items())) for kind, held in catalog.items()}
    bare = replace(
        whole,
        **lists,
        journeys=dict(sorted(journeys.items())),
        touchpoints=_by_key(one for each in journeys.values() for one in each.touchpoints()),
        handoffs=_by_key(one for each in journeys.values() for one in each.handoffs),
        evidence=_by_key(evidence),
        disruptions=_by_key(one for each in assessments.values() for one in each.disruptions),
    )
    signed = {key: _still_signed(one, whole, bare) for key, one in assessments.items()}
    risks = _by_key(risk for one in signed.values() for risk in one.risks)
    return replace(bare, assessments=signed, risks=risks)


def _with_journeys(one: Assessment, journeys: dict[str, Journey]) -> Assessment:
    mended = tuple(journeys[each.id] for each in one.journeys)
    return one if mended == one.journeys else replace(one, journeys=mended)


def _still_signed(one: Assessment, whole: Portfolio, shown: Portfolio) -> Assessment:
    """A signature that holds holds in every edition, whatever its digest was made from."""
    risks = tuple(_signed(risk, whole, shown) for risk in one.risks)
    return one if risks == one.risks else replace(one, risks=risks)


def _signed(risk: Risk, whole: Portfolio, shown: Portfolio) -> Risk:
    accepted, before = risk.acceptance, whole.risks[risk.key]
    if accepted is None or not accepted.digest or is_void(before, whole):
        return risk
    return replace(risk, acceptance=replace(accepted, digest=digest_of(risk, shown)))


def _by_key(records: Iterable[Any]) -> dict[str, Any]:
    return dict(sorted((one.key, one) for one in records))
