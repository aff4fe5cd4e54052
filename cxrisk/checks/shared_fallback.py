"""shared-fallback: what stands in falls down together with what it stands in for."""

from collections.abc import Iterable, Iterator, Mapping

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.journey import Fallback, Touchpoint
from cxrisk.model.people import System
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """A human fallback on a system, or of a provider, on which the touchpoint itself runs."""
    for touchpoint in view.portfolio.touchpoints.values():
        fallback = touchpoint.human_fallback
        if fallback is not None:
            shared = _shared(touchpoint, fallback, view.portfolio)
            if shared:
                yield _trouble(touchpoint, fallback, shared)


def _shared(touchpoint: Touchpoint, fallback: Fallback, portfolio: Portfolio) -> list[str]:
    """The names of what both rest on: providers that are not us, else systems."""
    channels = portfolio.channels
    stands_in = fallback.systems or (channels[fallback.channel].systems if fallback.channel else ())
    here = _beneath(touchpoint.systems or channels[touchpoint.channel].systems, portfolio.systems)
    there = _beneath(stands_in, portfolio.systems)
    providers = [one for one in _providers(here, portfolio) if one in _providers(there, portfolio)]
    if providers:
        return [portfolio.organisations[one].name for one in providers]
    return [system.name for key, system in here.items() if key in there]


def _beneath(named: Iterable[str], systems: Mapping[str, System]) -> dict[str, System]:
    """These systems and all that they run on, through however many; loops end."""
    found: dict[str, System] = {}
    waiting = list(reversed(tuple(named)))
    while waiting:
        key = waiting.pop()
        if key not in found:
            found[key] = systems[key]
            waiting.extend(systems[key].runs_on)
    return found


def _providers(systems: Mapping[str, System], portfolio: Portfolio) -> dict[str, None]:
    """Other organisations that run them, each once; two systems of our own need not fail together."""
    named = (one.provider for one in systems.values() if one.provider)
    return dict.fromkeys(one for one in named if not portfolio.organisations[one].ours)


def _trouble(touchpoint: Touchpoint, fallback: Fallback, shared: list[str]) -> Trouble:
    own = "systems" if fallback.systems else "channel"
    return Trouble(
        fallback.place.at(own),
        f"{called(touchpoint.name)} and its human fallback both depend on {listed(map(called, shared))} "
        "and can stop together",
        "name a fallback that runs on something else, or write in `human_fallback` the `systems` that it "
        "really needs, and try it with the others switched off",
    )


CHECK = Check(
    "shared-fallback",
    Severity.WARNING,
    "A human fallback depends on a system or a provider on which the touchpoint itself depends.",
    find,
)
