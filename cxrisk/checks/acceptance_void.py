"""acceptance-void: what was signed for is no longer what is there."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Acceptance, Risk
from cxrisk.scoring.digest import digest_of
from cxrisk.scoring.standing import is_void


def find(view: View) -> Iterator[Trouble]:
    """An acceptance whose digest is not that of today's rating; silent where there is none."""
    for risk in view.portfolio.risks.values():
        if risk.acceptance is not None and is_void(risk, view.portfolio):
            yield _trouble(risk, risk.acceptance, view.portfolio)


def _trouble(risk: Risk, signed: Acceptance, portfolio: Portfolio) -> Trouble:
    by = portfolio.named(signed.by) or signed.by
    return Trouble(
        risk.place.at("acceptance", "digest"),
        f"{by} accepted {called(risk.title)} on {signed.date}, and its levels, its controls or the scales "
        "have changed since: what was accepted is no longer what is rated",
        f"show {by} what has changed and ask again; "
        f"if the signature is given, write its day and `digest: {digest_of(risk, portfolio)}`",
        lacks=(risk.place, portfolio.settings.place.at("scales")),
    )


CHECK = Check(
    "acceptance-void",
    Severity.ERROR,
    "What somebody signed for has changed since: the rating, its controls or the scales.",
    find,
)
