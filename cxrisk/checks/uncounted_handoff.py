"""uncounted-handoff: people are passed to another company, and nobody counts whether they arrive."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, way
from cxrisk.findings import Severity
from cxrisk.model.journey import Handoff, Touchpoint
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """A handoff to another organisation, to or from a moment of truth, that is not counted."""
    portfolio = view.portfolio
    for handoff in portfolio.handoffs.values():
        ends = (portfolio.touchpoints[handoff.from_], portfolio.touchpoints[handoff.to])
        abroad = len({portfolio.organisation_of(one.unit) for one in ends}) > 1
        moments = [one for one in ends if one.moment_of_truth]
        if abroad and moments and not handoff.counted:
            yield _trouble(handoff, moments[0], portfolio)


def _trouble(handoff: Handoff, moment: Touchpoint, portfolio: Portfolio) -> Trouble:
    units = [portfolio.units[portfolio.touchpoints[end].unit].name for end in (handoff.from_, handoff.to)]
    counted = "is not counted" if handoff.counted is False else "is counted by nobody that we know of"
    return Trouble(
        handoff.place.at("counted"),
        f"the handoff {way(handoff)} leaves {units[0]} for {units[1]}, another organisation, touches the "
        f"moment of truth {called(moment.name)}, and {counted}",
        "have somebody compare each week what goes in with what comes out, and write `counted: true`",
        otherwise=head(handoff),
        lacks=(handoff.place.at("counted"),),
    )


CHECK = Check(
    "uncounted-handoff",
    Severity.WARNING,
    "A handoff to another organisation touches a moment of truth, and nobody counts who is passed on.",
    find,
    speaks_from="live",
)
