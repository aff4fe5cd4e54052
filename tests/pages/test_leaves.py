"""Long tables on several pages: nothing is lost, no page is too long."""

from hypothesis import given
from hypothesis import strategies as st

from cxrisk.pages.leaves import MOST, first, numbered, packed


@given(parts=st.lists(st.integers(0, 700), max_size=30))
def test_parts_keep_their_order_and_a_page_holds_too_many_only_if_one_part_does(parts):
    pages = packed(parts, lambda part: part)
    assert [part for page in pages for part in page] == parts
    assert all(sum(page) <= MOST or len([part for part in page if part]) == 1 for page in pages)


def test_an_empty_table_still_has_its_page():
    assert packed([], len) == [[]]


def test_one_page_has_no_number():
    assert [(link.title, link.address) for link in numbered("risks", "Risks", 1)] == [("Risks", "risks.html")]
    assert [(link.title, link.address) for link in numbered("risks", "Risks", 2)] == [
        ("Risks, page 1 of 2", "risks.html"),
        ("Risks, page 2 of 2", "risks-2.html"),
    ]


def test_what_there_is_no_room_for_is_counted():
    several = first(["a", "b", "c"], 2)
    assert (several.shown, several.more, several.total) == (("a", "b"), 1, 3)
    assert first(["a"], 2).more == 0
