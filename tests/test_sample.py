"""The sample portfolio says what the README says of it."""

import re
from datetime import date
from pathlib import Path

import pytest

from cxrisk.pipeline import Outcome, run

ROOT = Path(__file__).parents[1]
FORM = {
    "syntax",
    "duplicate-key",
    "shape",
    "unknown-reference",
    "duplicate-id",
    "split-text",
    "doubtful-text",
}
ON_PURPOSE = {
    ("weak-login", "assessments/journeys/move-house.yml"),
    ("unowned-handoff", "assessments/journeys/disputed-payment.yml"),
}


@pytest.fixture(scope="module")
def sample() -> Outcome:
    today = re.search(r"^TODAY := (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE).group(1)
    return run(ROOT, date.fromisoformat(today))


def test_it_has_the_nine_initiatives_and_five_journeys(sample):
    assert list(sample.portfolio.assessments) == [
        "branch-tablets",
        "chat-assistant",
        "core-ledger",
        "early-help",
        "gift-money",
        "nearby-offers",
        "pay-on-the-go",
        "social-care",
        "statement-vault",
    ]
    people = [sample.portfolio.people[one.person].who for one in sample.portfolio.journeys.values()]
    assert (len(people), people.count("employee")) == (5, 1)


def test_its_form_is_sound(sample):
    assert [one for one in sample.findings if one.rule in FORM] == []


def test_it_has_the_mistakes_of_a_good_team(sample):
    assert 15 <= len(sample.findings) <= 30
    assert {(one.rule, one.path) for one in sample.findings if one.severity.word == "error"} == ON_PURPOSE


def test_the_readme_names_both_errors_and_the_number_of_findings(sample):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for rule, path in ON_PURPOSE:
        assert f"`{rule}`** in `{path.removeprefix('assessments/')}`" in readme
    assert f"prints {len(sample.findings)}\nfindings" in readme


def test_the_errors_stand_in_what_is_live(sample):
    live = [one for one in sample.portfolio.assessments.values() if one.status == "live"]
    journeys = {at.partition("/")[0] for one in live for risk in one.risks for at in risk.touchpoints}
    assert {Path(path).stem for _, path in ON_PURPOSE} <= journeys
