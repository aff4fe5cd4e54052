"""two-voices: one rule is told in two places, and its owner reaches only some of them."""

from collections.abc import Iterator, Mapping

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.journey import Touchpoint
from cxrisk.model.people import Statement
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """A statement told by different units or systems, at a touchpoint that its owner does not reach."""
    portfolio = view.portfolio
    said: dict[str, list[Touchpoint]] = {}
    for touchpoint in portfolio.touchpoints.values():
        for key in dict.fromkeys(touchpoint.says):
            said.setdefault(key, []).append(touchpoint)
    fed_by = _fed_by(portfolio)
    for key, places in said.items():
        statement = portfolio.statements[key]
        owner = _owning_unit(statement, portfolio)
        for touchpoint in places if len({_voice(one, portfolio) for one in places}) > 1 else ():
            if owner != touchpoint.unit and owner not in fed_by.get(touchpoint.key, ()):
                other = next(one for one in places if _voice(one, portfolio) != _voice(touchpoint, portfolio))
                yield _trouble(statement, touchpoint, other, portfolio)


def _fed_by(portfolio: Portfolio) -> Mapping[str, frozenset[str]]:
    """For each touchpoint the units from which a handoff leads to it."""
    units: dict[str, set[str]] = {}
    for handoff in portfolio.handoffs.values():
        units.setdefault(handoff.to, set()).add(portfolio.touchpoints[handoff.from_].unit)
    return {key: frozenset(found) for key, found in units.items()}


def _voice(touchpoint: Touchpoint, portfolio: Portfolio) -> tuple[str, frozenset[str]]:
    """Who speaks: the unit, and the systems through which it does."""
    systems = touchpoint.systems or portfolio.channels[touchpoint.channel].systems
    return touchpoint.unit, frozenset(systems)


def _owning_unit(statement: Statement, portfolio: Portfolio) -> str:
    """The unit that owns a statement, by its id or by who leads it; nothing where there is none."""
    if statement.owner in portfolio.units or not portfolio.named(statement.owner):
        return statement.owner if statement.owner in portfolio.units else ""
    return next((one.id for one in portfolio.units.values() if one.lead == statement.owner), "")


def _trouble(statement: Statement, here: Touchpoint, other: Touchpoint, portfolio: Portfolio) -> Trouble:
    owner = _owning_unit(statement, portfolio)
    who = (
        f"{portfolio.units[owner].name}, which owns it, does not reach the first"
        if owner
        else ("no unit owns it, so nobody keeps the two alike")
    )
    mend = (
        f"pass it on with a handoff from a touchpoint of `{owner}` to `{here.id}`"
        if owner
        else (f"write the unit that answers for it as `owner` of `{statement.id}`")
    )
    return Trouble(
        here.place.at("says").holding(statement.id),
        f"{called(statement.text)} is told at {called(here.name)} and at {called(other.name)}, and {who}",
        f"{mend}, or tell it in one place only and point there",
        ((other.place.at("says").holding(statement.id), "told here as well"),),
        lacks=(statement.place.at("owner"),),
    )


def joins(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """All that tell the same."""
    for touchpoint in portfolio.touchpoints.values():
        for key in touchpoint.says:
            yield touchpoint.place.path, f"statement {key}"


CHECK = Check(
    "two-voices",
    Severity.ERROR,
    "One rule is told by different units or systems, and its owner does not reach all of them.",
    find,
    joins=joins,
)
