"""Low above high is found however the two numbers are written."""

from hypothesis import given
from hypothesis import strategies as st

from cxrisk.sources.load import load
from cxrisk.sources.order import disorder

NUMBERS = st.one_of(st.integers(-20, 20), st.floats(-5, 5).map(lambda one: round(one, 2)))
STYLES = (
    "[{}, {}]",
    "[{},{}]",
    "[ {} , {} ]",
    "[{},\n    {}]",
    "[ # low\n    {}, # high\n    {}]",
    "\n  - {}\n  - {}",
    "\n-   {}\n-   {}",
    "\n  -\n    {}\n  -\n    {}",
    "[[{}, {}], [1, 2]]",
    "[[1, 2], [{}, {}]]",
    "{{of: [{}, {}]}}",
    "\n  - [{}, {}]",
    "\n  - range: [{}, {}]",
)


@given(st.lists(st.tuples(st.sampled_from(STYLES), NUMBERS, NUMBERS), min_size=1, max_size=4))
def test_every_reversed_pair_is_found_and_no_other(pairs):
    lines = [f"key{number}: {style.format(low, high)}" for number, (style, low, high) in enumerate(pairs)]
    text = "\n".join(["kind: assessment", "title: pay [3, 2] - 4", "day: 2026-11-22", *lines, ""])
    document = load("assessments/x.yml", text.encode()).document
    assert document is not None, text
    found = {pointer[0] for pointer, _ in disorder(document.data, text)}
    assert found == {f"key{number}" for number, (_, low, high) in enumerate(pairs) if low > high}
