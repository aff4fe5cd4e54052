"""The rules: all of them with what they found here, and a page for each."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise

from cxrisk.checks import ALL_CHECKS
from cxrisk.checks.check import Check
from cxrisk.checks.pages import CheckPage, Example, page_of
from cxrisk.findings import FORM_RULES, Finding, Rule, Severity
from cxrisk.history.edition import Edition
from cxrisk.pages import anchors
from cxrisk.pages.origin import of_all, of_rule
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading, grouped
from cxrisk.pages.render import compose
from cxrisk.pages.words import sentence, spelled
from cxrisk.records import dataclass

GROUPS = (
    ("syntax", "form", "Form"),
    ("white-space", "between", "Between the units"),
    ("no-baseline", "moment", "The moment"),
    ("we-know-best", "evidence", "Evidence"),
    ("no-value-exchange", "exchange", "What we take, what we give"),
    ("no-risks", "treatment", "What is done about it"),
    ("silent-disruption", "words", "Words with people"),
)
"""The rule with which each group begins, in the order of the documentation; its anchor; its title."""
SHOWN = 300
"""Findings that a page lists; beyond, it says how to see them all."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule and what it says here."""

    id: str
    says: str
    severity: str
    """How loud it is here: error, warning, info, ignored; an initiative's status may change it."""
    usual: str
    """How loud it is elsewhere, where this portfolio wants it otherwise; else empty."""
    speaks_from: str
    """The status of an initiative from which it speaks; empty where it always does."""
    findings: tuple[Finding, ...]
    later: int
    """Findings that will speak at a later status."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rules of one kind."""

    id: str
    title: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class ChecksView:
    """The page of all rules."""

    headline: str
    files: int
    groups: tuple[Group, ...]
    later: int


@dataclass(frozen=True, slots=True)
class At:
    """One finding, with the page of the file that it stands in."""

    finding: Finding
    page: Link | None


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """One line of an example."""

    text: str
    speaks: bool
    """Whether the rule speaks here."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """The page of one rule."""

    page: CheckPage
    row: RuleRow
    findings: tuple[At, ...]
    more: int
    """Findings beyond those that are listed."""

    def lines(self, example: Example) -> tuple[ExampleLine, ...]:
        """An example line by line, marked where this rule speaks."""
        marked = {mark.line for mark in example.marks if mark.rule == self.page.id}
        return tuple(ExampleLine(text, n in marked) for n, text in enumerate(example.text.splitlines(), 1))


def check_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The page of all rules, then one for each, in the order of the documentation."""
    yield from reading.pages("checks", partial(_pages, edition=edition))


def _pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    groups = rule_groups(reading)
    trail = (Link(edition.name, "index.html"),)
    outcome = reading.outcome
    sheet = Sheet(
        address="checks.html",
        title="Checks",
        template="checks.html",
        source=of_all(reading, edition),
        trail=trail,
        headings=tuple(Heading(2, group.id, group.title) for group in groups),
        found=(Found("", "What is checked", "Every rule, with what it found here"),),
        nav="Checks",
    )
    yield compose(
        sheet, edition, ChecksView(_headline(outcome.findings), outcome.files, groups, len(outcome.later))
    )
    rows = [row for group in groups for row in group.rows]
    links = [None, *(Link(row.id, anchors.check(row.id)) for row in rows), None]
    pages = reading.pages_of_files
    for row, (before, _), (_, after) in zip(rows, pairwise(links[:-1]), pairwise(links[1:]), strict=True):
        view = _rule_view(row, pages)
        sheet = Sheet(
            address=anchors.check(row.id),
            title=row.id,
            template="check.html",
            source=of_rule(edition, row.findings, "#here"),
            trail=(*trail, Link("Checks", "checks.html")),
            before=before,
            after=after,
            headings=(Heading(2, "here", "What it found here"),),
            found=(Found("", row.id, row.says),),
        )
        yield compose(sheet, edition, view)


def rule_groups(reading: Reading) -> tuple[Group, ...]:
    """Every rule of the tool, grouped."""
    rows = _rows(reading)
    starts = [next(n for n, row in enumerate(rows) if row.id == first) for first, _, _ in GROUPS]
    ends = [*starts[1:], len(rows)]
    return tuple(
        Group(id_, title, tuple(rows[start:end]))
        for (_, id_, title), start, end in zip(GROUPS, starts, ends, strict=True)
    )


def _rows(reading: Reading) -> list[RuleRow]:
    outcome = reading.outcome
    found = grouped((finding.rule, finding) for finding in outcome.findings)
    later = [one.finding.rule for one in outcome.later]
    rules: tuple[Rule | Check, ...] = (*FORM_RULES, *ALL_CHECKS)
    return [_row(rule, reading, found.get(rule.id, ()), later.count(rule.id)) for rule in rules]


def _row(rule: Rule | Check, reading: Reading, findings: tuple[Finding, ...], later: int) -> RuleRow:
    here = reading.portfolio.settings.severity(rule.id, rule.severity)
    speaks_from = rule.speaks_from if isinstance(rule, Check) else "proposed"
    return RuleRow(
        id=rule.id,
        says=rule.says,
        severity=_word(here),
        usual="" if here is rule.severity else _word(rule.severity),
        speaks_from="" if speaks_from == "proposed" else speaks_from,
        findings=findings,
        later=later,
    )


def _word(severity: Severity | None) -> str:
    return severity.word if severity else "ignored"


def _headline(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return "Nothing to find: every file answers what is asked of it."
    loud = [
        sum(one.severity is severity for one in findings) for severity in (Severity.ERROR, Severity.WARNING)
    ]
    words = [many(loud[0], "error"), many(loud[1], "warning")]
    rest = len(findings) - sum(loud)
    tail = f" and {spelled(rest)} worth knowing" if rest else ""
    return sentence(f"{words[0]}, {words[1]}{tail}.")


def _rule_view(row: RuleRow, pages: Mapping[str, Link]) -> RuleView:
    return RuleView(
        page=page_of(row.id),
        row=row,
        findings=tuple(At(one, pages.get(one.path)) for one in row.findings[:SHOWN]),
        more=max(0, len(row.findings) - SHOWN),
    )
