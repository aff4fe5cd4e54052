"""`cxrisk baseline`: live with findings that are older than the decision to mend them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cxrisk.cli.options import example, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import remark, say
from cxrisk.cli.today import the_day
from cxrisk.errors import CxriskError

if TYPE_CHECKING:  # importing the pipeline takes time that `--help` does not have
    from cxrisk.sources.baseline import Baseline, Entry


@click.group(
    "baseline",
    epilog=example(
        'cxrisk baseline write --owner cio --because "They are older than this file" --until 2027-06-30',
        "cxrisk baseline prune",
    ),
)
def command() -> None:
    """Live with known findings for a while: they are listed in cxrisk-baseline.yml.

    `cxrisk check` then fails only on what is new. Every entry says who answers for the finding, why it may
    stand, and until when; from the next day on it counts again. A file that cannot be read is never known.
    """


@command.command(
    "write", epilog=example("cxrisk baseline write --owner cio --because WHY --until 2027-06-30")
)
@click.option("--owner", metavar="WHO", default="", help="Who answers for what is new: a unit, an executive.")
@click.option("--because", metavar="WHY", default="", help="Why it may stand.")
@click.option("--until", metavar="DATE", default="", help="The last day on which it may stand.")
@click.option("--select", multiple=True, metavar="RULES", help="Add findings of these rules only: a,b.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Add findings of all rules but these: a,b.")
@today_option
@click.pass_obj
def write(  # noqa: PLR0913, PLR0917 - one argument an option
    setting: Setting,
    owner: str,
    because: str,
    until: str,
    select: Sequence[str],
    ignore: Sequence[str],
    today: str | None,
) -> None:
    """List what is found now and not listed yet.

    Entries that stand there already keep their owner, reason and day; only what they say of the finding is
    brought up to date.
    """
    from cxrisk.cli.choice import by_rule
    from cxrisk.cli.known_findings import entry_of, grounds, renewed, state_of
    from cxrisk.sources.discover import BASELINE as FILE

    day, of_rules = the_day(today), by_rule(select, ignore)
    state = state_of(setting.outcome(day, baseline=False))
    listed = state.listed
    fresh = [(name, one) for name, one in state.found.items() if name not in listed and of_rules(one.rule)]
    known = grounds(owner, because, until, day) if fresh else None
    kept = [renewed(entry, state.found.get(entry.fingerprint)) for entry in state.baseline.entries]
    added = [entry_of(name, finding, known) for name, finding in fresh if known]
    _write(setting, state.baseline, [*kept, *added])
    counted = _counted(len(added), "finding", "findings")
    say(f"{counted} added to {FILE}; {len(kept)} listed before")
    if state.unreadable:
        files = _counted(state.unreadable, "file that cannot be read is", "files that cannot be read are")
        remark(f"{files} never known: mend that first.")


@command.command("prune", epilog=example("cxrisk baseline prune"))
@today_option
@click.pass_obj
def prune(setting: Setting, today: str | None) -> None:
    """Take out the entries of findings that are gone."""
    from cxrisk.cli.known_findings import state_of
    from cxrisk.reports.visible import visible

    state = state_of(setting.outcome(the_day(today), baseline=False))
    if not state.whole:
        raise CxriskError(
            "some files or records cannot be used, so nobody knows which findings are gone",
            mend="mend first what `cxrisk check` says of their form",
        )
    kept = [one for one in state.baseline.entries if one.fingerprint in state.found]
    gone = [one for one in state.baseline.entries if one.fingerprint not in state.found]
    _write(setting, state.baseline, kept)
    for entry in gone:
        say(visible(f"{entry.path}: {entry.rule}: {entry.message}"))
    remark(f"{_counted(len(gone), 'entry', 'entries')} taken out; {len(kept)} left.")


def _write(setting: Setting, baseline: "Baseline", entries: "list[Entry]") -> None:
    """Write the file where an entry came, went or changed; else every byte of it stays."""
    from cxrisk.cli.baseline_file import text_of
    from cxrisk.cli.files import write_whole
    from cxrisk.sources.discover import BASELINE as FILE

    if entries != list(baseline.entries):
        write_whole(setting.workspace() / FILE, text_of(entries, baseline.own))


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
