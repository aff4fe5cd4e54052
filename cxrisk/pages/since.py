"""What changed since the last board pack, as the front door and the board pack tell it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from cxrisk.history.difference import Change, Direction, Rating, RiskChange
from cxrisk.history.since import Since
from cxrisk.model.portfolio import Portfolio
from cxrisk.pages import anchors
from cxrisk.pages.leaves import First, first
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import many
from cxrisk.pages.words import quoted, sentence, spelled
from cxrisk.records import dataclass
from cxrisk.scoring.words import printed

SINCE = "Since the last board pack"
"""What the section is called."""
MOST = 12
"""So many changes are told; `cxrisk diff` tells all."""
_ORDER: tuple[Direction, ...] = ("worse", "new", "better", "closed")
_LONG = 60
"""A text that is longer is not quoted twice to say that it changed."""
_CONTROL = re.compile(r"\bcontrol ([a-z0-9.-]+)")
"""How a change calls a control."""
_NAMED = 3
"""So many of those that could not be compared are named."""
ARROW = "\N{RIGHTWARDS ARROW}"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that is not as it was."""

    mark: Literal["worse", "new", "better", "closed", "taken"]
    title: str
    link: Link | None
    """Absent for what is gone."""
    scores: tuple[str, ...]
    """As printed: before and now, or one of the two."""
    says: str
    """Why, in a few words; nothing where that is not known."""


@dataclass(frozen=True, slots=True)
class SinceView:
    """What there is to say of the time since."""

    name: str
    day: date
    says: str
    """How many went which way, in a sentence."""
    rows: First[ChangeRow]
    apart: tuple[str, ...]
    """What could not be compared, each a sentence."""


def since_view(known: Since, portfolio: Portfolio) -> SinceView:
    """What to show of it, the worst first."""
    rows = [_risk(one, portfolio) for way in _ORDER for one in known.diff.of(way)]
    rows += _decisions(known, portfolio)
    apart = tuple(_apart(one.why, one.keys) for one in known.diff.apart)
    return SinceView(known.name, known.day, _says(known), first(rows, MOST), apart)


def _says(known: Since) -> str:
    counts = [(way, len(known.diff.of(way))) for way in _ORDER]
    told = [(way, count) for way, count in counts if count]
    if not told:
        return "No risk is worse, better, new or closed."
    (way, count), *others = told
    said = [f"{many(count, 'risk')} {way}", *(f"{spelled(number)} {other}" for other, number in others)]
    before, after = known.diff.before.risks, known.diff.after.risks
    appetite = f"{after.above} of {after.total} above appetite, before {before.above} of {before.total}"
    return f"{sentence(', '.join(said))}; {appetite}."


def _risk(change: RiskChange, portfolio: Portfolio) -> ChangeRow:
    risk = portfolio.risks.get(change.key)
    link = Link(change.title, anchors.risk(change.key)) if risk else None
    scores = tuple(map(_score, filter(None, (change.before, change.after))))
    words = [_named(_words(one.change), portfolio) for one in change.reasons if one.rated][:2]
    assert change.direction != "changed"  # noqa: S101 - not among those that are told
    return ChangeRow(change.direction, change.title, link, scores, "; ".join(words))


def _named(words: str, portfolio: Portfolio) -> str:
    """With the name of each control that stands there as an id."""
    controls = portfolio.controls

    def name(found: re.Match[str]) -> str:
        return f"control {quoted(controls[found[1]].name)}" if found[1] in controls else found[0]

    return _CONTROL.sub(name, words)


def _score(rating: Rating) -> str:
    return printed(rating.score)


def _words(change: Change) -> str:
    if not change.before or not change.after:
        held = change.before + change.after
        return f"{change.where} {'added' if change.after else 'removed'}" + (
            f": {held}" if 0 < len(held) <= _LONG and not change.where.endswith(held) else ""
        )
    if max(len(change.before), len(change.after)) > _LONG:
        return f"{change.where} reworded"
    return f"{change.where}: {change.before} {ARROW} {change.after}"


def _decisions(known: Since, portfolio: Portfolio) -> Iterator[ChangeRow]:
    """Decisions that were taken since, whether they were asked for before or not."""
    decisions = {one.key: one for home in portfolio.assessments.values() for one in home.decisions}
    for change in known.diff.decisions:
        taken = decisions.get(change.key)
        if taken is not None and taken.decided and change.fate in ("taken", "new"):
            home = change.key.partition("/")[0]
            link = Link(taken.question, f"{anchors.initiative(home)}#{anchors.decision_anchor(change.key)}")
            yield ChangeRow("taken", taken.question, link, (), taken.chosen)


def _apart(why: str, keys: tuple[str, ...]) -> str:
    more = len(keys) - _NAMED
    named = f": {', '.join(keys[:_NAMED])}" if keys else ""
    return sentence(f"{why}{named}{f' and {more} more' if more > 0 else ''}").replace("`", "")
