"""Who answers for what a finding is about, as far as it is written."""

from collections.abc import Iterator

from cxrisk.findings import Finding
from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import Record
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Portfolio
from cxrisk.sources.positions import json_pointer


class Owners:
    """The owners in one portfolio: of risks, actions, decisions, handoffs, touchpoints, whole assessments."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._written = {
            (record.place.path, _pointer(record)): names for record, names in _owned(portfolio) if names
        }

    def of(self, finding: Finding) -> str:
        """Who answers for the innermost record around a finding that has an owner; nothing: nobody."""
        steps = finding.pointer
        while (finding.path, steps) not in self._written:
            if not steps:
                return ""
            steps = steps.rpartition("/")[0]
        names = map(self._portfolio.named, self._written[finding.path, steps])
        return " and ".join(filter(None, names))


def _pointer(record: Record) -> str:
    return json_pointer(tuple(step for step in record.place.pointer if isinstance(step, str | int)))


def _owned(portfolio: Portfolio) -> Iterator[tuple[Record, tuple[str, ...]]]:
    for assessment in portfolio.assessments.values():
        yield from _in_assessment(assessment)
    for journey in portfolio.journeys.values():
        yield from _in_journey(journey)
    for statement in portfolio.statements.values():
        yield statement, (statement.owner,)


def _in_assessment(one: Assessment) -> Iterator[tuple[Record, tuple[str, ...]]]:
    yield one, (one.roles.accountable,)
    for owned, owner in (
        *((each, each.owner) for each in one.risks),
        *((each, each.owner) for each in one.actions),
        *((each, each.owner) for each in one.communications),
        *((each, each.owner) for each in one.questions),
    ):
        yield owned, (owner or one.roles.accountable,)
    for decision in one.decisions:
        yield decision, decision.from_
    for evidence in one.evidence if one.roles.researcher else ():
        yield evidence, (one.roles.researcher,)


def _in_journey(journey: Journey) -> Iterator[tuple[Record, tuple[str, ...]]]:
    for touchpoint in journey.touchpoints():
        yield touchpoint, (touchpoint.unit,)
    for handoff in journey.handoffs:
        yield handoff, (handoff.owner,)
