"""The text of a new assessment: the technology's questions and likely risks, with the portfolio's own ids."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from cxrisk.cli.starter import as_yaml, starter_text
from cxrisk.model.journey import Touchpoint
from cxrisk.model.library import Pattern, Technology
from cxrisk.model.portfolio import Portfolio

_MODELINE = "# yaml-language-server: $schema=../../schemas/assessment.schema.json\n"
_FEW_JOURNEYS, _FEW_TOUCHPOINTS = 6, 8
"""So many are named; `cxrisk list` has the others."""
_FEW_RISKS = 3
"""So many are drafted: as many as a team can rate with care in half an hour."""


def first_draft(
    name: str, technology: Technology, portfolio: Portfolio, today: date, *, modeline: bool
) -> str:
    """An assessment with its first fields, and all else as comments that fit once they are taken in."""
    touchpoint = next(iter(_likely_touchpoints(technology, portfolio)), None)
    own = _own_ids(touchpoint, portfolio)
    return starter_text(
        "assessment.yml",
        modeline=_MODELINE if modeline else "",
        title=as_yaml(name.replace("-", " ").capitalize()),
        technology=technology.id,
        executives=", ".join(portfolio.settings.executives) or "none yet",
        questions=_block(f"Questions that find risks ({technology.id}):", technology.prompts),
        journeys=_journeys(technology, portfolio),
        risks="\n".join(_risks(technology, portfolio, own, today)),
        more=_more_risks(technology, portfolio),
        consider=_consider(technology),
        name=name,
        year=str(today.year + 1),
        today=f"{today}",
        **own,
    )


def _own_ids(touchpoint: Touchpoint | None, portfolio: Portfolio) -> dict[str, str]:
    """An id of each kind that the draft names; the kind itself where nothing of it is written down yet."""
    people = portfolio.journeys[touchpoint.journey].person if touchpoint else ""
    return {
        "touchpoint": touchpoint.key if touchpoint else "journey/touchpoint",
        "unit": touchpoint.unit if touchpoint else _first(portfolio.units, "unit"),
        "channel": touchpoint.channel if touchpoint else _first(portfolio.channels, "channel"),
        "person": people or _first(portfolio.people, "person"),
        "data": _first((touchpoint.collects if touchpoint else ()) or portfolio.data_items, "data-item"),
        "executive": _first(portfolio.settings.executives, "executive"),
    }


def _first(ids: Iterable[str], otherwise: str) -> str:
    return next(iter(ids), otherwise)


def _likely_touchpoints(technology: Technology, portfolio: Portfolio) -> list[Touchpoint]:
    """All touchpoints: first those that this technology touches already, then those that decide."""
    touched = Counter(
        key
        for assessment in portfolio.assessments.values()
        if technology.id in assessment.technologies
        for risk in assessment.risks
        for key in risk.touchpoints
    )
    return sorted(
        portfolio.touchpoints.values(), key=lambda one: (-touched[one.key], not one.moment_of_truth, one.key)
    )


def _block(title: str, lines: Iterable[str]) -> str:
    """A title and lines below it, as comments that stay comments."""
    told = [f"##   {_one_line(line)}\n" for line in lines]
    return "".join((f"## {title}\n", *told)) if told else ""


def _one_line(text: str) -> str:
    """A text as it is seen; nothing in it can end the comment."""
    return str(json.loads(as_yaml(text)))


def _journeys(technology: Technology, portfolio: Portfolio) -> str:
    order = dict.fromkeys(one.journey for one in _likely_touchpoints(technology, portfolio))
    lines = []
    for journey in islice(order, _FEW_JOURNEYS):
        held = [one.id for one in portfolio.journeys[journey].touchpoints()]
        more = ", ..." if len(held) > _FEW_TOUCHPOINTS else ""
        lines.append(f"{journey}/ {', '.join(held[:_FEW_TOUCHPOINTS])}{more}")
    return _block("Where people may feel it (`cxrisk list touchpoints`):", lines)


def _risks(
    technology: Technology, portfolio: Portfolio, own: Mapping[str, str], today: date
) -> Iterator[str]:
    patterns = _patterns(technology, portfolio)
    for number, (name, pattern) in enumerate(islice(patterns.items(), _FEW_RISKS)):
        yield f"##  {_one_line(pattern.notice or pattern.name)}"
        yield f"#   - id: {name}"
        yield f"#     title: {as_yaml(pattern.name)}"
        yield f"#     pattern: {pattern.id}"
        yield from _rating(", ".join(f"{one}: 3" for one in pattern.categories), own)
        if not number:
            yield from _before_the_pilot(pattern, portfolio, own, today)
    if not patterns:
        yield "#   - id: short-name"
        yield "#     title: What happens to people, in one line"
        yield from _rating("trust: 3", own)
        yield from _before_the_pilot(None, portfolio, own, today)


def _more_risks(technology: Technology, portfolio: Portfolio) -> str:
    """The patterns for which there is no draft of a risk."""
    more = list(_patterns(technology, portfolio).values())[_FEW_RISKS:]
    return _block(
        "What else has happened to people elsewhere (`cxrisk explain NAME` says how):",
        (f"{one.id}: {one.name}" for one in more),
    )


def _patterns(technology: Technology, portfolio: Portfolio) -> dict[str, Pattern]:
    """The patterns of a technology by a short name: its own first, and those that have happened most."""
    found = [one for one in portfolio.risk_patterns.values() if technology.id in one.technologies]
    found.sort(key=lambda one: (not one.id.startswith(f"{technology.id}."), -len(one.precedents)))
    named: dict[str, Pattern] = {}
    for one in found:
        short = one.id.partition(".")[2]
        named[one.id.replace(".", "-") if short in named else short] = one
    return named


def _rating(impact: str, own: Mapping[str, str]) -> Iterator[str]:
    yield f"#     touchpoints: [{own['touchpoint']}]   # where people feel it"
    yield "#     likelihood: 3                          # 1 to 5, before any control"
    yield f"#     impact: {{{impact}}}"


def _before_the_pilot(
    pattern: Pattern | None, portfolio: Portfolio, own: Mapping[str, str], today: date
) -> Iterator[str]:
    """What is asked of each risk before the pilot, below the first of them: comments inside the comment."""
    yield "#     ## Before the pilot, to this one and to each:"
    for key in ("cause", "event", "consequence"):
        yield f"#     # {key}: {as_yaml(getattr(pattern, key, '') or 'To be written')}"
    yield "#     # person_says: To be written. What somebody it happens to would say."
    yield f"#     # rated: {{by: {own['executive']}, date: {today}}}"
    yield "#     # rationale: To be written. Why it is rated like this."
    yield "#     # evidence: [first-interviews]"
    yield "#     # controls:                              # `cxrisk list controls`"
    controls = pattern.controls if pattern else ("human-fallback",)
    for control in [one for one in controls if one in portfolio.controls]:
        name = _one_line(portfolio.controls[control].name)
        yield f"#     #   - {{control: {control}, status: proposed}}   # {name}"
    yield "#     # treatment: mitigate                    # mitigate | accept | avoid | transfer"
    yield f"#     # owner: {own['unit']}"


def _consider(technology: Technology) -> str:
    if not technology.consider:
        return ""
    lines = [f"#   {category}: To be written. Why not here." for category in technology.consider]
    head = (
        "## Harm that this technology is known for: rate it in a risk, or keep its line here and say why not."
    )
    return "\n".join((head, "# not_applicable:", *lines)) + "\n"
