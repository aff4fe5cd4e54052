"""The page of a rule, on a terminal."""

import re
from collections.abc import Iterator

from cxrisk.checks.pages import CheckPage, Example, Section
from cxrisk.cli.card import wrapped
from cxrisk.reports.text import Paint
from cxrisk.reports.visible import visible

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1")
_BULLET = re.compile(r"([-*]|[0-9]+\.) +")


def page_lines(page: CheckPage, paint: Paint, wide: int) -> Iterator[str]:
    """The page, line by line; in a bad example arrows say where the rule speaks."""
    yield paint("label", page.title)
    yield from wrapped(_words(page.says), wide, "  ")
    for section in page.sections:
        yield ""
        yield paint("label", section.title)
        yield from _section(section, paint, wide)


def _section(section: Section, paint: Paint, wide: int) -> Iterator[str]:
    for number, part in enumerate(section.parts):
        if number:
            yield ""
        yield from _example(part, paint) if isinstance(part, Example) else _prose(part, wide)


def _example(example: Example, paint: Paint) -> Iterator[str]:
    marked = {mark.line for mark in example.marks}
    if example.path:
        yield "    " + paint("gutter", f"# {example.path}")
    for number, line in enumerate(example.text.splitlines(), 1):
        yield paint("error", f"  > {visible(line)}") if number in marked else f"    {visible(line)}".rstrip()


def _prose(text: str, wide: int) -> Iterator[str]:
    for number, block in enumerate(re.split(r"\n\s*\n", text)):
        if number:
            yield ""
        if block.startswith("```"):
            yield from (f"    {visible(line)}" for line in block.splitlines()[1:-1])
        else:
            yield from _block(block.splitlines(), wide)


def _block(lines: list[str], wide: int) -> Iterator[str]:
    """A paragraph, or a list with one entry a bullet."""
    entries: list[list[str]] = []
    for line in lines:
        if not entries or _BULLET.match(line.lstrip()):
            entries.append([])
        entries[-1].append(line.strip())
    for entry in entries:
        text = " ".join(entry)
        bullet = _BULLET.match(text)
        lead = f"  {bullet.group()}" if bullet else "  "
        yield from wrapped(_words(text[bullet.end() :] if bullet else text), wide, lead, " " * len(lead))


def _words(text: str) -> str:
    """Markdown's marks taken off, but for the back quotes of what is to be typed."""
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1 (\2)", text))
