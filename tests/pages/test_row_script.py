"""The rows of a table on several pages, as data."""

import json

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from cxrisk.pages.page import Page
from cxrisk.pages.row_script import row_script, with_rows


def page(rows, address="risks-2.html"):
    return Page(address, "Risks", f"<table><thead><tr><th>x</th></tr></thead><tbody>{rows}</tbody></table>")


def rows_in(script):
    assert script.startswith("cxrisk_rows(")
    assert script.endswith(")\n")
    return json.loads(script[len("cxrisk_rows(") : -2])


def test_a_row_is_told_as_tags_attributes_and_texts():
    head = '<th scope="row"><a href="a.html#b">One</a> <i class="mot"></i></th>'
    html = f'<tr>\n{head}\n<td data-v="">x<br>y</td></tr>'
    assert rows_in(row_script([page(html)])) == [
        [
            "tr",
            {},
            ["th", {"scope": "row"}, ["a", {"href": "a.html#b"}, "One"], " ", ["i", {"class": "mot"}]],
            ["td", {"data-v": ""}, "x", ["br", {}], "y"],
        ]
    ]


def test_a_link_inside_its_page_leads_there_from_every_other():
    ((_, _, link),) = rows_in(row_script([page('<tr><a href="#reason.1">1</a></tr>')]))
    assert link[1]["href"] == "risks-2.html#reason.1"


@given(st.text(min_size=1))
def test_no_text_is_lost_or_becomes_markup(text):
    script = row_script([page(f'<tr data-also="{escape(text)}"><td>|{escape(text)}|</td></tr>')])
    assert not set(script) & set("<>&\u2028\u2029")
    ((_, attributes, (_, _, said)),) = rows_in(script)
    assert attributes["data-also"] == text
    assert said == " ".join(f"|{text}|".split())


def test_only_a_table_on_several_pages_brings_its_rows():
    one, two = page("<tr></tr>", "risks.html"), page("<tr></tr>")
    assert list(with_rows([one])) == [one]
    first, second = with_rows([one, two])
    assert second == two
    ((address, text),) = first.beside
    assert address == "risks.rows.js"
    assert rows_in(text) == [["tr", {}], ["tr", {}]]
