"""What the documentation does not say by hand: the format from its schemas, the rules, the commands.

A hook of MkDocs: it adds pages before the build, puts files of the package where a page asks for one with
`<!-- file: PATH -->`, and makes the search work from a disk.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import commands
import formats
import rules
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from cxrisk.publish.search import write_for_disk

CHECKOUT = Path(__file__).parents[1]
_WANTED = re.compile(r"^<!-- file: (?P<path>\S+) as (?P<shown>\S+) -->$", re.MULTILINE)


def _measured() -> Iterator[tuple[str, str]]:
    """What the benchmarks wrote down when they were run last."""
    yield "why/measured.md", (CHECKOUT / "bench" / "RESULTS.md").read_text(encoding="utf-8")


GENERATED: tuple[Callable[[], Iterator[tuple[str, str]]], ...] = (
    *(formats.pages, rules.pages, commands.pages),
    _measured,
)
"""Each gives addresses and Markdown."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that nobody writes."""
    for kind in GENERATED:
        for address, text in kind():
            files.append(File.generated(config, address, content=text))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Show files of the package where a page asks for them, so that it can show no other."""
    return _WANTED.sub(_file, markdown)


def on_post_build(config: MkDocsConfig) -> None:
    """A browser reads the index of the search from a disk only as a script."""
    write_for_disk(Path(config.site_dir))


def _file(found: re.Match[str]) -> str:
    path = CHECKOUT / found["path"]
    word = {".yml": "yaml", ".sh": "sh"}.get(path.suffix, "text")
    return f'```{word} title="{found["shown"]}"\n{path.read_text(encoding="utf-8").rstrip()}\n```'
