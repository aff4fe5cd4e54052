"""`cxrisk accept`: a signature, bound to what is rated today."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxrisk.cli.faults import did_you_mean
from cxrisk.cli.files import write_whole
from cxrisk.cli.options import example, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import remark, say
from cxrisk.cli.today import day_in, the_day
from cxrisk.errors import CxriskError
from cxrisk.sources.words import nearest

if TYPE_CHECKING:  # importing the model takes time that `--help` does not have
    from cxrisk.model.assessment import Assessment
    from cxrisk.model.portfolio import Portfolio
    from cxrisk.model.risk import Risk

_BEFORE = ("title", "likelihood", "impact", "rationale", "evidence", "controls", "treatment", "owner")
"""An acceptance is written behind the last of these."""
_LONGEST = 2000
"""Characters of a text in the format."""


@click.command(
    "accept",
    epilog=example(
        'cxrisk accept core-ledger wrong-eyes --by cro --until 2027-02-28 --because "The fix is in test"'
    ),
)
@click.argument("file")
@click.argument("risk")
@click.option("--by", metavar="EXECUTIVE", required=True, help="Who signs: the key of an executive.")
@click.option("--until", metavar="DATE", required=True, help="The last day on which it holds.")
@click.option("--because", metavar="WHY", required=True, help="Why it can be lived with until then.")
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    setting: Setting, file: str, risk: str, by: str, until: str, because: str, today: str | None
) -> None:
    """Write into an assessment that somebody accepts a risk as it is rated today.

    FILE is the assessment's id or file, RISK the id of the risk in it. The digest of the rating is written
    along: once levels, controls or scales change, `acceptance-void` says so. An acceptance that stands there
    is replaced; all else in the file stays as it is, comments too.
    """
    from cxrisk.scoring.digest import digest_of

    day, last = the_day(today), day_in(until, "--until")
    portfolio, root = setting.portfolio(), setting.workspace()
    one = _risk(_assessment(file, portfolio, root), risk, portfolio)
    _refuse(one, by, (day, last), portfolio)
    why = _why(because)
    digest = digest_of(one, portfolio)
    fields = {"by": by, "date": f"{day}", "until": f"{last}", "because": why, "digest": digest}
    _write(root, one, fields)
    say(one.place.path)
    remark(f"{portfolio.named(by)} accepts “{one.title}” until {last}, as rated: {digest}.")


def _why(because: str) -> str:
    """The reason on one line, as a text of the format may be."""
    from cxrisk.sources.characters import FORBIDDEN, name_of

    why = " ".join(because.split())
    if not why:
        raise CxriskError("--because says nothing", mend="say why it can be lived with until then")
    if len(why) > _LONGEST:
        raise CxriskError(
            f"--because has {len(why)} characters; at most {_LONGEST} are allowed",
            mend="say it in fewer words",
        )
    hidden = FORBIDDEN.search(why)
    if hidden:
        raise CxriskError(
            f"--because holds a character that cannot be seen: {name_of(hidden.group())}",
            mend="type the text again",
        )
    return why


def _assessment(file: str, portfolio: "Portfolio", root: Path) -> "Assessment":
    for one in portfolio.assessments.values():
        if file == one.id or Path(file).resolve() == (root / one.place.path).resolve():
            return one
        if file == one.place.path:
            return one
    mend = did_you_mean(nearest(file, portfolio.assessments)) or "see `cxrisk list assessments`"
    raise CxriskError(f"no assessment `{file}`", mend=mend)


def _risk(assessment: "Assessment", name: str, portfolio: "Portfolio") -> "Risk":
    for one in assessment.risks:
        if name in (one.id, one.key):
            if any(lost.path == one.place.path for lost in portfolio.lost):
                raise CxriskError(
                    f"{one.place.path} cannot be read in full, so nobody knows what would be signed for",
                    mend="mend first what `cxrisk check` says of its form",
                )
            return one
    mend = did_you_mean(nearest(name, [one.id for one in assessment.risks])) or "see `cxrisk list risks`"
    raise CxriskError(f"no risk `{name}` in {assessment.place.path}", mend=mend)


def _refuse(risk: "Risk", by: str, days: tuple[date, date], portfolio: "Portfolio") -> None:
    """Say no to a signature that would not hold."""
    from cxrisk.checks.words import who_may_accept
    from cxrisk.model.risk import Acceptance
    from cxrisk.scoring.score import score_risk
    from cxrisk.scoring.standing import has_authority

    day, last = days
    executives = portfolio.settings.executives
    if by not in executives:
        known = did_you_mean(nearest(by, executives)) or f"name one of {', '.join(executives) or 'none yet'}"
        raise CxriskError(f"`{by}` is no executive of this portfolio", mend=known)
    if last < day:
        raise CxriskError(f"--until {last} has passed already", mend="name a day that is to come")
    score = score_risk(risk, portfolio)
    signed = Acceptance(place=risk.place, by=by, date=day, until=last, because="")
    if not has_authority(signed, score, portfolio.settings):
        band = score.current.band
        raise CxriskError(
            f"“{risk.title}” is {band.word} now, and the {executives[by].title} may not accept that",
            mend=f"ask for a signature {who_may_accept(band, portfolio.settings)}, or lower the risk first",
        )


def _write(root: Path, risk: "Risk", fields: dict[str, str]) -> None:
    from cxrisk.sources.amend import amended
    from cxrisk.sources.load import load

    path = root / risk.place.path
    raw = _read(path)
    document = load(risk.place.path, raw).document
    if document is None or document.text.encode() != raw:
        raise CxriskError(
            f"{risk.place.path} is not plain UTF-8 text", mend="mend first what `cxrisk check` says"
        )
    at = tuple(step for step in risk.place.pointer if isinstance(step, str | int))
    text = amended(document, at, "acceptance", fields, _BEFORE)
    if hashlib.sha256(_read(path)).digest() != hashlib.sha256(raw).digest():
        raise CxriskError(f"{risk.place.path} was changed by somebody else just now", mend="try again")
    write_whole(path, text)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise CxriskError(
            f"cannot read {path.name}: {fault.strerror}", mend="look at its permissions"
        ) from None
