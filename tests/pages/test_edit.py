"""The way from a page to its file, where the portfolio says where files are edited."""

from dataclasses import replace
from functools import cache

import pytest

from cxrisk.findings import TOP, Finding, Severity
from cxrisk.pages.edit import edit_address
from cxrisk.pages.initiative_page import initiative_pages
from cxrisk.pages.origin import of_record, tally
from cxrisk.pages.page import Link
from cxrisk.pages.reading import Reading
from cxrisk.pages.site import all_pages
from tests.pages.conftest import SAMPLE, read, read_page
from tests.pages.written import CATALOG, EDITION, JOURNEY, PORTFOLIO, assessment

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


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/bank/cx", "https://github.com/bank/cx/tree/HEAD/assessments"),
        ("https://gitlab.com/a/b/cx/", "https://gitlab.com/a/b/cx/-/tree/HEAD/assessments"),
        ("https://github.com/bank/cx/edit/live/eu", "https://github.com/bank/cx/tree/live/eu/assessments"),
        ("https://git.example.org/cx/edit/main/", ""),
        ("", ""),
    ],
)
def test_a_folder_is_opened_where_it_is_known_how(repository, address):
    assert edit_address("assessments/", replace(EDITION, repository=repository)) == address


@cache
def feet(repository):
    """The line at the foot of every page, by the page's address."""
    edition = replace(EDITION, repository=repository)
    found = {}
    for page in all_pages(read(SAMPLE).outcome, edition):
        (line,) = read_page(page.html).all("p", class_="source")
        found[page.address] = line
    return found


def edit_link(line):
    """The address of the way back, if there is one."""
    words = ("edit this file", "open this folder")
    return next((one.attributes["href"] for one in line.all("a") if one.text in words), "")


@pytest.mark.unmeasured
def test_every_page_says_what_it_is_made_from_and_what_the_checker_says():
    for address, line in feet("").items():
        assert line.text.startswith(("From assessments/", "Comes with cxrisk")), address
        assert "What the checker says: " in line.text or line.text.startswith("Comes"), address


def test_every_page_leads_to_its_file_or_its_folder_where_a_repository_is_named():
    files = read(SAMPLE).outcome.texts
    for address, line in feet("https://github.com/bank/cx").items():
        edit, path = edit_link(line), next((one.text for one in line.all("code")), "")
        if not path:
            assert edit == "", address
        elif path == "assessments/":
            assert edit == "https://github.com/bank/cx/tree/HEAD/assessments", address
        else:
            assert path in files, address
            assert edit.partition("#")[0] == f"https://github.com/bank/cx/edit/HEAD/{path}", address


def test_a_record_inside_a_file_is_found_at_its_line():
    lines = feet("https://github.com/bank/cx")
    controls = read(SAMPLE).portfolio.controls
    inside = [one for one in controls.values() if one.place.path.startswith("assessments/")]
    assert inside
    for one in inside:
        path, _, line = edit_link(lines[f"controls/{one.id}.html"]).partition("#L")
        text = read(SAMPLE).outcome.texts[one.place.path].splitlines()
        assert path.endswith(one.place.path)
        assert f"id: {one.id}" in text[int(line) - 1]


def test_what_the_tool_brings_is_nobodys_to_edit():
    line = feet("https://github.com/bank/cx")["technologies/cloud.html"]
    assert line.text.startswith("Comes with cxrisk")
    assert not list(line.all("a"))


def test_without_a_repository_no_page_speaks_of_editing():
    for address, line in feet("").items():
        assert edit_link(line) == "", address


def test_the_checker_is_told_with_its_count_and_leads_to_its_list(workspace):
    reading = workspace(catalog=CATALOG, portfolio=PORTFOLIO, journeys__card=JOURNEY, new_card=assessment())
    found = reading.findings_in["assessments/new-card.yml"]
    (page,) = initiative_pages(reading, EDITION)
    (says,) = read_page(page.html).first("p", class_="source").all("a")
    assert says.attributes["href"] == "#findings"
    assert says.text == tally(found)
    assert "warning" in says.text


def test_findings_about_a_record_of_a_catalog_are_named_with_the_rules_page(workspace):
    reading = workspace(catalog=CATALOG, portfolio=PORTFOLIO, journeys__card=JOURNEY)
    control = reading.portfolio.controls["strong-one"]
    finding = Finding("unverified-claim", Severity.INFO, control.place.path, TOP, "/controls/0/layer", "it")
    spoken = Reading(replace(reading.outcome, findings=(finding,)))
    source = of_record(spoken, control, EDITION)
    assert source.says == (Link("unverified-claim", "checks/unverified-claim.html#here"),)
    assert of_record(spoken, reading.portfolio.controls["weak-one"], EDITION).says == ()


def test_findings_are_counted_the_loudest_first():
    loud = [Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.WARNING]
    found = [Finding("shape", one, "a.yml", TOP, "", "it") for one in loud]
    assert tally(found) == "1 error, 2 warnings, 1 note"
    assert tally(()) == "nothing"
