"""`cxrisk rename`: a new id for a record, wherever it is named."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxrisk.cli.options import example, today_option
from cxrisk.cli.schema import remind
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import remark, say
from cxrisk.cli.today import the_day
from cxrisk.errors import CxriskError

if TYPE_CHECKING:  # importing the resolver takes time that `--help` does not have
    from cxrisk.edits.rename import Renamed

_MOST = 5
"""So many places that only mention the old id are named."""


@click.command(
    "rename",
    epilog=example(
        "cxrisk rename unit care customer-care --diff",
        "cxrisk rename touchpoint disputed-payment/call-care ring-us",
        "cxrisk rename assessment core-ledger new-ledger",
    ),
)
@click.argument("kind")
@click.argument("old")
@click.argument("new")
@click.option("--diff", "only_show", is_flag=True, help="Show what would change, and write nothing.")
@today_option
@click.pass_obj
def command(
    setting: Setting,
    kind: str,
    old: str,
    new: str,
    only_show: bool,  # noqa: FBT001 - click's way
    today: str | None,
) -> None:
    """Give a record of this KIND a NEW id, and write it wherever the OLD one is named.

    All files change, or none; every other character stays. The file of an assessment or a journey moves, for
    its name is the id. Signatures that held hold on, and known findings stay known.

    KIND is one of: assessment, journey, touchpoint, handoff, risk, evidence, disruption, action, decision,
    experiment, communication, data-use, signal, question, promise; of a catalog: organisation, unit, channel,
    system, data, person, statement, control, metric, technology, pattern, precedent; of the portfolio:
    executive.

    An id that several files have is written with its file or journey: journey/touchpoint.
    """
    from cxrisk.cli.files import write_together
    from cxrisk.edits.following import baseline_change, with_signatures
    from cxrisk.edits.rename import renamed
    from cxrisk.edits.show import file_diff
    from cxrisk.sources.read import read_library

    day, root = the_day(today), setting.filled_workspace()
    done = with_signatures(renamed(_contents(root), read_library(), kind, old, new))
    known = baseline_change(root, done, day)
    changes = (*done.changes, *((known,) if known else ()))
    if only_show:
        for change in changes:
            say(file_diff(change))
        return
    write_together(root, changes)
    for change in changes:
        say(f"{change.path} -> {change.moved_to}" if change.moved_to else change.path)
    _tell(root, done)
    remind(root)


def _contents(root: Path) -> dict[str, bytes]:
    from cxrisk.sources.discover import find_files, read_bytes
    from cxrisk.sources.trouble import Unreadable

    contents = {}
    for path in find_files(root):
        try:
            contents[path] = read_bytes(root, path)
        except Unreadable as trouble:
            raise CxriskError(f"{path}: {trouble.message}", mend=trouble.mend) from None
    return contents


def _tell(root: Path, done: "Renamed") -> None:
    from cxrisk.reports.visible import visible
    from cxrisk.resolve.declared import in_words

    one, places = done.one, sum(done.places.values())
    files = sum(1 for count in done.places.values() if count)
    remark(
        f"The {in_words(one.kind)} `{one.old}` is now `{one.new}`: {_counted(places, 'place')} in "
        f"{_counted(files, 'file')}."
    )
    found = [*_mentions(root, done)]
    for where in found[:_MOST]:
        remark(visible(f"{where} still says `{one.old}`; look whether it should."))
    if len(found) > _MOST:
        remark(f"And {len(found) - _MOST} more.")


def _mentions(root: Path, done: "Renamed") -> Iterator[str]:
    """Lines of text and comments, and pages of one's own, that still hold the old id where it is no word."""
    old = done.one.old
    if "-" not in old:
        return
    pattern = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    whole = re.compile(rf"(?:^|[\[{{,:>/-])\s*[\"']?{re.escape(old)}[\"']?\s*(?:$|[,\]}}>/#])")
    own_pages = sorted((root / "site" / "pages").rglob("*.md"))
    pages = ((file.relative_to(root).as_posix(), file.read_text("utf-8", "replace")) for file in own_pages)
    for path, text in (*done.after.texts.items(), *pages):
        for number, line in enumerate(text.split("\n"), 1):
            if pattern.search(whole.sub("", line)):  # what stands alone is the id of something else
                yield f"{path}:{number}"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
