"""own-device-holds-keys: other people's secrets on somebody's own device, and nothing protects the device."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import named_system
from cxrisk.checks.words import called, listed, plain
from cxrisk.findings import Severity
from cxrisk.model.data import SENSITIVITIES, DataItem
from cxrisk.model.journey import Touchpoint
from cxrisk.model.people import System
from cxrisk.model.portfolio import Portfolio
from cxrisk.scoring.controls import status_counts

_FROM = SENSITIVITIES.index("sensitive")
_OURS = ("employee", "partner")


def find(view: View) -> Iterator[Trouble]:
    """Sensitive data or more on a personal device of somebody who works for us, and the device is bare."""
    guarded = _guarded(view)
    for journey in view.portfolio.journeys.values():
        if view.portfolio.people[journey.person].who in _OURS:
            for touchpoint in journey.touchpoints():
                for device in _devices(touchpoint, view.portfolio):
                    exposed = [] if device.id in guarded else _exposed(touchpoint, view)
                    if exposed:
                        yield _trouble(touchpoint, device, exposed, view)


def _devices(touchpoint: Touchpoint, portfolio: Portfolio) -> Iterator[System]:
    for name in touchpoint.systems or portfolio.channels[touchpoint.channel].systems:
        if portfolio.systems[name].hosting == "personal_device":
            yield portfolio.systems[name]


def _guarded(view: View) -> set[str]:
    """The devices that a control of layer device protects, through a risk at any touchpoint on them."""
    return {
        device.id
        for key, risks in view.risks_at.items()
        for device in _devices(view.portfolio.touchpoints[key], view.portfolio)
        for risk in risks
        for use in risk.controls
        if use.status == "in_place"
        and status_counts(use, "current")
        and view.portfolio.controls[use.control].layer == "device"
    }


def _exposed(touchpoint: Touchpoint, view: View) -> list[DataItem]:
    uses = (use.data for use in view.data_uses_at.get(touchpoint.key, ()))
    named = dict.fromkeys((*touchpoint.collects, *touchpoint.shows, *uses))
    items = (view.portfolio.data_items[one] for one in named)
    return [item for item in items if item.rank >= _FROM]


def _trouble(touchpoint: Touchpoint, device: System, exposed: list[DataItem], view: View) -> Trouble:
    data = listed(f"{called(item.name)} ({plain(item.sensitivity)})" for item in exposed)
    risks = view.risks_at.get(touchpoint.key, ())
    return Trouble(
        named_system(touchpoint, device.id),
        f"{data} at {called(touchpoint.name)} is on {device.name}, a personal device, "
        "and no control of the layer device is in place there",
        f"name in a risk at `{touchpoint.key}` a control of the layer device that is `in_place`, "
        "such as `device-encryption`, or keep the data off the device",
        ((device.place.at("hosting"), "said here to be a personal device"),),
        lacks=tuple(risk.place.at("controls") for risk in risks),
    )


def joins(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """All with touchpoints on the same device."""
    for touchpoint in portfolio.touchpoints.values():
        for device in _devices(touchpoint, portfolio):
            yield touchpoint.place.path, f"device {device.id}"


CHECK = Check(
    "own-device-holds-keys",
    Severity.ERROR,
    "Sensitive or more sensitive data is on the personal device of somebody who works for or with us, "
    "and nothing protects the device.",
    find,
    joins=joins,
)
