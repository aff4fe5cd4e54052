"""The page of each rule: why it matters, a bad and a good example, what to do.

A page is Markdown in a fixed form: a title, one sentence, then sections. A YAML block is an example: its
first line names a file, which it replaces in (or adds to) a small sound workspace. `# <- rule` at the
end of a line of a bad example says that the rule speaks there; `# v- rule` on a line of its own says it
of the next line. The marks are no part of what is shown. The examples are the tests of the rules.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cxrisk.errors import CxriskError
from cxrisk.records import dataclass
from cxrisk.sources.words import nearest

_FOLDER = Path(__file__).parent
_FENCE = "```"
_BEHIND = re.compile(r"[ ]*# <- ([a-z0-9, -]+)\Z")
_ABOVE = re.compile(r"[ ]*# v- ([a-z0-9, -]+)\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """A rule speaks on this line of an example."""

    line: int
    """Counted from 1."""
    rule: str


@dataclass(frozen=True, slots=True)
class Example:
    """A file, as somebody might write it."""

    path: str
    """Relative to the workspace; nothing where the block names none."""
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page."""

    title: str
    parts: tuple[str | Example, ...]
    """Prose (Markdown) and examples, in the order in which they stand."""

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples alone."""
        return tuple(part for part in self.parts if isinstance(part, Example))


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What there is to say about one rule."""

    id: str
    title: str
    says: str
    """One sentence: when the rule speaks."""
    sections: tuple[Section, ...]

    def examples(self, title: str) -> tuple[Example, ...]:
        """The examples of one section: `Bad` or `Good`."""
        return next((one.examples for one in self.sections if one.title == title), ())


def page_ids() -> tuple[str, ...]:
    """The ids of all rules that have a page, sorted."""
    return tuple(sorted(_files()))


def page_of(rule: str) -> CheckPage:
    """The page of a rule.

    Raises:
        CxriskError: no rule has this id; the nearest ones are named.
    """
    files = _files()
    if rule not in files:
        near = " or ".join(nearest(rule, files))
        raise CxriskError(f"there is no rule `{rule}`", mend=f"did you mean {near}?" if near else "")
    return parse(rule, files[rule].read_text(encoding="utf-8"))


def parse(rule: str, text: str) -> CheckPage:
    """Read a page."""
    head, *rest = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _, says = head.strip().partition("\n")
    sections = (part.partition("\n") for part in rest)
    return CheckPage(
        rule,
        title.removeprefix("# ").strip(),
        " ".join(says.split()),
        tuple(Section(name.strip(), tuple(_parts(body))) for name, _, body in sections),
    )


@cache
def _files() -> dict[str, Path]:
    return {file.stem: file for folder in (_FOLDER, _FOLDER / "form") for file in folder.glob("*.md")}


def _parts(body: str) -> Iterator[str | Example]:
    """Prose and YAML blocks by turns; blocks of any other kind stay in the prose."""
    prose: list[str] = []
    block: list[str] | None = None
    for line in body.splitlines():
        if block is None and line.rstrip() == f"{_FENCE}yaml":
            yield from _prose(prose)
            prose, block = [], []
        elif block is not None and line.rstrip() == _FENCE:
            yield _example(block)
            block = None
        else:
            (prose if block is None else block).append(line)
    yield from _prose(prose)


def _prose(lines: list[str]) -> Iterator[str]:
    text = "\n".join(lines).strip()
    if text:
        yield text


def _example(lines: list[str]) -> Example:
    path = re.fullmatch(r"# (\S+\.ya?ml)", lines[0].strip()) if lines else None
    marks: list[Mark] = []
    shown: list[str] = []
    for line in lines[1:] if path else lines:
        above = _ABOVE.fullmatch(line)
        if above:
            marks += _marks(len(shown) + 1, above[1])
            continue
        behind = _BEHIND.search(line)
        if behind:
            marks += _marks(len(shown) + 1, behind[1])
        shown.append(line[: behind.start()] if behind else line)
    return Example(path[1] if path else "", "\n".join(shown) + "\n", tuple(marks))


def _marks(line: int, rules: str) -> list[Mark]:
    return [Mark(line, rule.strip()) for rule in rules.split(",")]
