"""The evidence under a claim, summed up in one mark."""

from datetime import date
from pathlib import Path

import pytest

from cxrisk.findings import Place
from cxrisk.model.evidence import Evidence
from cxrisk.model.fields import About, Count
from cxrisk.pages.badge import badge
from cxrisk.pipeline import run

TODAY = date(2026, 11, 22)
BASE = Path(__file__).parents[1] / "workspaces" / "base"


@pytest.fixture(scope="module")
def portfolio():
    return run(BASE, TODAY).portfolio


def piece(day, method="interview", kinds=("attitudinal",), **more):
    about = About(day, date.fromisoformat(day), date.fromisoformat(day))
    return Evidence(
        place=Place("x.yml"), id="x", key="x/x", kinds=kinds, method=method, finding="x", date=about, **more
    )


def test_kinds_people_and_the_newest_date_are_summed_up(portfolio):
    pieces = [
        piece("2026-06-01", people=Count(12, 12)),
        piece("2026-10-01", "analytics", ("behavioral", "quantitative"), people=Count(400, 500)),
    ]
    mark = badge(pieces, portfolio, TODAY)
    assert mark.asked
    assert mark.people == Count(412, 512)
    assert mark.newest.text == "2026-10-01"
    assert mark.letters == (("B", True), ("A", True), ("Q", True), ("D", False))
    assert mark.kinds_in_words == "what people do, what people say, counts"


def test_what_only_the_firm_says_asked_nobody(portfolio):
    assert not badge([piece("2026-10-01", "audit", ("documentary",))], portfolio, TODAY).asked
    assert not badge([piece("2026-10-01", "interview", from_=("cards",))], portfolio, TODAY).asked


def test_nothing_is_nothing(portfolio):
    mark = badge([], portfolio, TODAY)
    assert (mark.asked, mark.people, mark.newest, mark.stale) == (False, None, None, False)


def test_evidence_is_old_after_two_intervals_of_review(portfolio):
    assert portfolio.settings.review.every_months == 6
    assert not badge([piece("2025-11-23")], portfolio, TODAY).stale
    assert badge([piece("2025-11-21")], portfolio, TODAY).stale
