"""Nobody is lost: every page says where it stands, and pages in a row lead to one another."""

from itertools import pairwise

from tests.pages.conftest import SAMPLE, parsed, rendered

PAPER = "briefs/"
"""Written to be printed, each on its own."""


def neighbour(page, rel):
    links = [link for nav in page.all("nav", class_="neighbours") for link in nav.all("a", rel=rel)]
    return links[0].attributes["href"] if links else ""


def test_every_page_but_the_front_door_says_how_one_comes_to_it():
    for address, page in parsed(SAMPLE).items():
        if address != "index.html":
            first, *_, last = page.first("nav", class_="trail").all("li")
            assert first.first("a").attributes["href"] == "../" * address.count("/") + "index.html", address
            assert last.attributes["aria-current"] == "page", address
            assert last.text == rendered(SAMPLE)[address].title


def test_pages_in_a_row_lead_to_the_one_before_and_the_one_after():
    rows = {}
    for address, page in parsed(SAMPLE).items():
        folder, _, name = address.rpartition("/")
        if folder and not address.startswith(PAPER):
            rows.setdefault(folder, []).append((name, page))
    assert {"initiatives", "journeys"} <= rows.keys()
    for folder, row in rows.items():
        assert neighbour(row[0][1], "prev") == neighbour(row[-1][1], "next") == "", folder
        for (name, page), (following, after) in pairwise(row):
            assert neighbour(page, "next").rpartition("/")[2] == following, f"{folder}/{name}"
            assert neighbour(after, "prev").rpartition("/")[2] == name, f"{folder}/{following}"
