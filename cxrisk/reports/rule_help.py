"""The page of a rule as one text, for programs that show it beside a finding."""

from collections.abc import Iterator

from cxrisk.checks.pages import CheckPage, Example, Section


def as_markdown(page: CheckPage) -> str:
    """The page as Markdown, without its title; an arrow says where the rule speaks."""
    return "\n\n".join((page.says, *(block for part in page.sections for block in _section(part, page.id))))


def as_plain(page: CheckPage) -> str:
    """The sentence and what to do, for programs that know no Markdown."""
    advice = next((one for one in page.sections if one.title == "What to do"), None)
    said = [part for part in advice.parts if isinstance(part, str)] if advice else []
    return "\n\n".join((page.says, *said))


def _section(section: Section, rule: str) -> Iterator[str]:
    yield f"## {section.title}"
    for part in section.parts:
        yield _example(part, rule) if isinstance(part, Example) else part


def _example(example: Example, rule: str) -> str:
    marked = {mark.line for mark in example.marks if mark.rule == rule}
    shown = [f"# {example.path}"] if example.path else []
    for number, line in enumerate(example.text.splitlines(), 1):
        shown.append(f"{line}   # <- here" if number in marked else line)
    return "\n".join(("```yaml", *shown, "```"))
