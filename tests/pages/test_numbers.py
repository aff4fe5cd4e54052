"""Risks that their page has named are named by their place; the rest is left as it is."""

from cxrisk.pages.numbers import Numbers
from cxrisk.pages.page import Link

PLACES = Numbers({"a.html#risk-one": 1, "a.html#risk-two": 2})
HOLDS = Link("Whether a control holds: A lock", "a.html#risk-one")
ELSEWHERE = Link("The rating of: Far away", "b.html#risk-far")


def test_what_work_is_for_is_named_by_its_place_on_the_page():
    links = (Link("Two", "a.html#risk-two"), Link("I pay to I wait", "j.html#handoff"))
    assert PLACES.named(links) == (Link("risk 2", "a.html#risk-two"), links[1])


def test_ratings_on_the_page_come_first_and_the_first_says_that_they_are_ratings():
    ratings = (Link("The rating of: One", "a.html#risk-one"), Link("The rating of: Two", "a.html#risk-two"))
    assert PLACES.rated((HOLDS, ELSEWHERE, *ratings)) == (
        Link("The rating of risk 1", "a.html#risk-one"),
        Link("risk 2", "a.html#risk-two"),
        HOLDS,
        ELSEWHERE,
    )
    assert PLACES.rated(()) == ()
