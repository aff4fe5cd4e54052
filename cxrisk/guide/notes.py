"""The note sheet: what was heard, as `evidence:` that can be pasted into a file once it is filled in."""

from collections.abc import Iterable, Mapping
from itertools import count
from typing import NamedTuple

from cxrisk.guide.gaps import Gap
from cxrisk.model.assessment import Assessment
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Portfolio

_LONGEST = 48
"""Characters of an id, so that a counter fits behind it."""


class Holder(NamedTuple):
    """The journey or the assessment that a file holds."""

    id: str
    path: str
    has_evidence: bool


def note(portfolio: Portfolio, person: str, holder: Holder, asked: Iterable[Gap], part: int) -> str:
    """One record of evidence to fill in, and where to name it afterwards.

    The `holder` is the file that it is about. Date and finding are left blank: as long as they are, the
    checker does not take it for evidence.
    """
    path, own = holder.path, _id(portfolio, person, holder.id, part)
    lines = [
        f"# Into {path}:",
        "# evidence:                  (is there already: paste below it)"
        if holder.has_evidence
        else "evidence:",
        f"  - id: {own}",
        "    kinds: [attitudinal]      # and behavioral, where you watched",
        "    method: interview",
        f"    from: [{person}]" if person else "    # from: [who it was, by their id in the catalog]",
        "    date:                     # the day on which you asked, as year-month-day",
        "    people: 1                 # how many you asked",
        "    finding:                  # what you heard, in a sentence or two",
        "    # quote: {text: , said_by: , consent: true}     # only with their consent",
        "# Then name it where it was missing:",
    ]
    for gap in asked:
        cited = own if gap.place.path == path else f"{holder.id}/{own}"
        lines.append(f"#   {gap.place.path}, {_called(gap)}: {_names(gap, cited)}")
    return "\n".join(dict.fromkeys(lines)) + "\n"


def holders_of(portfolio: Portfolio, initiatives: Iterable[str]) -> Mapping[str, Holder]:
    """The files of all journeys, and of these initiatives where no journey has their id, by id.

    The file of a journey inside an assessment is the assessment's.
    """
    everybody = portfolio.assessments.values()
    around = {journey.id: one for one in reversed(list(everybody)) for journey in one.journeys}
    found: dict[str, Journey | Assessment] = {key: portfolio.assessments[key] for key in initiatives}
    found |= {**portfolio.journeys, **around}
    return {key: Holder(one.id, one.place.path, bool(one.evidence)) for key, one in found.items()}


def _id(portfolio: Portfolio, person: str, file: str, part: int) -> str:
    """An id that no evidence of that file has: `asked-dana`, `asked-dana-2`."""
    stem = f"asked-{person or 'people'}"[:_LONGEST].strip("-")
    return next(
        name
        for n in count(part)
        if f"{file}/{(name := stem if n == 1 else f'{stem}-{n}')}" not in portfolio.evidence
    )


def _names(gap: Gap, cited: str) -> str:
    """What to write there."""
    if gap.kind == "person":
        return f"basis: partial, evidence: [{cited}]"
    if gap.kind == "baseline" and gap.place.pointer[-1:] != ("baseline",):
        return f"baseline: {{who: , what: , evidence: [{cited}]}}"
    return f"{gap.field}: [{cited}]"


def _called(gap: Gap) -> str:
    """The record that will cite it, as the file writes it."""
    nouns = {
        "moment": "touchpoint",
        "exchange": "data use",
        "message": "communication",
        "baseline": "journey",
    }
    return f"{nouns.get(gap.kind, gap.kind)} {gap.key.partition('/')[2] or gap.key}"
