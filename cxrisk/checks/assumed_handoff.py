"""assumed-handoff: somebody says how it goes between two desks, and nothing shows it."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import way
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """A handoff whose status is said and rests on no evidence; `unknown` says nothing."""
    for handoff in view.portfolio.handoffs.values():
        if handoff.status != "unknown" and not handoff.evidence:
            yield Trouble(
                handoff.place.at("status"),
                f"no evidence shows that the status of the handoff {way(handoff)} is {handoff.status}",
                "ask a few who went this way what happened between the two desks, and cite it in `evidence`",
                lacks=(handoff.place.at("evidence"),),
            )


CHECK = Check(
    "assumed-handoff",
    Severity.INFO,
    "A handoff says how well it goes, and no evidence shows it.",
    find,
)
