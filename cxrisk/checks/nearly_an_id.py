"""nearly-an-id: an owner who was meant, and is not found because of one letter."""

from collections.abc import Iterator
from typing import Any

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import Record
from cxrisk.model.portfolio import Portfolio
from cxrisk.sources.words import nearest

_SHORTEST = 5
"""Letters; one edit of a shorter id is another word as often as not."""
_ROLES = ("accountable", "cx_champion", "technology_owner", "privacy", "researcher")


def find(view: View) -> Iterator[Trouble]:
    """An owner in words that is one edit away from the id of a unit or the key of an executive."""
    portfolio = view.portfolio
    ids = [one for one in (*portfolio.units, *portfolio.settings.executives) if len(one) >= _SHORTEST]
    near = _Near(ids)
    for record, name, owner in _owners(portfolio):
        meant = "" if portfolio.owns(owner) else near.to(owner)
        if meant:
            yield Trouble(
                record.place.at(name),
                f"the owner {called(owner)} is read as words, and is one letter away from `{meant}` "
                f"({portfolio.named(meant)})",
                f"write `{meant}` if that is meant; else say it in words that cannot be mistaken for it",
                meant=tuple(dict.fromkeys((meant, *nearest(owner, ids)))),
            )


def _owners(portfolio: Portfolio) -> Iterator[tuple[Record, str, str]]:
    """Every owner with its record and field; those of handoffs are asked for by another check."""
    for unit in portfolio.units.values():
        yield unit, "lead", unit.lead
    for statement in portfolio.statements.values():
        yield statement, "owner", statement.owner
    for assessment in portfolio.assessments.values():
        for role in _ROLES:
            yield assessment.roles, role, getattr(assessment.roles, role)
        for use in assessment.data_uses:
            if use.opt_out is not None:
                yield use.opt_out, "done_by", use.opt_out.done_by
        for record in _owned(assessment):
            yield record, "owner", record.owner


def _owned(assessment: Assessment) -> Iterator[Any]:
    yield from assessment.risks
    yield from assessment.communications
    yield from assessment.actions
    yield from assessment.questions


class _Near:
    """Finds an id that is one edit away, in time that does not grow with the number of ids."""

    def __init__(self, ids: list[str]) -> None:
        self._by_pattern: dict[str, str] = {}
        self._answers: dict[str, str] = {}
        for one in ids:
            for pattern in _patterns(one):
                self._by_pattern.setdefault(pattern, one)

    def to(self, word: str) -> str:
        """The id that becomes `word` with one letter changed, added, lost or two exchanged; else nothing."""
        if word not in self._answers:
            self._answers[word] = self._nearest(word)
        return self._answers[word]

    def _nearest(self, word: str) -> str:
        found = (self._by_pattern.get(pattern, "") for pattern in _patterns(word))
        return next((one for one in found if one and one != word and _one_edit(one, word)), "")


def _patterns(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters: words one edit apart share one of them."""
    yield word
    for n in range(min(len(word), 70)):  # no id is as long as that
        yield word[:n] + word[n + 1 :]


def _one_edit(first: str, second: str) -> bool:
    start = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        return abs(len(first) - len(second)) == 1
    a, b = first[start:], second[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


CHECK = Check(
    "nearly-an-id",
    Severity.WARNING,
    "An owner in words is one letter away from the id of a unit or of an executive.",
    find,
)
