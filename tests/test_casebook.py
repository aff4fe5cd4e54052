"""Real cases, written as of a day before anybody knew the end, say what the checks are there to say."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from cxrisk.findings import Severity
from cxrisk.pipeline import run
from cxrisk.publish.build import build

WORKSPACES = Path(__file__).parent / "workspaces"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def casebook():
    return run(WORKSPACES / "casebook", TODAY)


def said(casebook, case):
    """Rule and source line of every finding about a case."""
    return {
        (finding.rule, casebook.texts[finding.path].splitlines()[finding.position.line - 1].strip())
        for finding in casebook.findings
        if f"/{case}/" in finding.path
    }


def test_the_suppliers_handoff_to_operations_is_found_to_have_no_owner(casebook):
    [finding] = [one for one in casebook.findings if one.rule == "unowned-handoff"]
    lines = casebook.texts[finding.path].splitlines()
    assert finding.path == "assessments/tsb/journeys/tsb-house-move.yml"
    assert lines[finding.position.line - 1].split("#")[0].strip() == "owner: nobody"
    assert [line.strip() for line in lines[finding.position.line - 3 : finding.position.line - 1]] == [
        "- from: platform-handed-over",
        "to: platform-runs",
    ]
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("white-space", "- id: queue-at-branch"),
        ("silent-disruption", "- id: house-move"),
        ("we-know-best", "- id: locked-out"),
        ("above-appetite", "- id: locked-out"),
        ("live-over-appetite", "- id: locked-out"),
        ("no-recovery", "- id: sunday-login"),
    ],
)
def test_what_could_be_seen_on_the_eve_of_the_move_is_seen(casebook, rule, line):
    assert (rule, line) in said(casebook, "tsb")


def test_one_platform_stops_every_way_to_the_bank(casebook):
    systems = casebook.portfolio.systems
    channels = (casebook.portfolio.channels[name] for name in ("tsb-app", "tsb-telephone", "tsb-branch"))
    assert [systems[system].runs_on for channel in channels for system in channel.systems] == [
        ("proteo4uk",)
    ] * 3


def test_good_practice_comes_back_with_nothing_to_answer(casebook):
    quiet = [one for one in casebook.findings if one.severity is Severity.INFO]
    loud = {one.rule for one in casebook.findings if "/klm/" in one.path and one not in quiet}
    assert loud == set()
    # Four years had passed since the ash cloud, and people expected more of an airline by then.
    assert ("stale-baseline", "date: 2010-04") in said(casebook, "klm")


@pytest.mark.parametrize("case", ["tsb-2018-migration", "klm-social-care"])
def test_a_case_rests_on_nothing_from_after_its_day(casebook, case):
    assessment = casebook.portfolio.assessments[case]
    day = assessment.as_of
    known = {record.key: record.date.first for record in casebook.portfolio.evidence.values()}
    cited = {name for risk in assessment.risks if risk.evidence for name in risk.evidence.all()}
    uses = [use.verified.date for risk in assessment.risks for use in risk.controls if use.verified]
    decided = [one.decided for one in assessment.decisions if one.decided]
    assert cited
    assert [one for one in (*(known[name] for name in cited), *uses, *decided) if one > day] == []


@pytest.mark.parametrize("case", ["tsb-2018-migration", "klm-social-care"])
def test_how_it_ended_is_sourced_fact_by_fact_and_later_than_the_case(casebook, case):
    assessment = casebook.portfolio.assessments[case]
    assert assessment.outcome.facts
    for fact in assessment.outcome.facts:
        assert all(source.date and source.url for source in fact.sources), fact.text
        assert fact.sources, fact.text
        assert fact.date.last > assessment.as_of, fact.text


def test_the_base_of_the_examples_is_sound():
    base = run(WORKSPACES / "base", TODAY)
    assert (base.findings, base.later) == ((), ())


@pytest.mark.slow
def test_the_casebook_is_built_to_a_site_that_tells_the_outcome_with_its_sources(tmp_path):
    root = tmp_path / "casebook"
    shutil.copytree(WORKSPACES / "casebook", root)
    build(root, TODAY)
    page = (root / "site" / "public" / "initiatives" / "tsb-2018-migration.html").read_text(encoding="utf-8")
    assert "19 April 2018" in page or "19 Apr 2018" in page
    assert "https://www.fca.org.uk/news/press-releases/tsb-fined-48m-operational-resilience-failings" in page
    handoffs = (root / "site" / "public" / "handoffs.html").read_text(encoding="utf-8")
    assert "nobody" in handoffs
    assert (root / "site" / "public" / "initiatives" / "klm-social-care.html").is_file()
