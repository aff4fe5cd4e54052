"""The computed sentences: true, in plain words, in singular and in plural."""

import pytest

from cxrisk.model.scales import Band
from cxrisk.pages import sentences
from cxrisk.pages.charts.overstep import Category
from cxrisk.scoring.rollup import Rollup

MINUS = "\N{MINUS SIGN}"
OURS = "nobody\N{RIGHT SINGLE QUOTATION MARK}s word but ours"


def risks(total, above, *, critical=0, inherent=None, target=None):
    now = {Band.LOW: 0, Band.MEDIUM: total - above, Band.HIGH: above - critical, Band.CRITICAL: critical}
    worst = max((band for band, count in now.items() if count), default=None)
    return Rollup(worst, inherent or now, now, target or now, above, total)


@pytest.mark.parametrize(
    ("roll", "ahead", "says"),
    [
        (risks(0, 0), 0, "No risk has been looked at: unknown, not low."),
        (risks(1, 0), 0, "The only risk does not stand above appetite; the worst is medium."),
        (risks(7, 0), 0, "None of seven risks stands above appetite; the worst is medium."),
        (risks(1, 1), 0, "The only risk stands above appetite; with every plan in place, none would."),
        (risks(2, 2), 2, "Both risks stand above appetite; no plan changes that."),
        (risks(3, 3), 1, "All three risks stand above appetite; with every plan in place, one would."),
        (risks(7, 1), 0, "One of seven risks stands above appetite; with every plan in place, none would."),
        (
            risks(7, 5, critical=1),
            5,
            "Five of seven risks stand above appetite, one of them critical; no plan changes that.",
        ),
    ],
)
def test_how_many_risks_stand_above_appetite(roll, ahead, says):
    assert sentences.of_risks(roll, ahead) == says


@pytest.mark.parametrize(
    ("alone", "total", "says"),
    [
        (0, 0, ""),
        (0, 1, ""),
        (0, 4, "Every rating rests on the voice of a person."),
        (1, 1, f"Its rating rests on {OURS}."),
        (4, 4, f"Every rating rests on {OURS}."),
        (1, 4, f"One rating rests on {OURS}."),
        (3, 4, f"Three ratings rest on {OURS}."),
    ],
)
def test_what_ratings_rest_on(alone, total, says):
    assert sentences.of_evidence(alone, total) == says


@pytest.mark.parametrize(
    ("truths", "hot", "alone", "says"),
    [
        (0, 0, 3, "No journey marks a moment of truth yet, so nobody can say where it matters most."),
        (
            7,
            4,
            3,
            f"Four of seven moments of truth carry high current risk; three ratings rest on {OURS}.",
        ),
        (7, 1, 0, "One of seven moments of truth carries high current risk."),
        (1, 1, 0, "The one moment of truth carries high current risk."),
        (1, 0, 0, "The one moment of truth carries no high current risk."),
        (
            2,
            0,
            1,
            f"None of two moments of truth carries high current risk; one rating rests on {OURS}.",
        ),
    ],
)
def test_the_sentence_at_the_front_door(truths, hot, alone, says):
    assert sentences.of_portfolio(truths, hot, alone) == says


def test_what_controls_did_to_the_worst_band():
    before = {Band.LOW: 0, Band.MEDIUM: 0, Band.HIGH: 1, Band.CRITICAL: 5}
    now = {Band.LOW: 0, Band.MEDIUM: 2, Band.HIGH: 2, Band.CRITICAL: 2}
    then = {Band.LOW: 4, Band.MEDIUM: 2, Band.HIGH: 0, Band.CRITICAL: 0}
    assert sentences.of_bands(Rollup(Band.CRITICAL, before, now, then, 4, 6)) == (
        "Controls took five critical risks to two; plans would leave none."
    )
    assert sentences.of_bands(Rollup(Band.CRITICAL, before, before, before, 6, 6)) == (
        "Controls left all five critical risks where they were; plans change nothing more."
    )


def test_where_we_overstep_most():
    rows = (Category("Trust", 5, 9, "medium"), Category("Privacy", 2, 7, "low"))
    assert sentences.of_overstep(rows, 6) == (
        "Trust is where we overstep most: five risks of nine, six in all."
    )
    assert sentences.of_overstep((Category("Trust", 0, 9, "medium"),), 0) == (
        "No kind of harm is above appetite by its band."
    )


def test_an_assumed_feeling_says_that_it_is_assumed():
    assert sentences.of_feeling(-1.5, "A", "B", assumed=True).startswith(
        f"Assumed to be remembered as {MINUS}1.5"
    )
    assert sentences.of_feeling(-2, "A", "A", assumed=False) == (
        f"Remembered as {MINUS}2: the worst moment, “A”, is also the last."
    )
    assert "as far as we assume" in sentences.of_pain("A", -2, assumed=True)


@pytest.mark.parametrize(
    ("changes", "unowned", "says"),
    [
        (0, 0, "One unit runs the whole way."),
        (1, 0, "The one change of unit has an owner."),
        (1, 1, "Nobody owns the one change of unit."),
        (4, 0, "Every change of unit has an owner."),
        (4, 3, "Nobody owns three of the four changes of unit."),
    ],
)
def test_who_owns_the_changes_of_unit(changes, unowned, says):
    assert sentences.of_hands(changes, unowned) == says


@pytest.mark.parametrize(
    ("changes", "missing", "untried", "says"),
    [
        (0, 0, 0, "No change is written down that people would notice."),
        (2, 0, 0, "For every change, words are written for before, during and after."),
        (
            2,
            0,
            1,
            (
                "For every change, words are written for before, during and after; "
                "one message nobody has tried on people."
            ),
        ),
        (
            1,
            2,
            3,
            "Two messages are not written, over one change; three messages nobody has tried on people.",
        ),
    ],
)
def test_words_that_are_missing_or_untried_are_counted(changes, missing, untried, says):
    assert sentences.of_silence(changes, missing, untried) == says


@pytest.mark.parametrize(
    ("status", "owned", "says"),
    [
        ("works", True, ""),
        ("works", False, "nobody owns"),
        ("broken", False, "nobody owns"),
        ("broken", True, "is broken"),
        ("degraded", True, "loses something on the way"),
        ("missing", True, "nobody has written down"),
    ],
)
def test_feeling_that_falls_where_hands_change_says_how_the_change_is(status, owned, says):
    wanted = f"Feeling is lowest at “I call”, right after a change of unit that {says}." if says else ""
    assert sentences.of_fall("I call", status, is_owned=owned) == wanted
