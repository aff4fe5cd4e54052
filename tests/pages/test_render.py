"""Templates: everything escaped, nothing undefined, every page in its frame."""

from datetime import date

import pytest
from jinja2 import UndefinedError
from markupsafe import escape

from cxrisk.history.edition import Edition
from cxrisk.model.fields import About, Count
from cxrisk.pages.badge import Badge
from cxrisk.pages.page import Heading, Link, Sheet, Source
from cxrisk.pages.render import compose, environment

HOSTILE = "\"'><script>alert(1)</script>&amp;"
EDITION = Edition("Bank", date(2026, 11, 22), "0.1.0", "cxrisk-1")


def parts(name, call, **context):
    template = environment().from_string(f'{{% import "parts/{name}.html" as it %}}{call}')
    return template.render(**context)


def frame(sheet, edition=EDITION):
    return compose(sheet, edition, None).html


def test_text_is_escaped_wherever_it_stands():
    html = environment().from_string('<a title="{{ t }}">{{ t }}</a>').render(t=HOSTILE)
    assert html.count("<") == 2
    assert html.count('"') == 2


def test_what_is_undefined_or_absent_is_a_fault_and_not_a_word_on_the_page():
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()
    with pytest.raises(TypeError, match="absent"):
        environment().from_string("{{ nothing }}").render(nothing=None)


def test_the_frame_says_where_the_page_stands():
    sheet = Sheet(
        "initiatives/a.html", "<A>", "frame.html", Source(), trail=(Link("Front & door", "index.html"),)
    )
    html = frame(sheet)
    assert '<a href="../index.html">Front &amp; door</a>' in html
    assert '<li aria-current="page">&lt;A&gt;</li>' in html


def test_the_frame_leads_to_the_neighbours():
    before, after = Link("B", "initiatives/b.html"), Link("C", "initiatives/c.html#x")
    html = frame(Sheet("initiatives/a.html", "A", "frame.html", Source(), before=before, after=after))
    assert 'rel="prev" href="../initiatives/b.html"' in html
    assert 'rel="next" href="../initiatives/c.html#x"' in html


def test_a_page_without_neighbours_has_no_empty_navigation():
    assert "<nav" not in frame(Sheet("index.html", "Front door", "frame.html", Source()))


def test_every_page_says_which_state_it_shows():
    edition = Edition("Bank", date(2026, 11, 22), "0.1.0", "cxrisk-1", "abc1234", uncommitted=True)
    html = " ".join(frame(Sheet("index.html", "Front door", "frame.html", Source()), edition).split())
    assert '<time datetime="2026-11-22">22 Nov 2026</time>' in html
    assert "method cxrisk-1, made by cxrisk 0.1.0, from commit <code>abc1234</code>" in html
    assert "changes that are not committed" in html
    assert "commit" not in frame(Sheet("index.html", "Front door", "frame.html", Source()))


def test_a_band_says_its_word_besides_its_colour():
    assert (
        parts("marks", "{{ it.band('high', '7.4') }}")
        == '<span class="band" data-band="high">High 7.4</span>'
    )


def test_unknown_is_no_band():
    html = parts("marks", "{{ it.unknown() }}")
    assert 'data-band="unknown"' in html
    assert "Not looked at" in html


def test_a_link_to_elsewhere_needs_a_fit_address():
    call = "{{ it.outside(address, words) }}"
    good = parts("marks", call, address="https://example.org/?a=1&b=2", words="<w>")
    assert (
        good == '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer nofollow">&lt;w&gt;</a>'
    )
    assert parts("marks", call, address="javascript:alert(1)", words="<w>").strip() == "&lt;w&gt;"


@pytest.mark.parametrize("stale", [True, False])
def test_evidence_says_its_kinds_people_and_age(stale):
    when = About("2026-07", date(2026, 7, 1), date(2026, 7, 31))
    badge = Badge(frozenset({"behavioral"}), asked=True, people=Count(1180, 1180), newest=when, stale=stale)
    html = parts("marks", "{{ it.evidence(badge) }}", badge=badge)
    assert 'aria-label="what people do"' in html
    assert "n 1,180" in html
    assert "Jul 2026" in html
    assert ("old" in html) is stale


def test_where_nobody_was_asked_the_page_says_so():
    badge = Badge(frozenset({"documentary"}), asked=False, people=None, newest=None, stale=False)
    assert "no customer asked" in parts("marks", "{{ it.evidence(badge) }}", badge=badge)


def test_a_table_twin_holds_what_is_called_into_it():
    html = parts("layout", "{% call it.twin('As a table') %}<table>{{ t }}</table>{% endcall %}", t=HOSTILE)
    assert '<details class="twin"><summary><span>As a table</span></summary>' in html
    assert 'aria-label="As a table"' in html
    assert "<table>" in html
    assert "<script>" not in html


def test_facts_without_a_value_are_left_out():
    html = parts("layout", "{{ it.facts(pairs) }}", pairs=[("Owner", "<b>"), ("Lead", "")])
    assert "<dt>Owner</dt><dd>&lt;b&gt;</dd>" in html
    assert "Lead" not in html


def test_the_index_of_a_page_names_its_sections():
    headings = (Heading(2, "risks", "Risks"), Heading(3, "risk-a", "A"))
    html = parts("layout", "{{ it.onpage(headings) }}", headings=headings)
    assert html.count("<li>") == 1
    assert '<a href="#risks">Risks</a>' in html


def test_prose_is_the_only_text_that_becomes_markup():
    html = environment().from_string("{{ t | prose }}{{ t }}").render(t="*a* <b>")
    assert html == "<p><em>a</em> &lt;b&gt;</p>*a* &lt;b&gt;"


ENTRIES = """{% macro entry(title, note="none") %}<li title="{{ note }}">{{ title }}</li>{% endmacro -%}
{% macro box(kind) %}<p class="{{ kind }}">{{ caller() }}</p>{% endmacro -%}
"""


@pytest.mark.parametrize(
    ("call", "html"),
    [
        ("{{ entry(t, t) }}", f'<li title="{escape(HOSTILE)}">{escape(HOSTILE)}</li>'),
        ("{{ entry(t) }}", f'<li title="none">{escape(HOSTILE)}</li>'),
        ("{{ entry(note=t, title=1) }}", f'<li title="{escape(HOSTILE)}">1</li>'),
        ("{{ entry(*pair) }}", '<li title="b">a</li>'),
        ("{{ entry(**named) }}", '<li title="y">x</li>'),
        (
            '{% call box("wide") %}{{ entry(t, "n") }}{% endcall %}',
            f'<p class="wide"><li title="n">{escape(HOSTILE)}</li></p>',
        ),
        ('{% set made = entry("a", "b") %}{{ made }}{{ made }}', '<li title="b">a</li>' * 2),
        ("{{ link.title }} {{ link.title.lower() }}", "B &amp; C b &amp; c"),
    ],
)
def test_however_a_macro_is_called_text_is_escaped_once(call, html):
    given = {
        "t": HOSTILE,
        "pair": ("a", "b"),
        "named": {"title": "x", "note": "y"},
        "link": Link("B & C", "b.html"),
    }
    assert environment().from_string(ENTRIES + call).render(given).strip() == html


def test_an_attribute_that_is_absent_is_a_fault():
    with pytest.raises(AttributeError):
        environment().from_string("{{ link.titel }}").render(link=Link("B", "b.html"))
