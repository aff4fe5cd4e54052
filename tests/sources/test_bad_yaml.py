"""What a file may hold that is no assessment: each gets one clear finding where it stands."""

import pytest

from cxrisk.sources.load import load

HEAD = b"kind: assessment\nversion: 1\n"


def only(raw: bytes):
    """The one finding of a file that cannot be read."""
    document, findings = load("assessments/x.yml", raw)
    assert document is None
    assert len(findings) == 1
    finding = findings[0]
    assert finding.rule == "syntax"
    assert finding.message
    assert finding.help
    return finding


def value_of(raw: bytes) -> object:
    document, findings = load("assessments/x.yml", b"a: " + raw + b"\n")
    assert document is not None, findings
    return document.data["a"]


@pytest.mark.parametrize(
    ("raw", "line", "says"),
    [
        pytest.param(b"[" * 100_000, 1, "deep", id="100 000 opening brackets"),
        pytest.param(b"- " * 50_000 + b"a", 1, "deep", id="50 000 dashes"),
        pytest.param(b"{a: " * 40 + b"1", 1, "deep", id="maps in maps"),
        pytest.param(b"a: &a [1]\n", 1, "anchor (&a)", id="anchor"),
        pytest.param(b"a: 1\nb: *a\n", 2, "alias", id="alias"),
        pytest.param(b"a: &a [*a]\n", 1, "anchor", id="cycle"),
        pytest.param(b"a: &x {b: 1}\nc:\n  <<: *x\n", 1, "anchor", id="merge of an anchor"),
        pytest.param(b"c:\n  <<: {a: 1}\n", 2, "merge key", id="merge of a map"),
        pytest.param(b"a: !!float foo\n", 1, "tag", id="tag with a bad value"),
        pytest.param(b"a: !!python/object/apply:os.system [x]\n", 1, "tag", id="python tag"),
        pytest.param(b"a: !Ref x\n", 1, "tag", id="local tag"),
        pytest.param(b"a: !important\n", 1, "tag", id="a text that begins with an exclamation mark"),
        pytest.param(b"a: !!set {x}\n", 1, "tag", id="set"),
        pytest.param(b"a: !!binary aGk=\n", 1, "tag", id="binary"),
        pytest.param(b"%TAG ! tag:x,2000:\n" * 1000, 1, "%", id="directives"),
        pytest.param(b"a: 1\n%x: 2\n", 2, "%", id="a line that begins with a percent sign"),
        pytest.param(b"a:\n\tb: 1\n", 2, "tab", id="tab indent"),
        pytest.param(HEAD.decode().encode("utf-16"), 1, "UTF-16", id="UTF-16"),
        pytest.param(b"\xfe\xff\x00a", 1, "UTF-16", id="UTF-16 big end first"),
        pytest.param(b"a: 1\nb: \xff\n", 2, "UTF-8", id="no UTF-8"),
        pytest.param(b"a: \xc0\xaf\n", 1, "UTF-8", id="overlong UTF-8"),
        pytest.param(b"a: \xed\xa0\x80\n", 1, "UTF-8", id="surrogate"),
        pytest.param(b"a: 1\nb: x\x00y\n", 2, "U+0000", id="NUL"),
        pytest.param(b'a: "\\0"\n', 1, "U+0000", id="NUL as an escape"),
        pytest.param(b'a: "\\x1b[31m"\n', 1, "U+001B", id="terminal escape as an escape"),
        pytest.param(b'"\\x1b": 1\n', 1, "U+001B", id="terminal escape in a key"),
        pytest.param(b"a: 1\rb: 2\r", 1, "carriage return", id="lone carriage returns"),
        pytest.param(b"a: 1\n---\nb: 2\n", 2, "second document", id="two documents"),
        pytest.param(b"a: 1\n...\nb: 2\n", 3, "", id="text behind the end"),
        pytest.param(b"", 1, "empty", id="empty"),
        pytest.param(b"# only a remark\n", 1, "empty", id="comments only"),
        pytest.param(b"---\n", 1, "empty", id="dashes only"),
        pytest.param(b"just a text\n", 1, "single text", id="scalar"),
        pytest.param(b"- a\n- b\n", 1, "list", id="list"),
        pytest.param(b"? [a, b]\n: 1\n", 1, "key", id="list as key"),
        pytest.param(b"{[a]: 1}\n", 1, "key", id="flow list as key"),
        pytest.param(b"1: x\n", 1, "no text", id="number as key"),
        pytest.param(b"true: x\n", 1, "no text", id="truth as key"),
        pytest.param(b"? \n: x\n", 1, "key is empty", id="empty key"),
        pytest.param(b"title: Foo: bar\n", 1, "colon", id="colon inside a text"),
        pytest.param(b"a: @x\n", 1, "@", id="at sign"),
        pytest.param(b"a: `x`\n", 1, "backtick", id="backtick"),
        pytest.param(b"a: *bold*\n", 1, "", id="star"),
        pytest.param(b"a: 1\nb: 'open\nc: 2\n", 2, "never closed", id="unclosed quote, at its start"),
        pytest.param(b"a: [1, 2\nb: 3\n", 2, "", id="unclosed bracket"),
        pytest.param(b"a: 1\n  b: 2\n", 2, "", id="bad indent"),
        pytest.param(b'a: "\\d"\n', 1, "backslash", id="unknown escape"),
        pytest.param("a: x\u202ey\n".encode(), 1, "U+202E", id="right-to-left override"),
        pytest.param("a: x\u2066y\n".encode(), 1, "U+2066", id="isolate"),
        pytest.param("a: x\u200by\n".encode(), 1, "U+200B", id="zero width space"),
        pytest.param("a: x\u2028y\n".encode(), 1, "U+2028", id="line separator"),
        pytest.param("a: x\u0085y\n".encode(), 1, "U+0085", id="next line"),
        pytest.param("a: x\ufeffy\n".encode(), 1, "U+FEFF", id="byte order mark inside"),
        pytest.param("a: x\U000e0041y\n".encode(), 1, "U+E0041", id="tag character"),
        pytest.param(b"a: " + b"x" * 20_001 + b"\n", 1, "20000 characters", id="long scalar"),
        pytest.param(b"a: [" + b"1," * 60_000 + b"1]\n", 1, "50000 values", id="many values"),
        pytest.param(b"".join(b"k%d: 1\n" % n for n in range(300)), 201, "200 keys", id="many keys"),
    ],
)
def test_is_refused_in_plain_words(raw, line, says):
    finding = only(raw)
    assert finding.position.line == line
    assert says in finding.message


