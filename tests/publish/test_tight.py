"""Blank lines and indents of the theme go; what the page says, and what is no layout, stays."""

import re

from hypothesis import given
from hypothesis import strategies as st

from cxrisk.publish.tight import tight

LINES = st.lists(st.sampled_from(["<p>", "a", "</p>", " ", "\n", "\t", "\r\n", "<b>b</b>", "\xa0"])).map(
    "".join
)


def test_several_lines_and_their_indents_become_one_line_end():
    assert tight("<ul>\n    \n      <li>\n  one\n\n</li>\n  </ul>") == "<ul>\n<li>\none\n</li>\n</ul>"


def test_the_article_is_left_as_it_is():
    inside = "\n\n  <p>  a\n\n  b</p>\n  <article>\n  c</article>\n\n  "
    article = f'<article class="md-content__inner md-typeset">{inside}</article>'
    assert tight(f"<div>\n\n  {article}\n\n  </div>") == f"<div>\n{article}\n</div>"


def test_what_is_no_layout_is_left_as_it_is():
    for tag in ("pre", "textarea", "script", "style"):
        apart = f"<{tag} id=a>\n\n   x\n   y\n</{tag}>"
        assert tight(f"<p>\n  {apart}\n  </p>") == f"<p>\n{apart}\n</p>"


@given(LINES)
def test_white_space_stays_white_space_and_nothing_else_changes(text):
    made = tight(text)
    assert re.split(r"[ \t\r\n]+", made) == re.split(r"[ \t\r\n]+", text)
    assert tight(made) == made
    assert len(made) <= len(text)
