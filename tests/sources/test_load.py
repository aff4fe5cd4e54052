"""Whatever is in a file, reading it ends with data or with findings; and everything has its place."""

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxrisk.findings import Holding, Key
from cxrisk.sources.load import load
from cxrisk.sources.scalars import plain

KEYS = st.text("abcdefghij_", min_size=1, max_size=8).filter(lambda key: key not in ("true", "false"))
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"))
TEXTS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: type(plain(text)) is str)
"""Without `0E0` and its like: YAML 1.1, which writes them here, takes them for texts, and 1.2 for numbers."""
VALUES = st.recursive(
    st.one_of(TEXTS, st.integers(-(10**12), 10**12), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4), st.dictionaries(KEYS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
SYNTAX = st.text("[]{}:-,#&*!|>'\"%@`?~ \n\tabc01.é\u200b", max_size=80)


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@settings(deadline=None)
def test_any_bytes_end_in_a_document_or_in_a_finding(raw):
    document, findings = load("assessments/x.yml", raw)
    assert document is not None or findings


@pytest.mark.unmeasured
@given(SYNTAX)
@settings(deadline=None, max_examples=300)
def test_any_text_ends_in_plain_data_or_in_a_finding_on_one_of_its_lines(text):
    document, findings = load("assessments/x.yml", text.encode())
    assert all(1 <= finding.position.line <= text.count("\n") + 2 for finding in findings)
    assert document is not None or findings
    if document is not None:
        assert is_plain(document.data)


def is_plain(value) -> bool:
    if isinstance(value, dict):
        return all(type(key) is str and is_plain(held) for key, held in value.items())
    if isinstance(value, list):
        return all(is_plain(entry) for entry in value)
    return value is None or type(value) in (str, int, float, bool)


@pytest.mark.unmeasured
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5), st.sampled_from([None, True, False]))
@settings(deadline=None)
def test_what_is_written_is_what_is_read(data, flow):
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    document, _ = load("assessments/x.yml", text.encode())
    if document is not None:  # a generated text may hold a character that the format refuses
        assert document.data == data


@pytest.mark.unmeasured
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
@settings(deadline=None)
def test_a_position_leads_to_the_text_of_the_value(data):
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    document, _ = load("assessments/x.yml", text.encode())
    lines = text.split("\n")
    for pointer, value in leaves(document.data if document else {}):
        line, column, end_line, end_column = document.position(pointer)
        if type(value) is int:
            assert line == end_line
            assert lines[line - 1][column - 1 : end_column - 1] == str(value)
        if isinstance(pointer[-1], str):
            line, column, _, end_column = document.position((*pointer[:-1], Key(pointer[-1])))
            assert lines[line - 1][column - 1 : end_column - 1].strip("'") == pointer[-1]


def leaves(value, pointer=()):
    if isinstance(value, dict):
        for key, held in value.items():
            yield from leaves(held, (*pointer, key))
    elif isinstance(value, list):
        for at, entry in enumerate(value):
            yield from leaves(entry, (*pointer, at))
    else:
        yield pointer, value


def test_a_reference_is_found_in_its_list_also_where_it_is_written_short():
    document, _ = load("assessments/x.yml", b"at:\n  - other/one\n  - call-care\n")
    assert document.position(("at", Holding("disputed-payment/call-care"))) == (3, 5, 3, 14)


def test_what_is_not_written_stands_where_its_record_stands():
    document, _ = load("assessments/x.yml", b"a: 1\nb:\n  - {c: 1}\n")
    assert document.position(("b", 0, "missing", "deeper"))[:2] == (3, 5)


def test_columns_count_characters_and_not_bytes():
    document, _ = load("assessments/x.yml", "é: {ü: ö, x: 1}\n".encode())
    assert document.position(("é", "x")) == (1, 14, 1, 15)
