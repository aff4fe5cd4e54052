"""`cxrisk fix`: mend what is safe to mend by machine."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxrisk.cli.choice import by_file
from cxrisk.cli.faults import FINE, FOUND
from cxrisk.cli.options import example, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import remark, say
from cxrisk.cli.today import the_day

if TYPE_CHECKING:  # importing the pipeline takes time that `--help` does not have
    from cxrisk.edits.mend import Mended
    from cxrisk.findings import Finding


@click.command(
    "fix", epilog=example("cxrisk fix --diff", "cxrisk fix", "cxrisk fix assessments/cloud/core-ledger.yml")
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--diff", "only_show", is_flag=True, help="Show what would change, and write nothing.")
@today_option
@click.pass_obj
def command(
    setting: Setting,
    paths: Sequence[str],
    only_show: bool,  # noqa: FBT001 - click's way
    today: str | None,
) -> int:
    """Mend what can mean one thing only: in all files, or in those at PATH.

    Misspelled keys, words, ids and owners that are like one that exists and like no other; quotes around a
    text that ends too early before ` #`; quotes around a text that a comma split in a list in brackets.
    Every other character stays as it is: comments, layout, line ends. What is left is said, with why; what
    only a person can tell, the tool does not guess. Ends with 1 where an error is left, or, with --diff,
    where there is something to mend.
    """
    from cxrisk.cli.files import write_together
    from cxrisk.edits.mend import mend
    from cxrisk.edits.show import file_diff

    day, root = the_day(today), setting.filled_workspace()
    files = _contents(root, paths)

    def findings(instead: "Mapping[str, bytes]") -> "Sequence[Finding]":
        return setting.outcome(day, baseline=False, instead=instead).findings

    done = mend(files, findings)
    if only_show:
        for change in done.changes:
            say(file_diff(change))
    else:
        write_together(root, done.changes)
    _tell(done, show_mends=not only_show)
    return _code(done, only_show=only_show)


def _contents(root: Path, paths: Sequence[str]) -> dict[str, bytes]:
    """The bytes of the files that may be changed."""
    from cxrisk.sources.discover import content_of, find_files

    wanted = by_file(root, paths)
    contents = {path: content_of(root, path) for path in find_files(root) if wanted(path)}
    return {path: content for path, content in contents.items() if isinstance(content, bytes)}


def _tell(done: "Mended", *, show_mends: bool) -> None:
    from cxrisk.reports.visible import visible

    for one in done.mends if show_mends else ():
        say(visible(f"{_place(one.finding)}: mended[{one.finding.rule}] {one.says}"))
    for left in done.left:
        found = left.finding
        remark(visible(f"{_place(found)}: left[{found.rule}] {found.message}; {left.why}"))
    verb = "mended" if show_mends else "to mend"
    remark(f"{len(done.mends)} {verb}, {len(done.left)} left.")


def _place(finding: "Finding") -> str:
    return f"{finding.path}:{finding.position.line}:{finding.position.column}"


def _code(done: "Mended", *, only_show: bool) -> int:
    from cxrisk.findings import Severity

    errors = any(left.finding.severity is Severity.ERROR for left in done.left)
    return FOUND if errors or (only_show and done.changes) else FINE
