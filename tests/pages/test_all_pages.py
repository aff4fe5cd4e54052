"""What every page keeps to, on the sample, the example, a bare workspace and an empty one."""

import re

import pytest

from cxrisk.pages.downloads import DOWNLOADS
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed, read_page, render, rendered

WORKSPACES = pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])
SHELVES = ("technologies/", "patterns/", "controls/")
FILES = {address for one in DOWNLOADS for _, address in one.files}


def ids(page):
    return [one.attributes["id"] for one in page.all() if "id" in one.attributes]


def target(here, link):
    """The address that a link of the page at `here` leads to."""
    folder, (path, _, anchor) = here.rpartition("/")[0], link.partition("#")
    if not path:
        return here, anchor
    steps = [*folder.split("/"), *path.split("/")] if folder else path.split("/")
    way = []
    for step in steps:
        way = way[:-1] if step == ".." else [*way, step]
    return "/".join(way), anchor


@pytest.mark.unmeasured
@WORKSPACES
def test_every_page_has_one_heading_of_the_first_level(root):
    for address, page in parsed(root).items():
        assert len(list(page.all("h1"))) == 1, address
        assert page.first("h1").text, address


@WORKSPACES
def test_every_anchor_is_there_once(root):
    for address, page in parsed(root).items():
        found = ids(page)
        assert len(found) == len(set(found)), (address, sorted(one for one in found if found.count(one) > 1))


@WORKSPACES
def test_every_link_leads_to_a_page_and_an_anchor_that_exist(root):
    pages = parsed(root)
    anchors = {address: {"", *ids(page)} for address, page in pages.items()}
    for here, page in pages.items():
        for link in page.all("a"):
            href = link.attributes["href"]
            if not re.match(r"https?:|mailto:", href):
                address, anchor = target(here, href)
                if address in FILES:
                    continue
                assert address in pages, (here, href)
                assert anchor in anchors[address], (here, href)


@WORKSPACES
def test_headings_and_search_entries_lead_somewhere(root):
    pages = parsed(root)
    for address, page in rendered(root).items():
        anchors = {"", *ids(pages[address])}
        assert {one.id for one in page.headings} <= anchors, address
        assert {one.anchor for one in page.found} <= anchors, address


@WORKSPACES
def test_what_describes_something_describes_something_that_is_there(root):
    for address, page in parsed(root).items():
        anchors = set(ids(page))
        for one in page.all():
            for name in ("aria-labelledby", "aria-describedby"):
                assert set(one.attributes.get(name, "").split()) <= anchors, (address, one.tag)


@WORKSPACES
def test_a_drawing_has_a_role_and_a_name(root):
    for address, page in parsed(root).items():
        for svg in page.all("svg"):
            known = svg.attributes
            named = "aria-labelledby" in known or "aria-label" in known
            assert known.get("aria-hidden") == "true" or (known.get("role") == "img" and named), address


@WORKSPACES
def test_no_drawing_holds_a_link_or_foreign_markup(root):
    for address, page in parsed(root).items():
        for svg in page.all("svg"):
            assert not {"a", "foreignobject", "image", "use", "script"} & {one.tag for one in svg.all()}, (
                address
            )


@WORKSPACES
def test_a_page_of_one_record_stays_light_beside_its_drawings(root):
    for address, page in rendered(root).items():
        if address.startswith(("initiatives/", "journeys/", "checks/", *SHELVES)):
            html = re.sub(r"<svg.*?</svg>", "", page.html, flags=re.DOTALL)
            assert len(html.encode()) <= 60_000, address


@WORKSPACES
def test_no_page_shows_a_python_value(root):
    for address, page in parsed(root).items():
        assert "object at 0x" not in page.text, address
        values = {one.text for one in page.all()} & {"None", "True", "False", "()", "[]", "{}"}
        assert not values, address


def test_the_same_workspace_gives_the_same_bytes():
    assert render(EXAMPLE) == render(EXAMPLE)


def test_a_workspace_without_a_file_has_all_its_pages_and_says_what_is_missing(tmp_path):
    (tmp_path / "assessments").mkdir()
    pages = render(tmp_path)
    for address in (
        "index",
        "person",
        "built",
        "handoffs",
        "risks",
        "touchpoints",
        "collisions",
        "checks",
        "method",
    ):
        page = read_page(pages[f"{address}.html"].html)
        assert page.first("h1").text
    front = read_page(pages["index.html"].html).text
    assert "No risk is rated yet. That is unknown, not low." in front
    assert "No initiative is written down yet." in front


def test_every_initiative_journey_and_risk_can_be_found_by_name():
    found = {one.title for page in rendered(EXAMPLE).values() for one in page.found}
    assert {
        "Core ledger to the cloud",
        "I see a payment I do not recognise",
        "A card alert appears on my phone",
        "Someone sees another person's account",
        "Dana, who runs a corner shop",
    } <= found
