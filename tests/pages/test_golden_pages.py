"""The pages of the format's example, byte by byte as they were reviewed."""

from dataclasses import replace
from functools import cache

import pytest

from cxrisk.history.edition import Edition
from cxrisk.pages.site import all_pages
from cxrisk.pipeline import run
from cxrisk.scoring.score import METHOD
from tests.pages.conftest import EXAMPLE, TODAY

RULES = ("asked-twice", "empty-handoff", "overdue-review")
"""The only findings that are kept: a new rule is no reason to review every page again."""

ADDRESSES = (
    "index.html",
    "person.html",
    "built.html",
    "handoffs.html",
    "risks.html",
    "touchpoints.html",
    "collisions.html",
    "initiatives/branch-tablets.html",
    "initiatives/core-ledger.html",
    "initiatives/nearby-offers.html",
    "journeys/disputed-payment.html",
    "journeys/lunch-offer.html",
    "guide.html",
    "library.html",
    "technologies/big-data.html",
    "patterns/cloud.migration-failure.html",
    "controls/two-factor-login.html",
    "method.html",
    "briefs/core-ledger.html",
    "board-pack.html",
)


@cache
def reviewed_pages():
    outcome = run(EXAMPLE, TODAY)
    few = tuple(one for one in outcome.findings if one.rule in RULES)
    edition = Edition("Larkhaven Bank", TODAY, "0.0.0", METHOD)
    return {page.address: page.html for page in all_pages(replace(outcome, findings=few, later=()), edition)}


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_as_reviewed(address, golden):
    golden(f"pages/{address}", reviewed_pages()[address] + "\n")
