"""The interview guide as Markdown: for a document that several people write into."""

from collections.abc import Iterator

from cxrisk.guide.practices import PRACTICES
from cxrisk.guide.sheets import Guide, Sheet, Topic
from cxrisk.guide.words import BEFORE, INTENT, titled
from cxrisk.reports.guide_words import headline
from cxrisk.reports.markdown_text import escaped
from cxrisk.reports.visible import visible


def as_markdown(guide: Guide) -> str:
    """Every sheet under a heading of its own."""
    return "\n\n".join(_parts(guide))


def _parts(guide: Guide) -> Iterator[str]:
    yield "# Interview guide"
    yield escaped(headline(guide))
    if guide.sheets:
        yield escaped(f"{INTENT} {BEFORE}")
        yield "\n".join(f"- **{one.name}.** {escaped(one.intent)}" for one in PRACTICES)
    for sheet in guide.sheets:
        yield from _sheet(sheet)


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"## {escaped(titled(sheet))}"
    for topic in sheet.topics:
        yield from _topic(topic)
    yield "### What you heard, to paste back"
    note = "\n".join(visible(line) for line in sheet.note.splitlines())
    yield f"```yaml\n{note}\n```"


def _topic(topic: Topic) -> Iterator[str]:
    gap = topic.gap
    yield f"### {escaped(f'{gap.name} > {gap.after}' if gap.after else gap.name)}"
    yield f"*We believe:* {escaped(gap.assumed)}"
    if gap.shows:
        yield f"> {escaped(gap.shows)}"
    yield "\n".join(f"- **{one.practice.name}.** {escaped(one.text)}" for one in topic.prompts)
    yield "Notes:"
