"""Two judges, one judgement: what one refuses the other refuses, and what is refused is always told."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing.exceptions import Unresolvable

from cxrisk.sources import schema as module
from cxrisk.sources.document import Document
from cxrisk.sources.load import load
from cxrisk.sources.positions import Positions
from cxrisk.sources.schema import KINDS, check_shape, schema_text
from cxrisk.sources.validators import errors, first_error, fits

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "example" / "assessments"
DOCUMENTS = [
    load(f"assessments/{file.name}", file.read_bytes()).document for file in sorted(EXAMPLE.rglob("*.yml"))
]
ODD_TEXTS = (
    "",
    " ",
    "\n",
    "live\n",
    "2026-02-29",
    "2024-02-29",
    "2026-02-30",
    "2026-1-1",
    "20260101",
    "2026-W01-1",
    "0999-01-01",
    "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0660\u0661",
    "core-ledger\n",
    "Ä",
    "a" * 64,
    "a" * 65,
    "a" * 2001,
    "😀" * 2000,
    "a/b/c",
    "a > b",
    "a/b > c",
    "cloud.migration-failure",
    "https://example.org/a?b#c",
    "https://me@example.org/",
    "https://example.org/\u00a0",
    "HTTPS://example.org",
    "//example.org",
    "ftp://example.org",
    "mailto:a@b.example",
    "24/7",
    "Mon-Fri 08:00-18:00",
    "EUR\n",
    "none",
    "1",
)
ODD_NUMBERS = (
    0,
    -0.0,
    1,
    1.0,
    5.0,
    5.000001,
    0.99,
    0.990001,
    -1,
    999,
    1000,
    9999.0,
    1e18,
    -1e300,
    10**17,
    2.5,
)
ODD = st.one_of(
    st.sampled_from(ODD_TEXTS),
    st.sampled_from(ODD_NUMBERS),
    st.booleans(),
    st.none(),
    st.sampled_from(
        ([], {}, [[]], [None], [1, 2], [2, 1], [1, 2, 3], {"id": "x"}, {"x-a": 1}, {"text": "x"})
    ),
    st.text("aZ09-_/. :\n`é😀", max_size=8),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**17), 10**17),
)
KEYS = st.one_of(
    st.sampled_from(
        ("id", "date", "verified", "x-own", "chosen", "decided", "likelyhood", "CMO", "", "evidence")
    ),
    st.text("aZ0-_ é", max_size=6),
)


def spots(data: Any) -> list[tuple[dict[str, Any] | list[Any], str | int]]:
    """Every place in the data that can be changed: its holder and the key or index in it."""
    found: list[tuple[dict[str, Any] | list[Any], str | int]] = []
    waiting = [data]
    while waiting:
        holder = waiting.pop()
        for key in holder if isinstance(holder, dict) else range(len(holder)):
            found.append((holder, key))
            if isinstance(holder[key], dict | list):
                waiting.append(holder[key])
    return found


@st.composite
def changed(draw):
    """One of the example's documents with one to three changes that a person, or a foe, might make."""
    document = draw(st.sampled_from(DOCUMENTS))
    data = copy.deepcopy(document.data)
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(spots(data) or [(data, "kind")]))
        how = draw(st.sampled_from(("drop", "rename", "replace", "nest", "list", "add", "twice")))
        value = holder[key] if isinstance(holder, list) or key in holder else None
        if how == "drop":
            del holder[key]
        elif how == "rename" and isinstance(holder, dict):
            holder[draw(KEYS)] = holder.pop(key)
        elif how == "nest":
            holder[key] = {draw(KEYS): value}
        elif how == "list":
            holder[key] = [value]
        elif how == "add" and isinstance(value, dict):
            value[draw(KEYS)] = copy.deepcopy(draw(ODD))
        elif how == "twice" and isinstance(value, list):
            value.extend(copy.deepcopy(value[:1]))
        else:
            holder[key] = copy.deepcopy(draw(ODD))
    return Document(document.path, document.id, data, Positions("", data, lambda _: [0] * count(data)))


