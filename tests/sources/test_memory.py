"""Building much at once, again and again."""

import gc
import weakref

import pytest

from cxrisk.sources.memory import importing, keep_what_is_there, no_collection


class Ring:
    """Refers to itself: only a search for garbage finds it."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def _as_it_was():
    yield
    gc.unfreeze()
    keep_what_is_there.cache_clear()
    gc.enable()


def test_nothing_is_searched_inside_and_everything_as_before_behind():
    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_fault_inside_switches_the_search_on_again():
    with pytest.raises(KeyError), no_collection():
        raise KeyError
    assert gc.isenabled()


def test_only_the_outermost_switches_the_search_on_again():
    with no_collection():
        with no_collection():
            pass
        assert not gc.isenabled()


def test_whoever_has_switched_the_search_off_keeps_it_off():
    gc.disable()
    with no_collection():
        pass
    assert not gc.isenabled()


def test_what_the_first_builds_is_not_searched_and_what_later_ones_leave_is_found():
    gc.unfreeze()
    keep_what_is_there.cache_clear()
    with no_collection():
        kept = weakref.ref(Ring())
    with no_collection():
        left = weakref.ref(Ring())
    gc.collect()
    assert kept() is not None
    assert left() is None


def test_nothing_is_searched_while_modules_come_in():
    gc.unfreeze()
    with importing():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_who_never_searches_is_left_alone():
    gc.disable()
    with importing():
        pass
    assert not gc.isenabled()
