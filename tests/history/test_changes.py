"""Two records value by value: in words that a reader of the file knows, wherever they stand."""

from dataclasses import replace
from datetime import date

from cxrisk.findings import Place
from cxrisk.history.changes import changes
from cxrisk.history.words import shown
from cxrisk.model.assessment import Review
from cxrisk.model.change import Decision, Option, Question
from cxrisk.model.fields import About, Count, Interval, Source
from cxrisk.model.journey import Fallback, Touchpoint
from cxrisk.model.people import Channel
from cxrisk.model.risk import ControlUse, Estimate
from cxrisk.model.scales import Band

HERE = Place("assessments/a.yml", ("stages", 0))
THERE = Place("assessments/b/a.yml", ("stages", 7))
TOUCHPOINT = Touchpoint(place=HERE, id="call", key="a/call", name="I call", channel="phone", unit="care")


def told(old, new) -> list[tuple[str, str, str, str]]:
    return [(one.field, one.where, one.before, one.after) for one in changes(old, new)]


def test_where_a_record_stands_is_no_change():
    assert told(TOUCHPOINT, replace(TOUCHPOINT, place=THERE)) == []


def test_the_order_of_a_list_is_a_change():
    old = replace(TOUCHPOINT, next=("a/one", "a/two"))
    assert told(old, replace(old, next=("a/two", "a/one"))) == [
        ("next", "order of next", "a/one, a/two", "a/two, a/one")
    ]


def test_a_way_that_ends_is_not_one_that_goes_on():
    assert told(TOUCHPOINT, replace(TOUCHPOINT, next=())) == [("next", "next", "", "none")]


def test_what_stands_twice_in_a_list_is_told_once_for_each_time():
    old = replace(TOUCHPOINT, pains=("waiting", "waiting", "music"))
    assert told(old, replace(old, pains=("music", "waiting"))) == [("pains", "pains", "waiting", "")]


def test_a_record_in_a_record_comes_and_goes_as_one():
    whole = replace(TOUCHPOINT, human_fallback=Fallback(place=HERE, channel="phone", systems=("a", "b")))
    assert told(TOUCHPOINT, whole) == [
        ("human_fallback", "human fallback", "", "channel phone, systems a, b")
    ]
    text = replace(TOUCHPOINT, human_fallback=Fallback(place=THERE, text="the branch"))
    assert told(whole, text) == [
        ("human_fallback", "human fallback, text", "", "the branch"),
        ("human_fallback", "human fallback, channel", "phone", ""),
        ("human_fallback", "human fallback, systems", "a", ""),
        ("human_fallback", "human fallback, systems", "b", ""),
    ]


def test_entries_that_are_known_by_the_same_are_told_apart():
    options = tuple(Option(place=HERE, text="Wait", costs=costs) for costs in (1.0, 2.0))
    old = Decision(place=HERE, id="d", key="a/d", question="When?", from_=("cio",), options=options)
    new = replace(old, options=(options[0], replace(options[1], costs=2500000.0)))
    assert told(old, new) == [("options", "option Wait (2), costs", "2", "2,500,000")]
    assert told(old, replace(old, options=options[:1])) == [("options", "option Wait (2)", "costs 2", "")]


def test_an_entry_with_nothing_but_its_name_is_still_there():
    old = Decision(place=HERE, id="d", key="a/d", question="When?", from_=("cio", "cmo"))
    new = replace(old, from_=("cmo",), options=(Option(place=HERE, text="Now"),))
    assert told(old, new) == [("from", "from", "cio", ""), ("options", "option Now", "", "Now")]


def test_texts_that_are_only_laid_out_otherwise_are_the_same():
    old = Question(place=HERE, text="Who answers,\n and when?")
    assert told(old, replace(old, text="Who answers, and when?")) == []


def test_values_are_shown_as_people_write_them():
    assert shown(value=True) == "yes"
    assert shown(value=False) == "no"
    assert shown(Band.HIGH) == "high"
    assert shown(0.1 + 0.2) == "0.3"
    assert shown("in_place") == "in place"
    assert shown("a_b is no word of the format") == "a_b is no word of the format"
    assert shown(About("2026-07", date(2026, 7, 1), date(2026, 7, 31))) == "2026-07"
    assert shown(Count(180, 220)) == "180 to 220"
    assert shown(Count(5, 5)) == "5"
    assert shown(Interval(0.1, 2000000)) == "0.1 to 2,000,000"
    assert shown({"service_continuity": 5, "trust": 4}) == "service continuity 5, trust 4"
    assert (
        shown(Source(place=HERE, title="A report", publisher="The bank"))
        == "title A report, publisher The bank"
    )


def test_records_are_shown_without_what_goes_without_saying():
    assert shown(Review(place=HERE, last=date(2026, 9, 14))) == "last 2026-09-14"
    assert (
        shown(ControlUse(place=HERE, control="wipe", status="in_place"), without="control")
        == "status in place"
    )
    assert shown(Channel(place=HERE, id="app", name="App", medium="app", human=False)) == (
        "name App, medium app, human no"
    )
    assert shown(Estimate(place=HERE, events_per_year=Interval(0.1, 0.5))) == "events per year 0.1 to 0.5"
