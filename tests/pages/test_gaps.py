"""A portfolio with errors: what is sound stands; what is missing is said, at the door and in its place."""

import shutil

import pytest

from cxrisk.audience.public import public
from cxrisk.history.edition import edition_of
from cxrisk.model.left_out import left_out
from cxrisk.pages.gaps import gaps
from cxrisk.pages.reading import Reading
from cxrisk.pages.site import all_pages
from cxrisk.pages.words import unticked
from cxrisk.pipeline import run
from tests.pages.conftest import SAMPLE, TODAY, Parsed, read_page


def broken_sample(folder):
    """The sample with two files that cannot be read, a risk without a level, a touchpoint without a name."""
    shutil.copytree(SAMPLE / "assessments", folder / "assessments")
    for path, before, after in (
        ("social-media/gift-money.yml", "risks:", "risks: ["),
        ("journeys/move-house.yml", "kind: journey", "kind: [journey"),
        ("cloud/core-ledger.yml", "    likelihood: ", "    likelihood: hugh # "),
        ("journeys/disputed-payment.yml", "        name: A card alert appears on my phone\n", ""),
    ):
        file = folder / "assessments" / path
        text = file.read_text(encoding="utf-8")
        assert before in text, path
        file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    return run(broken_sample(tmp_path_factory.mktemp("broken")), TODAY)


@pytest.fixture(scope="module")
def pages(outcome):
    return Parsed({page.address: page for page in all_pages(outcome, edition_of(outcome))})


def test_what_is_left_out_is_found_by_file_without_what_only_names_it(outcome):
    found = [(one.place.path.rpartition("/")[2], one.word) for one in left_out(outcome.portfolio)]
    assert found == [
        ("early-help.yml", "signal"),
        ("core-ledger.yml", "risk"),
        ("disputed-payment.yml", "handoff"),
        ("disputed-payment.yml", "touchpoint"),
    ]


def test_the_front_door_names_every_gap_with_its_cause(pages):
    rows = [
        [cell.text for cell in (row.first("th"), *row.all("td"))]
        for row in pages["index.html"].first("section", id="missing").first("tbody").all("tr")
    ]
    assert [row[:2] for row in rows] == [
        ["assessments/journeys/move-house.yml", "all of it"],
        ["assessments/social-media/gift-money.yml", "all of it"],
        ["assessments/big-data/early-help.yml", "one signal"],
        ["assessments/cloud/core-ledger.yml", "one risk"],
        ["assessments/journeys/disputed-payment.yml", "one handoff"],
        ["assessments/journeys/disputed-payment.yml", "one touchpoint"],
    ]
    assert unticked("`hugh` is no level of likelihood") in rows[3][2]
    assert rows[4][2] == "It hangs on something that is left out itself"


def test_every_page_says_that_not_all_is_here(pages):
    for address, page in pages.items():
        says = page.first("p", class_="missing")
        assert says.text.startswith("Not all is here. 2 files cannot be read, 4 records are left out"), (
            address
        )
        assert says.first("a").attributes["href"].endswith("#missing"), address


@pytest.mark.parametrize(
    ("address", "section", "says"),
    [
        (
            "initiatives/core-ledger.html",
            "risks",
            "One risk is left out. \N{LEFT SINGLE QUOTATION MARK}hugh",
        ),
        ("journeys/disputed-payment.html", "part.moments", "One touchpoint is left out. In touchpoint"),
        ("journeys/disputed-payment.html", "part.handoffs", "One handoff is left out. It hangs on"),
        ("initiatives/early-help.html", "findings", "One signal is left out. It hangs on"),
    ],
)
def test_what_is_left_out_is_said_where_it_would_stand(pages, address, section, says):
    shown = [gap.text for gap in pages[address].first("section", id=section).all("div", class_="gap")]
    assert len(shown) == 1
    assert shown[0].startswith(says)


def test_a_risk_does_not_say_that_nothing_is_named_where_what_is_named_is_left_out(pages):
    risk = pages["initiatives/statement-vault.html"].first("details", id="risk-one-password")
    assert "no touchpoint is named" not in risk.text
    assert "1 touchpoint, because what the file names has an error" in risk.text


def test_a_rating_whose_evidence_is_left_out_does_not_pass_for_our_own_word(pages):
    badges = [one.text for one in pages["risks.html"].all("span", class_="wkb")]
    assert "what it rests on is left out" in badges


def test_without_an_error_nothing_is_said_to_be_missing():
    outcome = run(SAMPLE, TODAY)
    for page in all_pages(outcome, edition_of(outcome)):
        assert "Not all is here" not in page.html, page.address
        assert 'class="gap"' not in page.html, page.address


@pytest.mark.unmeasured
def test_the_public_learns_that_something_is_missing_and_not_what(outcome):
    shown = public(outcome)
    assert gaps(Reading(shown)) == ()
    for page in all_pages(shown, edition_of(shown)):
        assert "Part of what is written has an error and is left out." in page.html, page.address
        assert ".yml" not in read_page(page.html).first("p", class_="missing").text
        assert 'class="gap"' not in page.html, page.address
