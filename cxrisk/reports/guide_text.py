"""The interview guide for people at a terminal, or on paper from there."""

import textwrap
from collections.abc import Iterator

from cxrisk.guide.practices import PRACTICES
from cxrisk.guide.sheets import Guide, Sheet, Topic
from cxrisk.guide.words import BEFORE, INTENT, titled
from cxrisk.reports.guide_words import headline
from cxrisk.reports.text import Paint, plain
from cxrisk.reports.visible import visible

_LABEL = 24
"""Columns of a practice's name: the longest is `Take their perspective`."""


def as_text(guide: Guide, paint: Paint = plain, width: int = 100) -> str:
    """Every sheet, in lines of about `width` columns."""
    blocks = ["\n".join(_lines(headline(guide), width))]
    if guide.sheets:
        blocks.append("\n".join(_lines(f"{INTENT} {BEFORE}", width)))
        blocks.append("\n".join(_practices(paint, width)))
    blocks += ["\n".join(_sheet(sheet, paint, width)) for sheet in guide.sheets]
    return "\n\n".join(blocks)


def _practices(paint: Paint, width: int) -> Iterator[str]:
    for one in PRACTICES:
        yield from _labelled(one.name, one.intent, paint, width)


def _sheet(sheet: Sheet, paint: Paint, width: int) -> Iterator[str]:
    title = visible(titled(sheet))
    yield paint("label", title)
    yield "=" * min(len(title), width)
    for topic in sheet.topics:
        yield ""
        yield from _topic(topic, paint, width)
    yield ""
    yield paint("label", "What you heard, to paste back")
    yield from (visible(line) for line in sheet.note.splitlines())  # as it is: it will be copied


def _topic(topic: Topic, paint: Paint, width: int) -> Iterator[str]:
    gap = topic.gap
    yield paint("label", visible(f"{gap.name} > {gap.after}" if gap.after else gap.name))
    yield from _lines(f"({gap.assumed})", width, "  ")
    if gap.shows:
        yield from _lines(f"“{gap.shows}”", width, "  ")
    told = ""
    for prompt in topic.prompts:
        name = "" if prompt.practice.name == told else prompt.practice.name
        yield from _labelled(name, prompt.text, paint, width)
        told = prompt.practice.name


def _labelled(label: str, text: str, paint: Paint, width: int) -> Iterator[str]:
    first, *rest = _lines(text, width - _LABEL - 2)
    yield f"  {paint('info', label)}{' ' * (_LABEL - len(label))}{first}"
    yield from (f"{' ' * (_LABEL + 2)}{line}" for line in rest)


def _lines(text: str, width: int, indent: str = "") -> list[str]:
    flat = visible(" ".join(text.split()))
    lines = textwrap.wrap(
        flat,
        max(width, 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [""]
