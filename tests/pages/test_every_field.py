"""Every text that a team can write has its place on a page."""

import re
from collections import defaultdict

import pytest

from tests.pages.conftest import SAMPLE, TODAY, read_page, render
from tests.pages.hostile import rewrite


@pytest.mark.unmeasured
def test_every_text_of_the_sample_is_shown_somewhere(tmp_path):
    fields = {}

    def numbered(_, text, field):
        fields[f"zq{len(fields)}qz"] = field
        return f"{text} zq{len(fields) - 1}qz"

    rewrite(SAMPLE, tmp_path, numbered)
    pages = render(tmp_path, TODAY).values()
    shown = set(re.findall(r"zq\d+qz", " ".join(read_page(page.html).text for page in pages)))
    used = defaultdict(list)
    for mark, field in fields.items():
        used[field].append(mark in shown)
    assert not {field for field, places in used.items() if not any(places)}
    assert len(used) > 120
