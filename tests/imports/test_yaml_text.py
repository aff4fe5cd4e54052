"""What an import writes is read again as exactly what it was, whatever is in it."""

from hypothesis import example, given
from hypothesis import strategies as st

from cxrisk.imports.yaml_text import yaml_text
from cxrisk.sources.characters import FORBIDDEN
from cxrisk.sources.load import load

TEXTS = st.text(max_size=40).filter(lambda text: not FORBIDDEN.search(text) and "\r" not in text)
ODD = st.sampled_from(
    [
        *(
            "yes",
            "no",
            "on",
            "Null",
            "~",
            "true",
            "012",
            "0x1F",
            "1e3",
            ".5",
            "-",
            "- a",
            "a: b",
            "a #b",
            "#",
        ),
        *("*a", "&a", "!a", "%a", "@a", "`a", "{a}", "[a]", "'", '"', "\\", "a\\", "=", "<<", "?", "? a"),
        *("2026-11-22", "12:30", " a", "a ", "\ta", "a\nb", "---", "...", "a, b", "Ünï 銀行", "a/b", "a > b"),
        *("=cmd|' /C calc'!A0", "core-ledger", "A plain text", "a #b", "C# is #1"),
    ]
)
NUMBERS = st.integers(-(10**12), 10**12) | st.sampled_from([0.5, -1.25, 2.0, 1e-05])
SCALARS = TEXTS | ODD | NUMBERS | st.booleans()
KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@example({"a": ["A", "a"]})
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=5))
def test_it_is_read_as_what_it_was(data):
    read = load("x.yml", yaml_text(data, "# a head: 'with' \"quotes\"\n").encode())
    assert read.document, read.findings
    assert read.document.data == data
    assert not [one for one in read.findings if one.rule in ("split-text", "doubtful-text")]
