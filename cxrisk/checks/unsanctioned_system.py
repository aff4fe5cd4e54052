"""unsanctioned-system: people's data on a tool that the organisation does not allow."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import named_system
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.data import SENSITIVITIES, DataItem
from cxrisk.model.journey import Touchpoint
from cxrisk.model.people import System
from cxrisk.model.portfolio import Portfolio
from cxrisk.records import dataclass

_FROM = SENSITIVITIES.index("confidential")


def find(view: View) -> Iterator[Trouble]:
    """Confidential data or more at a touchpoint that runs on a system that nobody allowed."""
    beneath = _unsanctioned_beneath(view.portfolio)
    for touchpoint in view.portfolio.touchpoints.values():
        own = touchpoint.systems or view.portfolio.channels[touchpoint.channel].systems
        for name in own:
            if name in beneath:
                exposed = _exposed(touchpoint, view)
                if exposed:
                    yield _trouble(touchpoint, _Way(view.portfolio.systems[name], beneath[name]), exposed)


@dataclass(frozen=True, slots=True)
class _Way:
    """From the system that a touchpoint names to the one that nobody allowed (often the same)."""

    named: System
    unsanctioned: System


def _unsanctioned_beneath(portfolio: Portfolio) -> dict[str, System]:
    """For each system that is not allowed, or runs on one that is not: that one. Loops are no trouble."""
    carried: dict[str, list[str]] = {}
    for system in portfolio.systems.values():
        for below in system.runs_on:
            carried.setdefault(below, []).append(system.id)
    found: dict[str, System] = {one.id: one for one in portfolio.systems.values() if not one.sanctioned}
    waiting = list(found)
    while waiting:
        below = waiting.pop()
        for above in carried.get(below, ()):
            if above not in found:
                found[above] = found[below]
                waiting.append(above)
    return found


def _exposed(touchpoint: Touchpoint, view: View) -> list[DataItem]:
    """What of it is confidential or more: collected, shown, or used here by an initiative."""
    uses = (use.data for use in view.data_uses_at.get(touchpoint.key, ()))
    named = dict.fromkeys((*touchpoint.collects, *touchpoint.shows, *uses))
    items = (view.portfolio.data_items[one] for one in named)
    return [item for item in items if item.rank >= _FROM]


def _trouble(touchpoint: Touchpoint, way: _Way, exposed: list[DataItem]) -> Trouble:
    below = "" if way.named is way.unsanctioned else f"{way.named.name}, which runs on "
    return Trouble(
        named_system(touchpoint, way.named.id),
        f"{listed(called(item.name) for item in exposed)} at {called(touchpoint.name)} "
        f"goes through {below}{way.unsanctioned.name}, which is not sanctioned",
        "move this moment to a system that is, or have this one looked at and sanctioned; "
        "and ask why people chose it: it does something that they need",
        ((way.unsanctioned.place.at("sanctioned"), "said here not to be sanctioned"),),
    )


CHECK = Check(
    "unsanctioned-system",
    Severity.ERROR,
    "Confidential or more sensitive data is at a touchpoint that runs on a system which nobody allowed.",
    find,
)
