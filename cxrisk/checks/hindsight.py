"""hindsight: it speaks of a day, and knows what came later."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Place, Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.evidence import Evidence
from cxrisk.model.risk import Risk

_MEND = "take it out, or put it into `outcome`: what was known on that day stays apart from what came later"


def find(view: View) -> Iterator[Trouble]:
    """What is dated after `as_of`, and an outcome of a file that speaks of no day."""
    for journey in view.portfolio.journeys.values():
        if journey.as_of:
            yield from _later_evidence(journey.evidence, journey.as_of)
    for assessment in view.portfolio.assessments.values():
        if assessment.as_of:
            yield from _knows_too_much(assessment, assessment.as_of, view)
        elif assessment.outcome:
            yield Trouble(
                assessment.place.key("outcome"),
                f"{called(assessment.title)} tells how it ended, and not of which day the rest speaks",
                "write `as_of`: the day on which all but the outcome was known",
                lacks=(assessment.place.at("as_of"),),
            )


def _knows_too_much(assessment: Assessment, day: date, view: View) -> Iterator[Trouble]:
    yield from _later_evidence(assessment.evidence, day)
    for risk in assessment.risks:
        yield from _cited_from_elsewhere(risk, assessment, day, view)
    for decision in assessment.decisions:
        if decision.decided and decision.decided > day:
            place, what = decision.place.at("decided"), f"the decision {called(decision.question)}"
            yield Trouble(place, _too_late(what, str(decision.decided), day), _MEND)
    for words in assessment.communications:
        # Words about what is planned may lie ahead; nobody can date those about what is not.
        planned = view.portfolio.disruptions[words.disruption].is_planned
        if words.date and words.date > day and not planned:
            title = view.portfolio.disruptions[words.disruption].title
            what = f"what people are told {words.phase} {called(title)}"
            yield Trouble(words.place.at("date"), _too_late(what, str(words.date), day), _MEND)


def _later_evidence(evidence: Iterable[Evidence], day: date) -> Iterator[Trouble]:
    for one in evidence:
        if one.date.first > day:
            message = _too_late(f"the evidence `{one.id}`", one.date.text, day)
            yield Trouble(one.place.at("date"), message, _MEND)


def _cited_from_elsewhere(risk: Risk, assessment: Assessment, day: date, view: View) -> Iterator[Trouble]:
    for key, place in _citations(risk):
        evidence = view.portfolio.evidence[key]
        if evidence.date.first > day and evidence not in assessment.evidence:
            what = f"{called(risk.title)} rests on `{key}`, which"
            yield Trouble(
                place,
                _too_late(what, evidence.date.text, day),
                "rest the rating on what was known on that day",
                ((evidence.place.at("date"), "dated here"),),
            )


def _citations(risk: Risk) -> Iterator[tuple[str, Place]]:
    """The evidence that a risk cites, with where."""
    if risk.evidence:
        place = risk.evidence.place
        apart = (("likelihood", risk.evidence.likelihood), ("impact", risk.evidence.impact))
        yield from ((key, place.holding(key)) for key in risk.evidence.both)
        yield from chain.from_iterable(
            ((key, place.at(name).holding(key)) for key in keys) for name, keys in apart
        )


def _too_late(what: str, dated: str, day: date) -> str:
    return f"{what} is of {dated}, and the file speaks of {day}"


CHECK = Check(
    "hindsight",
    Severity.WARNING,
    "Something is dated after the day that its file speaks of, or an outcome is told without such a day.",
    find,
    of_retired=True,
)
