"""acceptance-beyond-authority: somebody signed for more than they may."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called, who_may_accept
from cxrisk.findings import Severity
from cxrisk.model.portfolio import Settings
from cxrisk.model.risk import Acceptance, Risk
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.standing import has_authority


def find(view: View) -> Iterator[Trouble]:
    """An acceptance by somebody who is no executive, or who may not accept the risk's current band."""
    settings = view.portfolio.settings
    for risk in view.portfolio.risks.values():
        score = view.scores.get(risk.key)
        signed = risk.acceptance
        if signed is not None and score is not None and not has_authority(signed, score, settings):
            yield _trouble(risk, signed, score, settings)


def _trouble(risk: Risk, signed: Acceptance, score: RiskScore, settings: Settings) -> Trouble:
    band = score.current.band
    signer = settings.executives.get(signed.by)
    if signer is None:
        problem = f"was accepted by {called(signed.by)}, who is no executive of this portfolio"
    else:
        most = f"only up to {signer.may_accept.word}" if signer.may_accept else "no risk at all"
        problem = f"is {band.word} now, and was accepted by the {signer.title}, who may accept {most}"
    return Trouble(
        risk.place.at("acceptance", "by"),
        f"{called(risk.title)} {problem}",
        f"ask for a signature {who_may_accept(band, settings)}, or lower the risk first",
    )


CHECK = Check(
    "acceptance-beyond-authority",
    Severity.ERROR,
    "A risk was accepted by somebody who may not accept it.",
    find,
)
