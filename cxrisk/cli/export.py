"""`cxrisk export`: the portfolio as tables for other programs."""

from pathlib import Path

import click

from cxrisk.cli.faults import did_you_mean
from cxrisk.cli.files import check_places, write_whole
from cxrisk.cli.options import audience_option, example, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import say_file
from cxrisk.cli.today import the_day
from cxrisk.errors import CxriskError
from cxrisk.sources.words import nearest

KINDS = ("portfolio", "risks", "controls", "handoffs", "decisions")
_FORMATS = ("json", "csv")


@click.command(
    "export",
    epilog=example("cxrisk export risks --format csv --out risks.csv", "cxrisk export decisions | jq ."),
)
@click.argument("kind", metavar="KIND")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), help="Else what the name of FILE ends in; else json."
)
@click.option("--out", metavar="FILE", help="Where to; else to standard output.")
@audience_option
@today_option
@click.pass_obj
def command(
    setting: Setting, kind: str, form: str | None, out: str | None, audience: str, today: str | None
) -> None:
    """Print one kind of record as a table.

    KIND is portfolio, risks (with the parts of their scores), controls, handoffs or decisions. Every table
    says of which day and which commit it speaks.
    """
    if kind not in KINDS:
        mend = did_you_mean(nearest(kind, KINDS)) or f"there are {', '.join(KINDS)}"
        raise CxriskError(f"no kind of record `{kind}` to export", mend=mend)
    from cxrisk.exports.kinds import export
    from cxrisk.history.edition import edition_of

    check_places([out] if out else [], setting.workspace())
    outcome = setting.shown(the_day(today), audience)
    text = export(kind, form or _by_name(out), outcome, edition_of(outcome))
    if out is None:
        say_file(text)
    else:
        write_whole(Path(out), text)


def _by_name(out: str | None) -> str:
    """The format that the file's name asks for.

    Raises:
        CxriskError: it asks for one that is not written.
    """
    suffix = Path(out or "").suffix.lower().removeprefix(".")
    if suffix and suffix not in _FORMATS:
        mend = f"end it in {' or '.join(f'.{one}' for one in _FORMATS)}, or say --format"
        raise CxriskError(f"{out}: a file of the kind `.{suffix}` is not written", mend=mend)
    return suffix or _FORMATS[0]
