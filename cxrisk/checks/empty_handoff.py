"""empty-handoff: a person is passed on with empty hands."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed, way
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """A handoff between units that carries nothing, though both sides collect something."""
    touchpoints = view.portfolio.touchpoints
    for handoff in view.portfolio.handoffs.values():
        before, after = touchpoints[handoff.from_], touchpoints[handoff.to]
        both_ask = before.collects and after.collects
        if before.unit != after.unit and both_ask and not handoff.carries:
            known = listed(called(view.portfolio.data_items[one].name) for one in before.collects)
            yield Trouble(
                handoff.place.at("carries"),
                f"the handoff {way(handoff)} carries nothing, though "
                f"{called(before.name)} has just asked for {known}",
                "list in `carries` what the next desk is given, so that the person need not say it again",
                otherwise=head(handoff),
                lacks=(handoff.place.at("carries"),),
            )


CHECK = Check(
    "empty-handoff",
    Severity.WARNING,
    "A handoff between units carries nothing, though both sides ask people for something.",
    find,
)