def test_billion_laughs_costs_nothing():
    lines = [b"a0: &a0 [x, x]"]
    lines += [b"a%d: &a%d [%s]" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 10)]
    assert "anchor" in only(b"\n".join(lines)).message


@pytest.mark.parametrize(
    ("raw", "line", "first"),
    [
        (b"a: 1\na: 2\n", 2, 1),
        (b'a: 1\n"a": 2\n', 2, 1),
        ("é: 1\ne\u0301: 2\n".encode(), 2, 1),
        (b"Title: 1\nb: 1\ntitle: 2\n", 3, 1),
        ("ab: 1\na\u200db: 2\n".encode(), 2, 1),
        (b"a: {b: 1, c: 2, b: 3}\n", 1, 1),
    ],
)
def test_a_key_that_stands_twice_is_named_with_both_lines(raw, line, first):
    document, findings = load("assessments/x.yml", raw)
    (finding,) = [one for one in findings if one.rule == "duplicate-key"]
    assert finding.position.line == line
    assert finding.related[0].position.line == first
    assert f"line {first}" in finding.message
    assert document is not None


def test_the_first_of_two_keys_counts_and_what_follows_keeps_its_place():
    document, _ = load("assessments/x.yml", b"a: {x: 1}\na: {y: [1, 2]}\nb: 3\n")
    assert document.data == {"a": {"x": 1}, "b": 3}
    assert document.position(("b",)).line == 3


