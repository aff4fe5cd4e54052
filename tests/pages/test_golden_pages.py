"""The pages of the format's example, byte by byte as they were reviewed."""

import pytest

from tests.pages.conftest import EXAMPLE, rendered

ADDRESSES = (
    "index.html",
    "person.html",
    "built.html",
    "handoffs.html",
    "risks.html",
    "touchpoints.html",
    "initiatives/branch-tablets.html",
    "initiatives/core-ledger.html",
    "initiatives/nearby-offers.html",
    "journeys/disputed-payment.html",
    "journeys/lunch-offer.html",
    "checks/asked-twice.html",
    "method.html",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_as_reviewed(address, golden):
    golden(f"pages/{address}", rendered(EXAMPLE)[address].html + "\n")
