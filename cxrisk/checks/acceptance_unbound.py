"""acceptance-unbound: a signature under whatever the risk may become."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Acceptance, Risk
from cxrisk.scoring.digest import digest_of


def find(view: View) -> Iterator[Trouble]:
    """An acceptance without a digest of what was rated."""
    for risk in view.portfolio.risks.values():
        if risk.acceptance is not None and not risk.acceptance.digest:
            yield _trouble(risk, risk.acceptance, view.portfolio)


def _trouble(risk: Risk, signed: Acceptance, portfolio: Portfolio) -> Trouble:
    by = portfolio.named(signed.by) or signed.by
    return Trouble(
        risk.place.at("acceptance", "by"),
        f"the acceptance of {called(risk.title)} is not bound to what {by} signed for: "
        "it would hold whatever the risk becomes",
        f"if today's rating is what was signed for, write `digest: {digest_of(risk, portfolio)}` "
        "into the acceptance; else ask again",
        lacks=(risk.place, portfolio.settings.place.at("scales")),
    )


CHECK = Check(
    "acceptance-unbound",
    Severity.WARNING,
    "An acceptance does not say what was rated when it was signed.",
    find,
)
