"""What is printed: at most two pages an initiative, in a real Chromium."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from cxrisk.errors import CxriskError
from cxrisk.history.edition import edition_of
from cxrisk.pages.board import board_pages
from cxrisk.pages.brief import brief_pages
from cxrisk.pages.reading import Reading
from cxrisk.pipeline import run
from cxrisk.publish.paper import as_pdf, chromium, standalone

TODAY = date(2026, 11, 22)
SAMPLE = Path(__file__).parents[2]
LONG = "A sentence that goes on and on about what may happen to people, and to whom, and when. " * 18


def pages_of(pdf):
    """How many pages a PDF of Chromium's has: it writes its objects one by one, in plain sight."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def briefs(root):
    outcome = run(root, TODAY)
    return {page.address: page for page in brief_pages(Reading(outcome), edition_of(outcome))}


def ends_on(page):
    return pages_of(as_pdf(standalone(page)))


@pytest.fixture(scope="module")
def sample():
    return briefs(SAMPLE)


@pytest.fixture(scope="module")
def sheets(request):
    """How many pages come out of the browser that is open: to start one for each would take longest."""
    tab = request.getfixturevalue("chromium").new_page()

    def count(page):
        tab.set_content(standalone(page))
        return pages_of(tab.pdf(prefer_css_page_size=True))

    yield count
    tab.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.stem for path in (SAMPLE / "assessments").glob("*/*.yml")))
def test_every_brief_of_the_sample_has_at_most_two_pages(sample, sheets, name):
    page = sample.get(f"briefs/{name}.html")
    if page is None:
        assert name not in {one.removeprefix("briefs/").removesuffix(".html") for one in sample}
        return
    assert 1 <= sheets(page) <= 2


@pytest.mark.slow
@pytest.mark.parametrize("size", [min, max])
def test_the_browser_that_is_open_prints_what_the_command_prints(sample, sheets, size):
    page = size(sample.values(), key=lambda one: len(one.html))
    assert sheets(page) == ends_on(page)


def verbose(workspace):
    """The small workspace, in which one assessment says far too much everywhere."""
    risks = "".join(
        f"  - {{id: r{n}, title: '{LONG[:180]}', likelihood: 4, impact: {{privacy: {1 + n % 5}}}, "
        f"cause: '{LONG}', event: '{LONG}', consequence: '{LONG}', person_says: '{LONG}', "
        f"touchpoints: [lost-card/freeze, lost-card/call]}}\n"
        for n in range(30)
    )
    options = ", ".join(f"{{text: '{LONG[:300]}', effect: '{LONG}', costs: {n}}}" for n in range(7))
    actions = "".join(
        f"  - {{id: a{n}, title: '{LONG}', owner: '{LONG[:120]}', due: 2026-12-01, status: open}}\n"
        for n in range(20)
    )
    text = f"""
kind: assessment
version: 1
title: '{LONG[:190]}'
technologies: [cloud]
status: piloting
summary: '{LONG}'
roles: {{accountable: '{LONG[:150]}'}}
verdict: {{says: '{LONG}', by: '{LONG[:100]}', date: 2026-11-01}}
decisions:
  - {{id: d, question: '{LONG[:250]}', from: [cio, cmo], needed_by: 2026-12-01, options: [{options}],
     recommended: {{option: '{LONG[:300]}', by: cio, because: '{LONG}', dissent: '{LONG}'}},
     default: '{LONG}'}}
questions: [{", ".join(f"{{text: '{LONG}', owner: cio}}" for _ in range(9))}]
actions:
{actions}
risks:
{risks}
"""
    (workspace / "assessments" / "verbose.yml").write_text(text)
    return workspace


@pytest.mark.slow
def test_a_brief_has_two_pages_however_much_there_is_to_say(workspace):
    page = briefs(verbose(workspace))["briefs/verbose.html"]
    assert ends_on(page) == 2
    assert "23 more risks stand below these" in " ".join(page.html.split())


@pytest.mark.slow
def test_the_board_pack_is_printed_whole():
    outcome = run(SAMPLE, TODAY)
    (page,) = board_pages(Reading(outcome), edition_of(outcome))
    assert 3 <= ends_on(page) <= 8


def test_a_page_of_its_own_asks_for_nothing_from_anywhere(sample):
    html = standalone(sample["briefs/core-ledger.html"])
    assert html.startswith("<!doctype html>")
    assert not re.search(r'(?:src|href)="(?!#|https?:|mailto:)', html)
    assert "url(" not in html
    assert "@import" not in html


def test_without_a_chromium_the_command_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CxriskError) as caught:
        chromium()
    assert caught.value.message == "there is no Chromium here, and a PDF needs one"
    assert "--html FILE" in caught.value.mend


def test_a_chromium_of_ones_own_is_named_in_the_environment(monkeypatch, tmp_path):
    own = tmp_path / "mine"
    own.write_text("#!/bin/sh\necho 'no display' >&2\n")
    own.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(own))
    assert chromium() == str(own)
    with pytest.raises(CxriskError, match="mine made no PDF: no display"):
        as_pdf("<p>x</p>")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "gone"))
    with pytest.raises(CxriskError, match=r"which \$CHROMIUM names, is no program"):
        chromium()


def test_a_browser_that_cannot_be_started_is_said_in_one_line(monkeypatch, tmp_path):
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF nothing")
    broken.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(broken))
    with pytest.raises(CxriskError, match="broken made no PDF: "):
        as_pdf("<p>x</p>")


def test_the_tests_have_a_browser_to_print_with():
    assert shutil.which("chromium")