def count(data: Any) -> int:
    """Figures that positions need: two for each key and each value."""
    return 2 + 4 * sum(1 for _ in spots(data))


def kind_of(document: Document) -> str:
    return document.kind if document.kind in KINDS else "assessment"


@settings(deadline=None)
@given(changed())
def test_both_judges_judge_alike(document):
    schema = schema_text(kind_of(document))
    assert fits(schema, document.data) == (next(errors(schema, document.data), None) is None)


@pytest.mark.unmeasured
@settings(deadline=None)
@given(changed())
def test_what_is_refused_is_told_and_what_is_told_was_refused(document):
    found = check_shape(document)
    if document.kind not in KINDS or not fits(schema_text(document.kind), document.data):
        assert found
    for one in found:
        assert one.rule == "shape"
        assert one.message
        assert one.help
        assert "\n" not in one.message


def pointers(found) -> Iterator[str]:
    return (one.pointer for one in found)


@settings(deadline=None)
@given(changed())
def test_no_value_is_complained_about_twice(document):
    beside = ("is missing", "a key of `")  # a key may be missing and another wrong in one record
    told = [one for one in check_shape(document) if not any(words in one.message for words in beside)]
    assert len(told) == len(set(pointers(told)))


def test_the_whole_text_has_to_match_in_both():
    schema = json.dumps({"pattern": "^a$"})
    assert not fits(schema, "a\n")
    assert next(errors(schema, "a\n"), None) is not None


@pytest.mark.parametrize("day", ["2026-02-29", "20260228", "2026-W01-1", "today"])
def test_a_date_is_a_day_of_the_calendar_in_both(day):
    schema = json.dumps({"format": "date"})
    assert not fits(schema, day)
    assert next(errors(schema, day), None) is not None
    assert fits(schema, "2024-02-29")
    assert next(errors(schema, "2024-02-29"), None) is None


class TestNothingIsFetched:
    @pytest.fixture
    def elsewhere(self, tmp_path):
        file = tmp_path / "any.json"
        file.write_text("true", encoding="utf-8")
        return json.dumps({"$ref": file.as_uri()})

    def test_not_by_the_fast_judge(self, elsewhere):
        with pytest.raises(Exception, match=r"any\.json"):
            fits(elsewhere, 1)

    @pytest.mark.filterwarnings("ignore::DeprecationWarning")  # or the warning would stop what it warns of
    def test_not_by_the_slow_one(self, elsewhere):
        with pytest.raises(Unresolvable, match=r"any\.json"):
            next(errors(elsewhere, 1))


class TestDisagreement:
    """Where the fast judge refuses what the slow one lets pass, the file does not pass."""

    document = load("a.yml", b"kind: catalog\nversion: 1\nunits:\n  - {id: cards, name: Cards}\n").document

    def test_is_a_finding_where_the_fast_one_points(self, monkeypatch):
        monkeypatch.setattr(module, "fits", lambda *_: False)
        monkeypatch.setattr(module, "first_error", lambda *_: ("units", 0, "name"))
        [found] = check_shape(self.document)
        assert (found.rule, found.position[:2]) == ("shape", (4, 23))
        assert found.message == "this does not fit the format"
        assert found.help == "compare it with the format: cxrisk schema catalog"

    def test_the_first_error_of_the_fast_judge_is_where_it_stands(self):
        assert first_error(json.dumps({"items": {"type": "number"}}), [1, "two"]) == (1,)
        assert first_error("true", "anything") == ()

    def test_a_text_that_the_fast_judge_cannot_read_does_not_fit(self):
        data = {**self.document.data, "units": [{"id": "cards", "name": "\ud800"}]}
        document = Document("a.yml", "a", data, Positions("", data, lambda _: [0] * count(data)))
        assert [one.message for one in check_shape(document)] == ["this does not fit the format"]
