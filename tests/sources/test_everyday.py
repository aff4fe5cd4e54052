"""Files are read the quick way only where the real parser would have read the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxrisk.sources.doubts import layout_doubts
from cxrisk.sources.everyday import read_everyday
from cxrisk.sources.load import build, load, marks_of

ROOT = Path(__file__).parents[2]
SOUND = sorted((ROOT / "assessments").rglob("*.yml"))

EVERYDAY = {
    "keys and texts": "kind: assessment\ntitle: A bank moves its ledger\n",
    "numbers, words of YAML and dates": "a: 1\nb: -2.5e3\nc: true\nd: null\ne: ~\nf: 2026-11-22\ng: no\n",
    "a text over several lines": "a: one\n  two\n   three\nb: 1\n",
    "a number that goes on is a text": "a: 1\n  2\n",
    "records in a list": "a:\n  - id: one\n    b: 1\n  - id: two\n    c: [x]\nd: 2\n",
    "a list as deep as its key": "a:\n- one\n- b: 1\n  c:\n  - 2\nd: 3\n",
    "brackets": "a: [one, 2, 'three', \"four\"]\nb: {c: 1, d: [x, {e: ~}]}\nf: []\ng: {}\n",
    "brackets over several lines": "a: [one,\n  two words,\n  3]\nb: {c: 1,\n  d: 2}\n",
    "a space at the end of a line that goes on": "a: [one \n  two]\nb: 'one  \n  two'\nc: {d: one \n  two}\n",
    "quotes": "a: 'it''s'\nb: \"x: y # z\"\nc: ''\nd: 'one\n  two'\n",
    "comments": "# first\na: 1 # one\nb: # below\n  # here\n  c: two   #three\n\nd: [1] # four\ne: 'f' # g\n",
    "a block that keeps its lines": "a: |\n  one: 1\n  # two\n\n  three\nb: 1\n",
    "a block without its end": "a: |-\n  one\n  two\n\n\nb:\n  - |-\n    three\n",
    "a block that is joined": "a: >\n  one\n  two\n\n  three\n\n\nb: >-\n  four\n",
    "signs inside a text": "a: https://example.org/x#y\nb: 12:30\nc: it's 5% - or not?\nd: <b>\n",
    "letters of other scripts": "a: Größe\nb: [naïve, 株]\n",
    "an empty line inside a record": "a:\n\n  b: 1\n\n  c: 2\n",
}
LEFT_TO_THE_PARSER = {
    "nothing": "",
    "a list": "- a\n",
    "no end of the last line": "a: 1",
    "an empty value": "a:\nb: 1\n",
    "an empty value at the end": "b: 1\na:\n",
    "a key twice": "a: 1\na: 2\n",
    "a key twice in brackets": "a: {b: 1, b: 2}\n",
    "a key that is no text": "null: 1\n",
    "a key with capitals": "A: 1\na: 2\n",
    "a text cut by a hash": "a: C# is #1\n",
    "a split text": "a: [One thing, another]\n",
    "an anchor": "a: &b c\n",
    "an alias": "a: *b\n",
    "a tag": "a: !b c\n",
    "a merge": "a: 1\n<<: {b: 2}\n",
    "a tab": "a:\t1\n",
    "an escape": 'a: "\\x41"\n',
    "a second document": "a: 1\n---\nb: 2\n",
    "an end of the document": "a: 1\n...\n",
    "an indent that fits nothing": "a:\n    b: 1\n  c: 2\n",
    "a record below a text": "a: b\n  c: 1\n",
    "a list below a text": "a: b\n  - c\n",
    "a text after an empty line": "a: b\n\n  c\n",
    "a text after a comment": "a: b\n# c\n  d\n",
    "an open quote": "a: 'b\nc: d\n",
    "no-break spaces in brackets": "a: [\u00a0]\nb: {c: \u00a0}\n",
    "a no-break space after a comma": "a: [one, \u00a0two]\n",
    "text behind a quote": "a: 'b' c\n",
    "an open bracket": "a: [b\nc: d\n",
    "a comma too many": "a: [b, ]\n",
    "nothing between commas": "a: [b,, c]\n",
    "a pair in a list": "a: [b: c]\n",
    "a key without a value in brackets": "a: {b}\n",
    "the wrong bracket": "a: [b}\n",
    "a block with an indent of its own": "a: |2\n    b\n",
    "a block with deeper lines": "a: >\n  b\n    c\n",
    "a block with nothing in it": "a: |\nb: 1\n",
    "brackets in one another, too deep": f"a: {'[' * 40}{']' * 40}\n",
    "more than people write": f"a: {'b ' * 12_000}\n",
    "quotes over more lines than people write": "a: 'b\n" + "  b\n" * 1200 + "  c'\n",
}
PIECES = [
    *(
        "a",
        "b",
        "c-d",
        "e_f",
        "one",
        "Two words",
        "1",
        "-2",
        "3.5",
        "null",
        "true",
        "~",
        "2026-01-02",
        "12:30",
    ),
    *("'", '"', "'x'", '"y"', "''", "[", "]", "{", "}", ", ", ",", "#", " # ", " #x", "# y"),
    *(": ", ":", ":\n", "\n", "\n", "\n\n", "\n  ", "\n  ", "\n    ", "  ", " ", "- ", "-", "\n- ", "\n  - "),
    *(
        "|",
        ">",
        "|-\n  ",
        ">-\n    ",
        ": |\n  ",
        ": >\n  ",
        "?",
        "*",
        "&",
        "!",
        "%",
        "@",
        "`",
        "\\",
        "é",
        "\u3000",
    ),
    *(
        "\t",
        "---",
        "...",
        "<<",
        "=",
        "x: y",
        "k: v\n",
        "k: [a, b]\n",
        "k: {a: 1}\n",
        "k:\n- a\n",
        "k:\n  l: m\n",
    ),
]


def same_as_the_parser(text: str) -> bool:
    """Whether the text is read the quick way; then the parser has to agree, and to doubt nothing."""
    quick = read_everyday(text)
    if quick is None:
        return False
    built = build(text)
    assert repr(quick) == repr(built.root)
    assert marks_of(text) == built.marks
    document = load("assessments/x.yml", text.encode()).document
    assert document is not None
    assert [*built.twins, *layout_doubts(document, built, marked=False)] == []
    return True


@pytest.mark.parametrize("text", EVERYDAY.values(), ids=EVERYDAY)
def test_everyday_yaml_is_read_the_quick_way(text):
    assert same_as_the_parser(text)


@pytest.mark.parametrize("text", LEFT_TO_THE_PARSER.values(), ids=LEFT_TO_THE_PARSER)
def test_whatever_needs_a_closer_look_is_left_to_the_parser(text):
    assert read_everyday(text) is None


@pytest.mark.parametrize("path", SOUND, ids=[path.stem for path in SOUND])
def test_the_files_of_the_sample_are_read_the_quick_way(path):
    assert same_as_the_parser(path.read_text(encoding="utf-8"))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join).map(lambda text: f"k: {text}\n"))
def test_both_readers_agree_on_any_text(text):
    same_as_the_parser(text)


@settings(deadline=None)
@given(st.sampled_from(SOUND), st.data())
def test_both_readers_agree_on_sound_files_with_something_put_in_or_left_out(path, data):
    text = path.read_text(encoding="utf-8")[:3000]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        until = at + data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(st.sampled_from(["", *PIECES])) + text[until:]
    same_as_the_parser(text + "\n")


def test_a_finding_in_a_file_that_was_read_the_quick_way_stands_where_it_belongs():
    text = "kind: assessment\ntitle: >\n  One\n  two\nrisks:\n- id: 'a'\n  title: [b, {c: d}]\n"
    document = load("assessments/x.yml", text.encode()).document
    assert document is not None
    assert read_everyday(text) == document.data
    assert document.position(("risks", 0, "title", 1, "c")) == (7, 18, 7, 19)


def test_where_things_stand_can_be_asked_in_any_order():
    document = load("assessments/x.yml", b"a: 1\nb: [c, {d: e}]\nf: 2\n").document
    assert document is not None
    asked = [("a",), ("b", 1, "d"), ("b",), ("f",), (), ("b", 0)]
    assert [document.position(one)[:2] for one in asked] == [(1, 4), (2, 12), (2, 4), (3, 4), (1, 1), (2, 5)]
