"""The way from a page to its file, where the portfolio says where files are edited."""

from dataclasses import replace

import pytest

from cxrisk.pages.edit import edit_address
from cxrisk.pages.initiative_page import initiative_pages
from cxrisk.pages.journey_page import journey_pages
from tests.pages.conftest import SAMPLE, read, read_page
from tests.pages.written import EDITION

PATH = "assessments/core-ledger.yml"


def at(repository, folder=""):
    return edit_address(PATH, replace(EDITION, repository=repository, folder=folder))


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/bank/cx", "https://github.com/bank/cx/edit/HEAD/assessments/core-ledger.yml"),
        (
            "https://github.com/bank/cx.git",
            "https://github.com/bank/cx/edit/HEAD/assessments/core-ledger.yml",
        ),
        ("https://gitlab.com/a/b/cx/", "https://gitlab.com/a/b/cx/-/edit/HEAD/assessments/core-ledger.yml"),
        (
            "https://gitlab.bank.example/cx",
            "https://gitlab.bank.example/cx/-/edit/HEAD/assessments/core-ledger.yml",
        ),
        (
            "https://github.com/bank/cx/edit/live/eu",
            "https://github.com/bank/cx/edit/live/eu/assessments/core-ledger.yml",
        ),
        (
            "https://git.example.org/cx/edit/main/",
            "https://git.example.org/cx/edit/main/assessments/core-ledger.yml",
        ),
    ],
)
def test_a_repository_or_the_address_of_its_editor_leads_to_the_file(repository, address):
    assert at(repository) == address


def test_a_workspace_in_a_folder_of_its_repository_is_found_there():
    assert at("https://github.com/bank/all", "risk/cx/").endswith(
        "/edit/HEAD/risk/cx/assessments/core-ledger.yml"
    )
    assert "risk/cx" not in at("https://git.example.org/all/edit/main/cx", "risk/cx/")


@pytest.mark.parametrize(
    "repository",
    [
        "",
        "http://github.com/bank/cx",
        "mailto:cx@bank.example",
        "javascript:alert(1)",
        "https://user@github.com/bank/cx",
        "https://github.com/bank/cx?ref=main",
        "https://github.com/bank/cx#readme",
        'https://github.com/"onmouseover="x',
    ],
)
def test_no_other_address_becomes_a_link(repository):
    assert at(repository) == ""


@pytest.mark.parametrize("pages", [initiative_pages, journey_pages])
def test_every_page_of_a_file_leads_to_it_and_to_what_the_checker_says(pages):
    edition = replace(EDITION, repository="https://github.com/bank/cx")
    for page in pages(read(SAMPLE), edition):
        shown = read_page(page.html)
        edit, says = shown.first("p", class_="source").all("a")
        assert edit.attributes["href"].startswith("https://github.com/bank/cx/edit/HEAD/assessments/")
        assert edit.attributes["href"].endswith(".yml")
        assert list(shown.all(id=says.attributes["href"].removeprefix("#")))


@pytest.mark.parametrize("pages", [initiative_pages, journey_pages])
def test_without_a_repository_no_page_speaks_of_editing(pages):
    for page in pages(read(SAMPLE), EDITION):
        assert "edit this file" not in page.html
