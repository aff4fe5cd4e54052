"""unknown-asker: people are asked for what is dear to them, at an address that they do not know."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import named_system
from cxrisk.checks.words import called, listed, plain
from cxrisk.findings import Severity
from cxrisk.model.data import SENSITIVITIES, DataItem
from cxrisk.model.journey import Touchpoint
from cxrisk.model.people import System

_FROM = SENSITIVITIES.index("sensitive")


def find(view: View) -> Iterator[Trouble]:
    """Sensitive data or more, collected on a system whose address is new or a supplier's."""
    portfolio = view.portfolio
    for touchpoint in portfolio.touchpoints.values():
        items = [portfolio.data_items[one] for one in dict.fromkeys(touchpoint.collects)]
        asked = [item for item in items if item.rank >= _FROM]
        named = touchpoint.systems or portfolio.channels[touchpoint.channel].systems
        for system in (portfolio.systems[one] for one in named if asked):
            if system.address != "known":
                yield _trouble(touchpoint, system, asked)


def _trouble(touchpoint: Touchpoint, system: System, asked: list[DataItem]) -> Trouble:
    whose = "is new to people" if system.address == "new" else "is a supplier's"
    return Trouble(
        named_system(touchpoint, system.id),
        f"{called(touchpoint.name)} asks for {listed(_item(one) for one in asked)} "
        f"on {system.name}, whose address {whose}: nobody can tell it from a trap",
        "ask at an address that people know (`address: known` once it is so), "
        "or take less; a stronger login does not help",
        ((system.place.at("address"), f"said here to be {system.address}"),),
    )


def _item(item: DataItem) -> str:
    return f"{called(item.name)} ({plain(item.sensitivity)})"


CHECK = Check(
    "unknown-asker",
    Severity.ERROR,
    "Sensitive or more sensitive data is asked for at an address that people do not know as ours.",
    find,
)
