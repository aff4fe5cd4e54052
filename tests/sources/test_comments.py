"""Comments that speak to the tool: found wherever YAML has a comment, and nowhere else."""

from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxrisk.findings import Position
from cxrisk.sources.comments import ignores_in
from cxrisk.sources.load import load

ASKS = "# cxrisk: ignore[asked-twice] -- because"


def heard(text):
    document = load("assessments/one.yml", text.encode()).document
    assert document is not None
    return list(ignores_in(document))


def only(text):
    (ignore,) = heard(dedent(text))
    return ignore


def test_a_comment_names_rule_reason_and_place():
    ignore = only("a: b  # cxrisk: ignore[asked-twice] -- they are two cards\n")
    assert ignore.path == "assessments/one.yml"
    assert [(one.rule, one.position) for one in ignore.rules] == [("asked-twice", Position(1, 24, 1, 35))]
    assert ignore.because == "they are two cards"
    assert ignore.position == Position(1, 7, 1, 58)


@pytest.mark.parametrize(
    ("inside", "rules"),
    [
        ("a", ["a"]),
        ("a, b", ["a", "b"]),
        (" a ,b ", ["a", "b"]),
        ("a,,b,", ["a", "b"]),
        ("", []),
        (" , ", []),
    ],
)
def test_several_rules_stand_with_commas_between(inside, rules):
    assert [one.rule for one in only(f"a: b # cxrisk: ignore[{inside}] -- why").rules] == rules


def test_behind_other_words_it_speaks_of_its_own_line_only():
    assert only("a: b  # cxrisk: ignore[x] -- why\nc: d\n").lines == {1}


def test_alone_it_speaks_of_the_next_line_too():
    assert only("a: b\n# cxrisk: ignore[x] -- why\nc: d\n").lines == {2, 3}


def test_further_comments_between_it_and_the_line_do_no_harm():
    first, second = heard("# cxrisk: ignore[x] -- why\n  # note\n# cxrisk: ignore[y] -- why\na: b\n")
    assert (first.lines, second.lines) == ({1, 4}, {3, 4})


def test_alone_at_the_end_of_a_file_it_speaks_of_nothing_else():
    assert only("a: b\n# cxrisk: ignore[x] -- why").lines == {2, 3}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_are_no_part_of_the_reason(end):
    ignore = only(f"a: b  # cxrisk: ignore[x] -- why {end}c: d{end}")
    assert ignore.because == "why"
    assert ignore.position.end_line == 1


@pytest.mark.parametrize("tail", ["", " --", " -- ", " -- ...", " because", " - why", ": why"])
def test_without_a_reason_in_its_place_there_is_none(tail):
    ignore = only(f"a: b # cxrisk: ignore[x]{tail}")
    assert ([one.rule for one in ignore.rules], ignore.because) == (["x"], "")


@pytest.mark.parametrize(
    "comment",
    [
        "# cxrisk: ignore",
        "# cxrisk: ignore x -- why",
        "# cxrisk: ignore[x -- why",
        "# cxrisk: ingore[x] -- why",
        "# cxrisk ignore[x] -- why",
        "# Cxrisk: ignore[x] -- why",
        "# CXRISK:ignore[x] -- why",
        "# cxrisk: see the wiki",
        "# cxrisk:",
    ],
)
def test_what_speaks_to_us_and_cannot_be_understood_is_not_lost(comment):
    ignore = only(f"a: b {comment}\n")
    assert (ignore.rules, ignore.because) == ((), "")
    assert ignore.position == Position(1, 6, 1, 6 + len(comment))


@pytest.mark.parametrize(
    "comment",
    ["# cxrisks: x", "# see cxrisk: x", "# cxrisk ignores this", "# as `# cxrisk: ignore[x]` says", "#"],
)
def test_other_comments_are_none_of_ours(comment):
    assert heard(f"a: b {comment}\nc: cxrisk\n") == []


@pytest.mark.parametrize("comment", [f"## {ASKS[2:]}", f"#{ASKS[2:]}", f"# note  {ASKS}"])
def test_a_comment_may_begin_as_people_write_it(comment):
    assert only(f"a: b {comment}").because == "because"


@pytest.mark.parametrize(
    "text",
    [
        f'a: "x {ASKS}"\n',
        f"a: 'x {ASKS}'\n",
        f"a: 'x\n  {ASKS}\n  '\n",
        f'a: "x\n  {ASKS}"\n',
        f"a: |\n  {ASKS}\n  x\n",
        f"a: >-\n  x\n\n  {ASKS}\n\n",
        f"a: |\n\n    {ASKS}\n    x\nb: c\n",
        "a: x#cxrisk:ignore[asked-twice]\n",
        f'"x {ASKS}": b\n',
        f"a: ['{ASKS}']\n",
    ],
)
def test_text_that_looks_like_a_comment_is_text(text):
    assert heard(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"a: |  {ASKS}\n  x # y\n", 1),
        (f"a: |\n  x\n{ASKS}\nb: c\n", 3),
        (f"a: >\n  x\n\n\n{ASKS}\n", 5),
        (f"a: x {ASKS}\n", 1),
        (f"a: 'x # y' {ASKS}\n", 1),
        (f"a: [b, c] {ASKS}\n", 1),
        (f"a: [b, {ASKS}\n  c]\n", 1),
        (f"a: {{b: c}} {ASKS}\n", 1),
        (f"a: {ASKS}\n  b: c\n", 1),
        (f"a:\n  - b\n  {ASKS}\n  - c\n", 3),
        (f"{ASKS}\na: b\n", 1),
        (f"a: b\n{ASKS}", 2),
        (f"a: ä銀👩\u200d💻 {ASKS}\n", 1),
        (f"---\n{ASKS}\na: b\n...\n", 2),
    ],
)
def test_a_comment_is_heard_wherever_yaml_has_one(text, line):
    (ignore,) = heard(text)
    assert ignore.position.line == line
    assert ignore.because == "because"


WORDS = st.lists(
    st.sampled_from([ASKS, "#", "# x", "'", '"', "text", ":", "\n", "  ", "- ", "|", "é"]), max_size=8
)


@given(
    st.dictionaries(WORDS.map("".join), WORDS.map("".join), min_size=1, max_size=4), st.sampled_from("|>'\" ")
)
def test_nothing_that_is_written_as_text_is_heard(data, style):
    text = yaml.safe_dump(data, default_style=style.strip() or None, allow_unicode=True, width=20)
    document = load("one.yml", text.encode()).document
    if document is not None:
        assert list(ignores_in(document)) == []
