"""While the next site is being built, its pages are given out, and all else waits for it."""

import threading
import time

import pytest

from cxrisk.publish.ahead import Ahead


class Early:
    """The pages of a next site, of which one can be made."""

    def __init__(self):
        self.made = {}

    def file(self, address):
        if address == "wrong.html":
            raise ValueError(address)
        if address == "new.html":
            self.made[address] = b"new"
        return self.made.get(address)


@pytest.fixture
def ahead():
    begun = Ahead()
    begun.begin(Early())
    yield begun
    begun.end()


def in_time(ask):
    """What comes of a question that somebody else may have to answer first."""
    answers = []
    thread = threading.Thread(target=lambda: answers.append(ask()), daemon=True)
    thread.start()
    return thread, answers


def test_a_page_of_the_next_site_is_there_at_once(ahead):
    assert ahead.file("new.html") == b"new"
    assert ahead.end() == {"new.html": b"new"}
    assert ahead.file("new.html") is None, "it lies in the folder now"


def test_style_and_scripts_are_not_waited_for(ahead):
    assert ahead.file("assets/cxrisk.css") is None


@pytest.mark.parametrize("address", ["other.html", "wrong.html", "search/search_index.json"])
def test_all_else_waits_until_the_site_is_there(ahead, address):
    thread, answers = in_time(lambda: ahead.file(address))
    thread.join(0.1)
    assert thread.is_alive()
    ahead.end()
    thread.join(5)
    assert answers == [None]


def test_who_waits_when_the_next_edit_comes_gets_the_page_as_it_is_then(ahead):
    thread, answers = in_time(lambda: ahead.file("other.html"))
    later = Early()
    later.made["other.html"] = b"later"
    ahead.begin(later)
    thread.join(5)
    assert answers == [b"later"]


def test_the_rest_of_the_site_lets_those_go_first_who_ask(ahead):
    begun = threading.Event()

    class Slow(Early):
        def file(self, address):
            begun.set()
            time.sleep(0.5)
            return super().file(address)

    ahead.begin(Slow())
    thread, answers = in_time(lambda: ahead.file("new.html"))
    begun.wait(5)
    ahead.settle()
    assert answers == [b"new"]
    thread.join(5)


def test_the_rest_of_the_site_does_not_wait_where_nobody_asks():
    Ahead().settle()
