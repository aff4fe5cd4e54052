"""Which records are missing from a portfolio, because something in them cannot be used."""

from cxrisk.findings import Place
from cxrisk.model.portfolio import Portfolio
from cxrisk.records import dataclass

_WORDS = {
    "actions": "action",
    "channels": "channel",
    "communications": "message",
    "controls": "control",
    "data_items": "kind of data",
    "data_uses": "use of data",
    "decisions": "decision",
    "disruptions": "disruption",
    "evidence": "piece of evidence",
    "experiments": "experiment",
    "handoffs": "handoff",
    "journeys": "journey",
    "metrics": "metric",
    "organisations": "organisation",
    "people": "person",
    "promises": "promise",
    "questions": "open question",
    "risks": "risk",
    "signals": "signal",
    "stages": "stage",
    "systems": "system",
    "units": "unit",
}
_IN_A_STAGE = 4  # stages, 0, touchpoints, 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that somebody has written, and that is not in the portfolio."""

    place: Place
    word: str
    """What it is: `risk`."""


def left_out(portfolio: Portfolio) -> tuple[LeftOut, ...]:
    """The outermost of them by file; what stands in them, and what only names them, is not counted."""
    found = {place: word for place in portfolio.lost if (word := _word(place.pointer))}
    ordered = sorted(found, key=lambda place: (place.path, [_sorted_by(step) for step in place.pointer]))
    return tuple(LeftOut(place, found[place]) for place in ordered if not _around(place) & found.keys())


def _sorted_by(step: object) -> tuple[int, str]:
    return (step, "") if isinstance(step, int) else (0, str(step))


def _word(pointer: tuple[object, ...]) -> str:
    """What a record at this place is; empty where no record of its own stands there."""
    if not pointer:
        return "file"
    inside = pointer[2:] if pointer[0] == "journeys" and len(pointer) > len(("journeys", 0)) else pointer
    if len(inside) == _IN_A_STAGE and inside[0] == "stages" and inside[2] == "touchpoints":
        return "touchpoint"
    return _WORDS.get(str(inside[0]), "") if len(inside) == len(("risks", 0)) else ""


def _around(place: Place) -> set[Place]:
    return {Place(place.path, place.pointer[:n]) for n in range(len(place.pointer))}
