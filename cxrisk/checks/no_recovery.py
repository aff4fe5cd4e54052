"""no-recovery: nobody has thought about the day on which it goes wrong."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.journey import Touchpoint

_WANTED = {
    "when_it_fails": "what the person notices when it goes wrong",
    "recovery": "who puts it right, how, and how soon",
}


def find(view: View) -> Iterator[Trouble]:
    """A moment of truth without what happens when it fails, or without recovery."""
    for touchpoint in view.portfolio.touchpoints.values():
        missing = [name for name in _WANTED if not getattr(touchpoint, name)]
        if touchpoint.moment_of_truth and missing:
            yield _trouble(touchpoint, missing)


def _trouble(touchpoint: Touchpoint, missing: list[str]) -> Trouble:
    return Trouble(
        head(touchpoint),
        f"{called(touchpoint.name)} is a moment of truth without {listed(f'`{name}`' for name in missing)}",
        "write " + listed(f"`{name}` ({_WANTED[name]})" for name in missing),
        lacks=tuple(touchpoint.place.at(name) for name in missing),
    )


CHECK = Check(
    "no-recovery",
    Severity.WARNING,
    "A moment of truth does not say what happens when it fails, or how we make it good.",
    find,
)
