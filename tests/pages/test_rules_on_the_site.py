"""The rules on the site: each has its page, its examples with the marked line, and what it found here."""

import pytest

from cxrisk.checks import ALL_CHECKS
from cxrisk.checks.pages import page_ids, page_of
from cxrisk.findings import FORM_RULES
from cxrisk.pages.check_pages import GROUPS, check_pages, rule_groups
from cxrisk.pages.words import unticked
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed, read, read_page
from tests.pages.written import CATALOG, EDITION, JOURNEY, PORTFOLIO, assessment, cells, shown

WORKSPACES = pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])
RULES = [rule.id for rule in (*FORM_RULES, *ALL_CHECKS)]


def rows(page):
    return {row[0]: row for table in page.all("table") for row in cells(table)}


def test_every_rule_stands_in_one_group_and_has_a_page():
    groups = rule_groups(read(EXAMPLE))
    assert [row.id for group in groups for row in group.rows] == RULES
    assert [group.rows[0].id for group in groups] == [first for first, _, _ in GROUPS]
    assert {f"checks/{rule}.html" for rule in page_ids()} <= parsed(EXAMPLE).keys()


@WORKSPACES
def test_the_table_counts_what_was_found_and_leads_to_it(root):
    page, findings = parsed(root)["checks.html"], read(root).outcome.findings
    counts = {rule: [one.rule for one in findings].count(rule) for rule in RULES}
    ignored = read(root).outcome.portfolio.settings.rules
    for rule, row in rows(page).items():
        said = row[3].replace("later", " later").split()[0]
        silent = "not" if ignored.get(rule) == "ignore" else "none"
        assert said.startswith(str(counts[rule]) if counts[rule] else silent), rule
    for link in page.all("a"):
        if link.attributes["href"].endswith("#here"):
            rule = link.attributes["href"].removeprefix("checks/").removesuffix(".html#here")
            here = parsed(root)[f"checks/{rule}.html"].first("section", id="here")
            assert len(list(here.first("ul", class_="find").all("li"))) == counts[rule]


@WORKSPACES
def test_a_finding_names_its_line_and_leads_to_the_page_of_its_file(root):
    for one in read(root).outcome.findings:
        here = parsed(root)[f"checks/{one.rule}.html"].first("section", id="here")
        entry = next(
            li
            for li in here.all("li")
            if f"{one.path}, line {one.position.line}" in li.text and unticked(one.help)[1:] in li.text
        )
        assert entry.attributes["data-severity"] == one.severity.word
        if "/catalog/" not in one.path:  # a catalog has no page of its own
            assert entry.first("a").attributes["href"].startswith(("../initiatives/", "../journeys/"))


@pytest.mark.parametrize("rule", RULES)
def test_an_example_is_shown_as_it_is_with_the_line_marked(rule):
    page = parsed(EXAMPLE)[f"checks/{rule}.html"]
    written = [example for section in page_of(rule).sections for example in section.examples]
    drawn = list(page.all("pre"))
    assert len(drawn) == len(written) > 0
    for pre, example in zip(drawn, written, strict=True):
        lines = "".join(text_of(pre)).splitlines()
        assert [line.removesuffix(" ← speaks here") for line in lines] == example.text.splitlines()
        marked = [n for n, line in enumerate(lines, 1) if line.endswith("← speaks here")]
        assert marked == sorted({mark.line for mark in example.marks if mark.rule == rule})


def text_of(element):
    for one in element.texts:
        if isinstance(one, str):
            yield one
        else:
            yield from text_of(one)


def test_what_the_portfolio_wants_otherwise_is_said(workspace):
    loud = PORTFOLIO + "rules: {no-risks: error, no-baseline: ignore}\n"
    reading = workspace(portfolio=loud, catalog=CATALOG, lost_card=JOURNEY, one=assessment())
    table = rows(shown(check_pages, reading, "checks.html"))
    assert table["no-risks"][2:] == ["Errorusually warning", "1"]
    assert table["no-baseline"][2:] == ["Ignoredusually warning", "not asked"]
    page = shown(check_pages, reading, "checks/no-baseline.html")
    assert "This portfolio does not ask." in page.first("section", id="here").text


def test_what_will_speak_later_is_counted(workspace):
    risk = "[{id: a, title: A, likelihood: 2, impact: {trust: 2}, evidence: [e]}]"
    evidence = "[{id: e, kinds: [attitudinal], method: interview, date: 2026-10-01, finding: They said it}]"
    reading = workspace(
        portfolio=PORTFOLIO,
        catalog=CATALOG,
        lost_card=JOURNEY,
        one=assessment(status="proposed", risks=risk, evidence=evidence),
    )
    assert rows(shown(check_pages, reading, "checks.html"))["one-kind-of-evidence"][3] == "none1 later"
    page = shown(check_pages, reading, "checks/one-kind-of-evidence.html")
    assert "1 finding will speak when an initiative has come further: from piloting on." in page.text


def test_a_file_that_cannot_be_read_is_named_though_it_has_no_page(workspace):
    reading = workspace(portfolio=PORTFOLIO, broken="kind: assessment\n\ttitle: A tab\n")
    page = shown(check_pages, reading, "checks/syntax.html")
    (entry,) = page.first("section", id="here").all("li")
    assert "assessments/broken.yml, line 2" in entry.text
    assert not list(entry.all("a"))


def test_more_findings_than_a_page_holds_are_counted(workspace):
    many = "".join(
        f"\n  - {{id: r{n}, title: R{n}, likelihood: 2, impact: {{trust: 2}}}}" for n in range(305)
    )
    reading = workspace(portfolio=PORTFOLIO, catalog=CATALOG, one=assessment(risks=many))
    here = shown(check_pages, reading, "checks/we-know-best.html").first("section", id="here")
    assert len(list(here.all("li"))) == 300
    assert "And 5 more: cxrisk check --select we-know-best lists them all." in here.text


def test_pages_of_rules_stand_in_a_row():
    pages = {page.address: read_page(page.html) for page in check_pages(read(EXAMPLE), EDITION)}
    way = [pages[f"checks/{rule}.html"] for rule in RULES]
    for page, after in zip(way, RULES[1:], strict=False):
        assert page.first("a", rel="next").attributes["href"] == f"../checks/{after}.html"
    assert not list(way[0].all("a", rel="prev"))
    assert not list(way[-1].all("a", rel="next"))


def test_where_nothing_was_found_the_page_does_not_call_it_right(workspace):
    page = shown(check_pages, workspace(portfolio=PORTFOLIO), "checks.html")
    assert page.first("h1").text == "Nothing to find: every file answers what is asked of it."
    assert "it does not say that what is there is true" in page.text
