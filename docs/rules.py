"""The reference of the rules: a table, and the page that each rule has in the package."""

from collections.abc import Iterator
from pathlib import Path

from cxrisk.checks import ALL_CHECKS
from cxrisk.findings import FORM_RULES, Rule
from cxrisk.pages.check_pages import GROUPS

_PACKAGE = Path(__file__).parents[1] / "cxrisk" / "checks"
_WHEN = {"proposed": "", "piloting": "from the pilot", "live": "once live"}

_ABOUT = """# Rules

Each rule has an id, the same in the terminal, in a pull request, in `cxrisk explain` and on the site.
How loud it is can be changed under `rules` in `portfolio.yml`. Form is always asked; the others speak
from the status at which an answer can be expected, so that a first draft is not shouted at. Journeys
have no status and are always checked.
"""


def pages() -> Iterator[tuple[str, str]]:
    """The table, and a page a rule."""
    yield "reference/rules/index.md", "\n".join(_index())
    for path in (*_PACKAGE.glob("*.md"), *(_PACKAGE / "form").glob("*.md")):
        yield f"reference/rules/{path.name}", path.read_text(encoding="utf-8")


def _index() -> Iterator[str]:
    yield _ABOUT
    first = {rule: title for rule, _, title in GROUPS}
    spoken = {check.id: _WHEN[check.speaks_from] for check in ALL_CHECKS if check.speaks_from}
    for rule in (*FORM_RULES, *ALL_CHECKS):
        if rule.id in first:
            yield f"\n## {first[rule.id]}\n\n| Rule | Severity | Speaks when |\n|---|---|---|"
        yield _row(rule.id, rule, spoken.get(rule.id, ""))


def _row(name: str, rule: Rule, when: str) -> str:
    severity = f"{rule.severity.word}, {when}" if when else rule.severity.word
    return f"| [`{name}`]({name}.md) | {severity} | {rule.says} |"
