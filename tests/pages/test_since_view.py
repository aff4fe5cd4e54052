"""What changed since the last board pack, in the words of the front door."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from cxrisk.history.difference import Apart, Change, Diff, Rating, Reason, RecordChange, RiskChange, Side
from cxrisk.history.since import Since
from cxrisk.model.scales import Band
from cxrisk.pages.since import MOST, since_view
from cxrisk.pipeline import run
from cxrisk.scoring.rollup import Rollup

TODAY = date(2026, 11, 22)
OUTCOME = run(Path(__file__).parents[1] / "workspaces" / "example", TODAY)
NONE = dict.fromkeys(Band, 0)
SIDE = Side("board", "0123456789", 7, Rollup(Band.HIGH, NONE, NONE, NONE, 2, 3))
EMPTY = Diff(TODAY, SIDE, SIDE, *((),) * 9)
KEY = "core-ledger/wrong-eyes"


def view(portfolio=OUTCOME.portfolio, **changed):
    return since_view(Since("board", TODAY, replace(EMPTY, **changed), {}, {}), portfolio)


def rating(score):
    return Rating(score, Band.HIGH, "trust", above=True, sum=())


def risk(direction, key=KEY, *, before="3", after="4"):
    why = (Reason(Change("likelihood", "likelihood", before, after), None, rated=True),)
    ratings = {"new": (None, rating(8.0)), "closed": (rating(7.0), None)}
    both = ratings.get(direction, (rating(7.0), rating(8.0)))
    return RiskChange(direction, key, "A title", "core-ledger", "live", *both, why)


def test_where_nothing_moved_it_says_so():
    assert view().says == "No risk is worse, better, new or closed."
    assert view().rows.shown == ()


def test_the_sentence_counts_each_way_and_the_appetite():
    moved = (risk("new"), risk("worse"), risk("worse"), risk("better"), risk("closed"), risk("changed"))
    said = view(risks=moved).says
    assert said == "Two risks worse, one new, one better, one closed; 2 of 3 above appetite, before 2 of 3."


def test_worse_comes_first_and_what_only_changed_is_not_told():
    moved = (risk("new"), risk("better"), risk("worse"), risk("changed"))
    rows = view(risks=moved).rows.shown
    assert [row.mark for row in rows] == ["worse", "new", "better"]
    assert [row.scores for row in rows] == [("7.0", "8.0"), ("8.0",), ("7.0", "8.0")]


def test_what_is_gone_is_no_link():
    closed, still = view(risks=(risk("closed", "gone/risk"), risk("worse"))).rows.shown[::-1]
    assert closed.link is None
    assert still.link.address == "initiatives/core-ledger.html#risk-wrong-eyes"


def test_only_so_many_are_told_and_the_others_counted():
    rows = view(risks=(risk("worse"),) * (MOST + 3)).rows
    assert (len(rows.shown), rows.more) == (MOST, 3)


def test_why_is_said_in_a_few_words():
    told = {
        ("3", "4"): "likelihood: 3 → 4",
        ("", "unlikely"): "likelihood added: unlikely",
        ("3", ""): "likelihood removed: 3",
        ("a" * 90, "b"): "likelihood reworded",
        ("", "a" * 90): "likelihood added",
    }
    for (before, after), says in told.items():
        (row,) = view(risks=(risk("worse", before=before, after=after),)).rows.shown
        assert row.says == says


def test_a_decision_that_was_taken_says_what_was_chosen():
    home = next(one for one in OUTCOME.portfolio.assessments.values() if one.decisions)
    asked = home.decisions[0]
    taken = replace(asked, decided=date(2026, 11, 1), chosen="The second")
    decided = replace(home, decisions=(taken, *home.decisions[1:]))
    portfolio = replace(OUTCOME.portfolio, assessments={**OUTCOME.portfolio.assessments, home.id: decided})
    change = RecordChange("taken", "decision", asked.key, asked.question, home.place.path)
    (row,) = view(portfolio, decisions=(change,)).rows.shown
    assert (row.mark, row.title, row.says) == ("taken", asked.question, "The second")
    assert row.link.address.startswith(f"initiatives/{home.id}.html#")
    assert view(decisions=(replace(change, fate="changed"),)).rows.shown == ()


def test_what_could_not_be_compared_is_said_with_a_few_names():
    (said,) = view(apart=(Apart("these (`x`) are lost", ("a", "b", "c", "d", "e")),)).apart
    assert said == "These (x) are lost: a, b, c and 2 more"
    assert view(apart=(Apart("nothing is known"),)).apart == ("Nothing is known",)


def test_a_control_is_named_and_not_called_by_its_id():
    change = replace(
        risk("worse"),
        reasons=(
            Reason(
                Change("controls", "control dress-rehearsal, status", "planned", "in place"), None, rated=True
            ),
            Reason(Change("controls", "control no-such-thing", "", "planned"), None, rated=True),
        ),
    )
    name = OUTCOME.portfolio.controls["dress-rehearsal"].name
    (row,) = view(risks=(change,)).rows.shown
    assert row.says.startswith(f"control “{name}”, status: planned")
    assert "control no-such-thing added" in row.says
