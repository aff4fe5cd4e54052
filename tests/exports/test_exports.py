"""What is taken away says what the model and the pages say, and runs nothing."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxrisk.exports.csv import FORM, safe
from cxrisk.exports.kinds import FORMATS, KINDS, downloads, export
from cxrisk.exports.table import Row
from cxrisk.history.edition import Edition
from cxrisk.pages.decisions import ask
from cxrisk.pages.downloads import DOWNLOADS
from cxrisk.pages.handoffs import handoff_rows
from cxrisk.pages.leads import anchors_of
from cxrisk.pages.portfolio_rows import initiative_rows
from cxrisk.pages.reading import Reading
from cxrisk.pages.register import register_rows
from cxrisk.pages.site import all_pages
from cxrisk.pipeline import run

TODAY = date(2026, 11, 22)
SAMPLE = Path(__file__).parents[2]
EDITION = Edition("Larkhaven Bank", TODAY, "0.0.0", "cxrisk-1", commit="0123456789", uncommitted=True)


@pytest.fixture(scope="module")
def outcome():
    return run(SAMPLE, TODAY)


@pytest.fixture(scope="module")
def reading(outcome):
    return Reading(outcome)


def records(kind, outcome):
    return json.loads(export(kind, "json", outcome, EDITION))[kind]


def cells(kind, outcome):
    text = export(kind, "csv", outcome, EDITION)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_risk_of_the_register_is_exported_in_its_order_with_its_figures(outcome, reading):
    shown = register_rows(reading)
    active = [one for one in records("risks", outcome) if one["initiative_status"] != "retired"]
    assert [one["id"] for one in active] == [row.risk.key for row in shown]
    for one, row in zip(active, shown, strict=True):
        for moment in ("inherent", "current", "target"):
            mark = getattr(row, moment)
            assert (f"{one[moment]['printed']}", one[moment]["band"]) == (mark.score, mark.band)
        assert one["above_appetite"] == row.is_above
        assert one["owner"] == row.owner
        assert one["evidence"]["asked"] == row.badge.asked
        assert (one["acceptance"] or {"state": "none"})["state"] == row.signature.state


def test_the_parts_of_every_score_add_up_to_it(outcome):
    for one in records("risks", outcome):
        for moment in ("inherent", "current", "target"):
            told = one[moment]
            parts = sum(Decimal(str(part["points"])) for part in told["parts"])
            assert parts == Decimal(str(told["sum"]))
            assert abs(float(parts) - told["score"]) < 0.05
            assert int(parts * 10) == int(Decimal(str(told["printed"])) * 10), "as it is printed"
            assert told["score"] == outcome.scores[one["id"]].__getattribute__(moment).score


def test_the_parts_in_a_cell_are_those_of_the_json(outcome):
    for one, row in zip(records("risks", outcome), cells("risks", outcome), strict=True):
        found = re.findall(r" ([+-][0-9.]+)(?:; |$)", row["current_parts"])
        assert [float(points) for points in found] == [part["points"] for part in one["current"]["parts"]]
        assert sum(map(Decimal, found)) == Decimal(row["current_sum"])


def test_the_initiatives_say_what_the_front_door_says(outcome, reading):
    told = {one["id"]: one for one in records("portfolio", outcome)}
    for row in initiative_rows(reading):
        one = told[row.assessment.id]
        assert (one["above_appetite"], one["risks"]) == (row.above, row.risks)
        assert (one["with_a_persons_voice"], one["accountable"]) == (row.asked, row.owner)
        assert one["next_review"] == (row.next_review.isoformat() if row.next_review else None)
        assert f"{one['current']['printed']}" == row.worst.current.score
        assert f"{one['target']['printed']}" == row.worst.target.score


def test_the_handoffs_are_those_of_the_map_with_those_that_nobody_wrote_down(outcome, reading):
    shown = handoff_rows(reading, outcome.portfolio.journeys.values())
    told = records("handoffs", outcome)
    assert len(told) == len(shown)
    assert {(one["from_touchpoint"], one["to_touchpoint"], one["status"], one["owner"]) for one in told} == {
        (row.first.name, row.second.name, row.status, row.owner) for row in shown
    }


def test_the_decisions_have_the_computed_effects_of_their_pages(outcome, reading):
    told = {one["id"]: one for one in records("decisions", outcome)}
    for assessment in outcome.portfolio.assessments.values():
        for decision in assessment.decisions:
            asked, one = ask(reading, assessment, decision), told.pop(decision.key)
            assert one["days_late"] == max(asked.days_late, 0)
            for option, row in zip(one["options"], asked.options, strict=True):
                printed = [
                    (f"{each['before_printed']}", f"{each['after_printed']}") for each in option["effects"]
                ]
                assert printed == [(each.before.score, each.after.score) for each in row.effects]
    assert told == {}


def test_what_the_controls_of_a_risk_take_off_is_what_the_parts_say(outcome):
    off = {}
    for one in records("controls", outcome):
        off[one["risk"]] = off.get(one["risk"], 0) + one["points_now"]
    for one in records("risks", outcome):
        state = outcome.scores[one["id"]].current
        floor = state.floor_likelihood + state.floor_impact
        whole = outcome.portfolio.risks[one["id"]]
        start = whole.likelihood + whole.impact[state.category]
        assert start - off.get(one["id"], 0) + floor == pytest.approx(state.score)


@pytest.mark.parametrize("kind", KINDS)
def test_both_formats_say_the_same_of_as_many_records(kind, outcome):
    told, rows = records(kind, outcome), cells(kind, outcome)
    assert len(told) == len(rows) > 0
    for one, row in zip(told, rows, strict=True):
        for name, value in one.items():
            if isinstance(value, bool):
                assert row[name] == str(value).lower()
            elif isinstance(value, int | float):
                assert float(row[name]) == value
            elif isinstance(value, str):
                assert row[name].removeprefix("'") == value.removeprefix("'")


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_names_its_day_commit_method_and_version(kind, outcome):
    expected = {
        "as_of": "2026-11-22",
        "commit": "0123456789",
        "uncommitted": True,
        "method": "cxrisk-1",
        "tool": "cxrisk 0.0.0",
    }
    whole = json.loads(export(kind, "json", outcome, EDITION))
    assert whole["format"] == f"cxrisk/export/{kind}/1"
    assert {name: whole[name] for name in expected} == expected
    for row in cells(kind, outcome):
        assert {name: row[name] for name in expected} == expected | {"uncommitted": "true"}


@pytest.mark.unmeasured
@pytest.mark.parametrize("kind", KINDS)
def test_every_row_leads_to_a_place_on_the_site(kind, outcome):
    anchors = {page.address: anchors_of(page.html) for page in all_pages(outcome, EDITION)}
    for one in records(kind, outcome):
        address, _, anchor = one["page"].partition("#")
        assert address in anchors
        assert not anchor or anchor in anchors[address], one["page"]


def test_the_page_offers_every_table_there_is(outcome):
    offered = {address for one in DOWNLOADS for _, address in one.files}
    assert offered == {address for address, _ in downloads(outcome, EDITION)}
    assert set(FORMATS) == {form for one in DOWNLOADS for form, _ in one.files}


def test_what_nobody_could_rate_is_empty_and_not_zero(outcome):
    key = next(iter(outcome.scores))
    unrated = replace(outcome, scores={name: one for name, one in outcome.scores.items() if name != key})
    (one,) = [one for one in records("risks", unrated) if one["id"] == key]
    assert one["current"] is None
    assert one["above_appetite"] is None
    *_, row = cells("risks", unrated)
    assert row["id"] == key
    assert (row["current_score"], row["current_parts"], row["above_appetite"]) == ("", "", "")


def test_a_portfolio_with_nothing_in_it_gives_headings(tmp_path):
    (tmp_path / "assessments").mkdir()
    empty = run(tmp_path, TODAY)
    for kind in KINDS:
        assert cells(kind, empty) == []
        assert export(kind, "csv", empty, EDITION).count("\r\n") == 1
        assert records(kind, empty) == []


@given(st.text(max_size=40), st.floats(allow_nan=False, allow_infinity=False))
def test_a_text_never_begins_a_formula_and_a_number_stays_one(text, number):
    from dataclasses import dataclass

    @dataclass(frozen=True, slots=True)
    class One(Row):
        words: str
        figure: float

    table = FORM.head("x", One, EDITION) + FORM.line(One, EDITION)(One(text, number))
    assert table.count("\r\n") >= 2
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert not row["words"].startswith(tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20"))
    assert row["words"].removeprefix("'") == text.removeprefix("'")
    assert float(row["figure"]) == number


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])  # noqa: RUF001 - on purpose
def test_what_looks_like_a_formula_gets_an_apostrophe(text):
    assert safe(text) == f"'{text}"


def test_a_plain_text_stays_as_it_is():
    assert safe("no = formula") == "no = formula"
