"""Real cases, written as of a day before anybody knew the end, say what the checks are there to say."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from cxrisk.findings import Severity
from cxrisk.pipeline import run
from cxrisk.publish.build import build

CHECKOUT = Path(__file__).parents[1]
CASEBOOK = CHECKOUT / "examples" / "casebook"
TODAY = date(2026, 11, 22)
CASES = [
    *("starbucks-2014-app", "klm-social-care", "tsb-2018-migration", "evernote-2013-reset"),
    *("ticketmaster-2018-bot", "target-2012-prediction", "target-2013-tills"),
]
ROW = re.compile(
    r"\| (?P<case>[A-Z]\w+ \d{4}) \| [^|]+ \| `(?P<rule>[^`]+)` \| `(?P<file>[^`]+)` \| `(?P<line>.+)` \|"
)
MUST_SURFACE = [
    found.groups() for found in map(ROW.fullmatch, (CASEBOOK / "README.md").read_text().splitlines()) if found
]


@pytest.fixture(scope="module")
def casebook():
    return run(CASEBOOK, TODAY)


def said(casebook, path):
    """Rule and source line, without its comment, of every finding about a file."""
    lines = casebook.texts[path].splitlines()
    return {
        (one.rule, lines[one.position.line - 1].split(" #")[0].strip())
        for one in casebook.findings
        if one.path == path
    }


@pytest.mark.parametrize(("case", "rule", "file", "line"), MUST_SURFACE)
def test_what_could_be_seen_on_the_eve_is_seen_where_the_readme_says(casebook, case, rule, file, line):
    assert (rule, line) in said(casebook, f"assessments/{file}"), case


def test_the_readme_speaks_of_every_case_that_did_harm():
    assert {case for case, *_ in MUST_SURFACE} == {
        *("Starbucks 2014", "TSB 2018", "Evernote 2013", "Ticketmaster 2018", "Target 2012", "Target 2013"),
    }


def test_every_case_is_read_and_none_is_malformed(casebook):
    assert [*casebook.portfolio.assessments] == sorted(CASES)
    form = {
        "syntax",
        "duplicate-key",
        "shape",
        "unknown-reference",
        "duplicate-id",
        "split-text",
        "doubtful-text",
    }
    assert [one for one in casebook.findings if one.rule in form | {"hindsight", "unused"}] == []


def test_an_unowned_handoff_is_an_error_and_stands_between_the_right_two(casebook):
    found = [one for one in casebook.findings if one.rule == "unowned-handoff"]
    around = [
        casebook.texts[one.path].splitlines()[one.position.line - 3 : one.position.line - 1] for one in found
    ]
    assert [[line.strip() for line in lines] for lines in around] == [
        ["- from: alarm-rings", "to: alarm-answered"],
        ["- from: bank-tells", "to: page-looked-at"],
        ["- from: platform-handed-over", "to: platform-runs"],
    ]
    assert {one.severity for one in found} == {Severity.ERROR}


def test_one_platform_stops_every_way_to_the_bank(casebook):
    systems = casebook.portfolio.systems
    channels = (casebook.portfolio.channels[name] for name in ("tsb-app", "tsb-telephone", "tsb-branch"))
    assert [systems[system].runs_on for channel in channels for system in channel.systems] == [
        ("proteo4uk",)
    ] * 3


def test_good_practice_comes_back_with_nothing_to_answer(casebook):
    loud = {
        one.rule for one in casebook.findings if "/klm/" in one.path and one.severity is not Severity.INFO
    }
    assert loud == set()
    # Four years had passed since the ash cloud, and people expected more of an airline by then.
    assert ("stale-baseline", "date: 2010-04") in said(casebook, "assessments/klm/journeys/klm-stranded.yml")


@pytest.mark.parametrize("case", CASES)
def test_a_case_rests_on_nothing_from_after_its_day(casebook, case):
    assessment = casebook.portfolio.assessments[case]
    day = assessment.as_of
    known = {record.key: record.date.first for record in casebook.portfolio.evidence.values()}
    cited = {name for risk in assessment.risks if risk.evidence for name in risk.evidence.all()}
    uses = [use.verified.date for risk in assessment.risks for use in risk.controls if use.verified]
    decided = [one.decided for one in assessment.decisions if one.decided]
    assert cited
    assert [one for one in (*(known[name] for name in cited), *uses, *decided) if one > day] == []


@pytest.mark.parametrize("case", CASES)
def test_how_it_ended_is_sourced_fact_by_fact_and_later_than_the_case(casebook, case):
    assessment = casebook.portfolio.assessments[case]
    assert assessment.outcome.facts
    for fact in assessment.outcome.facts:
        assert all(source.date and source.url for source in fact.sources), fact.text
        assert fact.sources, fact.text
        assert fact.date.last > assessment.as_of, fact.text


def test_the_base_of_the_examples_is_sound():
    base = run(CHECKOUT / "tests" / "workspaces" / "base", TODAY)
    assert (base.findings, base.later) == ((), ())


@pytest.mark.slow
def test_the_casebook_is_built_to_a_site_that_tells_each_outcome_with_its_sources(casebook, tmp_path):
    root = tmp_path / "casebook"
    shutil.copytree(CASEBOOK, root, ignore=shutil.ignore_patterns("public"))
    site = build(root, TODAY).target
    for case in CASES:
        page = (site / "initiatives" / f"{case}.html").read_text(encoding="utf-8")
        for fact in casebook.portfolio.assessments[case].outcome.facts:
            assert all(source.url in page for source in fact.sources), fact.text
    assert "19 April 2018" in (site / "initiatives" / "tsb-2018-migration.html").read_text(encoding="utf-8")
    assert "nobody" in (site / "handoffs.html").read_text(encoding="utf-8")
    assert (site / "about-the-cases.html").is_file()