@pytest.mark.parametrize(
    "written",
    ["NO", "no", "yes", "on", "off", "2026-11-22", "2026-02-30", "12:30", "0755", "0o755", "0x1F", "0b11"],
)
def test_what_looks_like_a_trap_of_old_yaml_stays_text(written):
    assert value_of(written.encode()) == written


@pytest.mark.parametrize(
    "written", ["1_000", ".inf", "-.inf", ".nan", "1e400", "9" * 400, "+-1", "1.2.3", "=", "."]
)
def test_what_is_no_finite_number_stays_text(written):
    assert value_of(written.encode()) == written


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1e3", 1000.0),
        ("1.0e3", 1000.0),
        ("-5", -5),
        ("+5", 5),
        ("0", 0),
        ("1.5", 1.5),
        ("true", True),
        ("False", False),
    ],
)
def test_numbers_and_truths_are_read_as_yaml_1_2_reads_them(written, value):
    read = value_of(written.encode())
    assert read == value
    assert type(read) is type(value)


def test_an_empty_value_is_as_if_it_had_not_been_written():
    document, findings = load("assessments/x.yml", b"a:\nb: 1\nc:\n")
    assert document.data == {"b": 1}
    assert findings == []
    assert document.position(("b",)).line == 2


@pytest.mark.parametrize("written", ["~", "null", "Null", "NULL"])
def test_a_written_null_is_kept_for_the_schema_to_judge(written):
    document, _ = load("assessments/x.yml", f"a: {written}\n".encode())
    assert document.data == {"a": None}


def test_windows_line_ends_are_fine():
    document, findings = load("assessments/x.yml", b"a: 1\r\nb:\r\n  - c\r\n")
    assert document.data == {"a": 1, "b": ["c"]}
    assert findings == []
    assert document.position(("b", 0)) == (3, 5, 3, 6)


def test_joiners_inside_a_text_are_fine():
    assert value_of("कि\u200dत".encode()) == "कि\u200dत"


@pytest.mark.parametrize(
    ("raw", "rule", "line", "column"),
    [
        pytest.param(b"\xef\xbb\xbfa: 1\n", "doubtful-text", 1, 1, id="byte order mark"),
        pytest.param(b"x: 1\na:\t1\n", "doubtful-text", 2, 3, id="tab after a colon"),
        pytest.param(b"x: 1\ntitle: C# is #1\n", "doubtful-text", 2, 14, id="text cut at a hash"),
        pytest.param("title: Pay\u0440al\n".encode(), "doubtful-text", 1, 8, id="two scripts in a word"),
        pytest.param(
            b"needs: [A first name, an answer within the day]\n",
            "split-text",
            1,
            23,
            id="a comma inside brackets",
        ),
    ],
)
def test_a_doubtful_text_is_read_and_warned_of(raw, rule, line, column):
    document, findings = load("assessments/x.yml", raw)
    assert document is not None
    assert [(one.rule, one.position.line, one.position.column) for one in findings] == [(rule, line, column)]
    assert findings[0].severity.word == "warning"


@pytest.mark.parametrize(
    "raw",
    [
        b"title: plain # a remark\n",
        b"title: plain  #a remark\n",
        b"title: 'C# is #1'\n",
        b"level: 3 #three\n",
        b"needs: [A first name, A last name]\n",
        b"needs: [dana, amir]\n",
        b"title: |\n  one\ttwo\n",
        "title: Ελληνικά and Русский\n".encode(),
    ],
)
def test_an_ordinary_text_raises_no_doubt(raw):
    assert load("assessments/x.yml", raw).findings == []
