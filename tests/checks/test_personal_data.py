"""personal-data: what leads to one person, told by its form and its check digits."""

import pytest

from cxrisk.checks.personal import found_in

MAIL, CARD, IBAN, PHONE = "an e-mail address", "a card number", "an IBAN", "a telephone number"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("She wrote from dana.miller@mail.example.", [MAIL]),
        ("[her](mailto:dana+shop@corner-shop.example)", [MAIL]),
        ("4111 1111 1111 1111", [CARD]),
        ("card 5500-0055-5555-5559, blocked", [CARD]),
        ("378282246310005", [CARD]),
        ("GB82 WEST 1234 5698 7654 32", [IBAN]),
        ("to DE89370400440532013000 AND BACK", [IBAN]),
        ("ring +44 20 7946 0018", [PHONE]),
        ("0044 20 7946 0018", [PHONE]),
        ("020 7946 0018", [PHONE]),
        ("(030) 12345678 or (212) 555-0143", [PHONE]),
        ("a@b.example, 020 7946 0018", [MAIL, PHONE]),
    ],
)
def test_what_leads_to_one_person_is_seen(text, kinds):
    assert found_in(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "0000 0000 0000 0000",
        "GB82 WEST 1234 5698 7654 33",
        "XX82 WEST 1234 5698 7654 32",
        "28,000,000 people between 100000 and 3000000",
        "from 2026-01-01, 10:00 to 2026-12-31, 20:00",
        "https://news.example/2018/4111111111111111?id=0207946001812",
        "ref. SRC-0123456789, case 2024 0311 2222 1111 9",
        "ring 0800 123 4567, +44 800 123 4567 or 1-800-555-0143",
        "@bank and @care answer; 116 116 is short",
        "0.5 0.25 0.125 0.0625",
        "",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert found_in(text) == []


REPEATED = ("0 ", "1-", "a.", "@01 ", "+1 (", "AB12 ", "8 (", "1234 5678 ")


@pytest.mark.parametrize("part", REPEATED)
@pytest.mark.parametrize("begins", ["", "a@", "GB82", "12345678"])
def test_no_text_takes_long(begins, part):
    found_in(begins + part * 5000)


CARD_NUMBER = "4111 1111 1111 1111"


def test_it_is_said_where_it_stands_and_not_repeated(workspace):
    workspace.assessment(f"questions: [{{text: Whose is {CARD_NUMBER}?}}]", "proposed")
    [said] = workspace.said("personal-data")
    assert (said.marked, said.severity) == (f"Whose is {CARD_NUMBER}?", "error")
    assert "a card number in `text`" in said.words
    assert "1111" not in said.words


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("portfolio.yml", "currency: EUR", f"about: Ring {CARD_NUMBER}"),
        ("portfolio.yml", "title: Chief Marketing Officer", f"title: {CARD_NUMBER}"),
        ("catalog.yml", "Know today whether the money is safe", f"{CARD_NUMBER} is mine"),
        ("catalog.yml", "may: [stop a card]", f"may: [stop {CARD_NUMBER}]"),
        ("journeys/lost-card.yml", "First I stop it. Then I breathe.", f"Mine is {CARD_NUMBER}"),
        ("card-freeze.yml", "I stood at the till and did not know why.", CARD_NUMBER),
        ("card-freeze.yml", "status: piloting", f"status: piloting\ntickets: [{CARD_NUMBER}]"),
        (
            "card-freeze.yml",
            "status: piloting",
            f"status: piloting\nnot_applicable: {{safety: {CARD_NUMBER}}}",
        ),
        (
            "card-freeze.yml",
            "status: piloting",
            f"status: retired\nx-no: 1\ndriver: both\noutcome: {{summary: {CARD_NUMBER}}}",
        ),
        (
            "card-freeze.yml",
            "status: piloting",
            f"status: piloting\nsources: [{{title: {CARD_NUMBER}, url: 'https://a.example'}}]",
        ),
    ],
)
def test_every_text_is_read(workspace, path, old, new):
    workspace.edit(path, old, new)
    [said] = workspace.said("personal-data")
    assert CARD_NUMBER in said.at


def test_a_record_that_is_internal_is_read_too(workspace):
    workspace.assessment(f"questions: [{{text: {CARD_NUMBER}, visibility: internal}}]", "proposed")
    assert workspace.said("personal-data")


def test_how_a_desk_is_reached_may_be_said(workspace):
    workspace.edit("catalog.yml", "lead: Head of cards", "lead: Head of cards, contact: cards@bank.example")
    workspace.edit("portfolio.yml", "title: Chief Risk Officer", "title: Risk, contact: +44 20 7946 0018")
    assert not workspace.said("personal-data")
    workspace.edit("catalog.yml", "contact: cards@bank.example", "x-a: b, name: cards@bank.example")
    workspace.edit("catalog.yml", "name: Cards, ", "")
    assert workspace.said("personal-data")


def test_a_journey_inside_an_assessment_is_read_once(workspace):
    workspace.assessment(
        "journeys:\n  - {id: inside, title: I am inside, person: dana, stages: [{name: Ask, touchpoints: "
        f"[{{id: one, name: {CARD_NUMBER}, channel: phone, unit: care}}]}}]}}\n",
        "proposed",
    )
    assert len(workspace.said("personal-data")) == 1
