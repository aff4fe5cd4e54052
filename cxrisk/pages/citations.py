"""Which claims rest on which evidence: the way back from a finding to everything that leans on it."""

from collections.abc import Iterable, Iterator

from cxrisk.model.assessment import Assessment
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk
from cxrisk.pages import anchors
from cxrisk.pages.page import Link

RATING = "The rating of: "
Citation = tuple[str, Link]
"""The key of the evidence, and the claim."""


def citations(portfolio: Portfolio) -> Iterator[Citation]:
    """Every claim of a portfolio with each piece of evidence that it cites."""
    for journey in portfolio.journeys.values():
        yield from _of_journey(portfolio, journey)
    for person in portfolio.people.values():
        yield from _each(person.evidence, f"Who {person.name} is", anchors.person(person.id))
    for assessment in portfolio.assessments.values():
        for risk in assessment.risks:
            yield from _of_risk(portfolio, risk)
        yield from _of_assessment(portfolio, assessment)


def _each(evidence: Iterable[str], claim: str, address: str) -> Iterator[Citation]:
    link = Link(claim, address)
    return ((key, link) for key in dict.fromkeys(evidence))


def _of_journey(portfolio: Portfolio, journey: Journey) -> Iterator[Citation]:
    for touchpoint in journey.touchpoints():
        address = anchors.touchpoint(touchpoint.key)
        yield from _each(touchpoint.evidence, f"How it feels: {touchpoint.name}", address)
    for handoff in journey.handoffs:
        names = " to ".join(portfolio.touchpoints[end].name for end in (handoff.from_, handoff.to))
        yield from _each(
            handoff.evidence, f"Whether the handoff works: {names}", anchors.handoff(handoff.key)
        )
    if journey.baseline:
        address = f"{anchors.journey(journey.id)}#part.baseline"
        yield from _each(journey.baseline.evidence, "What we are measured against", address)


def _of_risk(portfolio: Portfolio, risk: Risk) -> Iterator[Citation]:
    address = anchors.risk(risk.key)
    yield from _each(risk.cited(), f"{RATING}{risk.title}", address)
    for use in risk.controls:
        if use.verified:
            name = portfolio.controls[use.control].name
            yield from _each(use.verified.evidence, f"Whether a control holds: {name}", address)


def _of_assessment(portfolio: Portfolio, one: Assessment) -> Iterator[Citation]:
    page = anchors.initiative(one.id)
    for use in one.data_uses:
        name = portfolio.data_items[use.data].name
        yield from _each(use.accepted, f"That people accept: {name}", f"{page}#data")
    for words in one.communications:
        yield from _each(words.evidence, f"Words tried on people: {words.phase}", f"{page}#told")
    for experiment in one.experiments:
        yield from _each(experiment.evidence, f"The experiment: {experiment.hypothesis}", f"{page}#tried")
    for decision in one.decisions:
        address = f"{page}#{anchors.decision_anchor(decision.key)}"
        yield from _each(decision.evidence, f"The decision: {decision.question}", address)
    for asked, answer in one.answers.items():
        yield from _each(answer.evidence, f"Whether the data is {asked}", f"{page}#answers")
