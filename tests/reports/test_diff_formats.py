"""A comparison printed: hostile texts, very many changes, and what all formats must say."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from cxrisk.history.difference import (
    Apart,
    Change,
    Diff,
    InitiativeChange,
    Rating,
    Reason,
    RecordChange,
    RiskChange,
    Side,
)
from cxrisk.model.scales import Band
from cxrisk.reports.diff_formats import DIFF_FORMATS
from cxrisk.reports.diff_words import change_words
from cxrisk.scoring.rollup import Rollup
from cxrisk.scoring.words import SumLine

HOSTILE = "A | b\n**c** <img src=x onerror=y> @all \x1b[31m\u202e](javascript:z)"
NONE = dict.fromkeys(Band, 0)
SIDE = Side("main", "0123456789", 7, Rollup(Band.HIGH, NONE, NONE, NONE, 2, 3))
EMPTY = Diff(date(2026, 11, 22), SIDE, replace(SIDE, name="the work tree", commit=""), *((),) * 9)


def rating(score: float, value: str) -> Rating:
    lines = (
        SumLine("Likelihood without controls: 3 possible", "3.00"),
        SumLine("Score now", value, total=True),
    )
    return Rating(score, Band.HIGH, "trust", above=True, sum=lines)


def risk(number: int, title: str = "A title") -> RiskChange:
    why = (Reason(Change("likelihood", "likelihood", "3", "4"), None, rated=True),)
    key = f"file-{number}/risk"
    before, after = rating(7.0, "7.00 high"), rating(8.0, "8.00 high")
    return RiskChange("worse", key, title, f"file-{number}", "live", before, after, why)


def hostile() -> Diff:
    change = Change("owner", f"owner {HOSTILE}", HOSTILE, "")
    record = RecordChange("changed", "handoff", HOSTILE, HOSTILE, "a.yml", HOSTILE, (change,), (HOSTILE,))
    return replace(
        EMPTY,
        before=replace(SIDE, name=HOSTILE),
        risks=(replace(risk(1, HOSTILE), reasons=(Reason(change, None, rated=False),)),),
        handoffs=(record,),
        decisions=(replace(record, kind="decision"),),
        initiatives=(InitiativeChange("changed", HOSTILE, HOSTILE, "a.yml", (change,)),),
        apart=(Apart(HOSTILE, (HOSTILE,)),),
    )


def test_nothing_steers_the_terminal():
    text = DIFF_FORMATS["text"](hostile())
    assert all(character == "\n" or character.isprintable() for character in text)
    assert "\\x1b[31m" in text


def test_tables_of_a_comment_keep_their_columns():
    text = DIFF_FORMATS["markdown"](hostile())
    assert "<img" not in text
    assert "@all" not in text
    assert "**c**" not in text
    tables = re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE)
    assert len(tables) == 5
    for table in tables:
        columns = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(columns) == 1


def test_json_holds_the_texts_as_they_are():
    whole = json.loads(DIFF_FORMATS["json"](hostile()))
    assert whole["risks"][0]["title"] == HOSTILE
    assert DIFF_FORMATS["json"](hostile()).isascii()


def test_a_comment_is_never_too_long_and_says_what_it_leaves_out():
    many = replace(EMPTY, risks=tuple(risk(number, "A very long title " * 40) for number in range(500)))
    text = DIFF_FORMATS["markdown"](many)
    assert len(text) < 65_536
    assert "and 460 more: `cxrisk diff` shows all of them" in text
    assert "**500 risks are worse.**" in text
    assert text.rstrip().endswith("method cxrisk-1_")


def test_a_comment_that_would_be_too_long_says_so():
    many = tuple(
        RecordChange("new", "evidence", f"{letter}/{number}", "n" * 200, "a.yml", "s" * 300)
        for letter in "abcdef"
        for number in range(50)
    )
    full = replace(
        EMPTY, risks=tuple(risk(n, "t" * 200) for n in range(40)), evidence=many, shared=many, handoffs=many
    )
    text = DIFF_FORMATS["markdown"](replace(full, touchpoints=many, decisions=many))
    assert len(text) < 65_536
    assert "The rest is too long for a comment" in text


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_was_not_compared_is_said_even_where_nothing_changed(form):
    text = DIFF_FORMATS[form](replace(EMPTY, apart=(Apart("a file could not be read", ("one", "two")),)))
    assert "Nothing changed, as far as it could be compared." in text
    assert "a file could not be read" in text
    assert "two" in text
    assert "Nothing changed." in DIFF_FORMATS[form](EMPTY)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("owner", "owner", "care", "cards"), "owner: care → cards"),
        (Change("owner", "owner", "", "cards"), "owner added: cards"),
        (Change("owner", "owner", "care", ""), "owner removed: care"),
        (Change("summary", "summary", "a" * 90, "b"), "summary reworded"),
        (Change("summary", "summary", "", "a" * 90), f"summary added: {'a' * 79}…"),
        (Change("questions", "question Why?", "", "Why?"), "question Why? added"),
    ],
)
def test_a_change_is_one_line(change, words):
    assert change_words(change) == words


def test_an_initiative_that_is_not_under_way_is_labelled():
    told = replace(EMPTY, risks=(replace(risk(1), status="retired"), replace(risk(2), status="piloting")))
    for form in ("text", "markdown"):
        text = DIFF_FORMATS[form](told)
        assert text.count("A title (retired)") == 1
        assert "(piloting)" not in text


def test_risks_of_every_direction_have_their_heading():
    one = risk(1)
    directions = ("new", "worse", "better", "closed", "changed")
    every = tuple(replace(one, direction=way, key=f"{way}/risk") for way in directions)
    several = replace(EMPTY, risks=(*every, replace(one, key="again/risk")))
    text = DIFF_FORMATS["text"](several)
    assert "1 risk is new, 2 are worse, 1 is better, 1 is closed, 1 is as bad as before and changed." in text
    order = [text.index(f"\n{head}\n") for head in ("New risks", "Worse", "Better", "Closed")]
    assert order == sorted(order)
