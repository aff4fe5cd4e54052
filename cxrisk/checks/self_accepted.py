"""self-accepted: the one who has to act has signed that nobody need act."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Acceptance, Risk


def find(view: View) -> Iterator[Trouble]:
    """An acceptance by whoever owns the risk, by key, by title, or as the lead of the unit that owns it."""
    for risk in view.portfolio.risks.values():
        if risk.acceptance is not None and _owns(risk.acceptance.by, risk.owner, view.portfolio):
            yield _trouble(risk, risk.acceptance, view.portfolio)


def _owns(signer: str, owner: str, portfolio: Portfolio) -> bool:
    lead = portfolio.units[owner].lead if owner in portfolio.units else ""
    name = _name(signer, portfolio)
    return bool(name) and name in (_name(owner, portfolio), _name(lead, portfolio))


def _name(who: str, portfolio: Portfolio) -> str:
    return portfolio.named(who).strip().casefold()


def _trouble(risk: Risk, signed: Acceptance, portfolio: Portfolio) -> Trouble:
    by = portfolio.named(signed.by)
    return Trouble(
        risk.place.at("acceptance", "by"),
        f"{by} owns {called(risk.title)} and has accepted it as well",
        "ask another executive who may accept it to look and sign, or give the risk to somebody else",
        ((risk.place.at("owner"), "the owner"),),
    )


CHECK = Check(
    "self-accepted",
    Severity.WARNING,
    "Whoever accepted a risk is the one who owns it.",
    find,
)
