"""Pages that are given out while their site is still being built are those that it will have."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from cxrisk.pages.reading import Reading
from cxrisk.publish.build import build, read
from cxrisk.publish.early import early
from tests.pages.conftest import few_of_the_tools_own

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)


def reword(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def retitled(workspace):
    reword(workspace / "assessments" / "card-freeze.yml", "title: ", "title: <b>New</b> ")


def one_more(workspace):
    folder = workspace / "assessments"
    shutil.copy(folder / "card-freeze.yml", folder / "card-thaw.yml")


def with_an_error(workspace):
    reword(workspace / "assessments" / "card-freeze.yml", "status: ", "status: never-")


def one_less(workspace):
    (workspace / "assessments" / "card-freeze.yml").unlink()


@pytest.mark.parametrize(
    ("turn", "edit", "audience"),
    [
        (0, retitled, "public"),
        (1, one_more, "internal"),
        (2, with_an_error, "internal"),
        (3, one_less, "internal"),
    ],
)
def test_a_page_made_early_is_the_one_of_the_finished_site(workspace, tmp_path, turn, edit, audience):
    settings = workspace / "mkdocs.yml"
    settings.write_text(settings.read_text() + "site_url: https://risk.example.org/a/\n")
    last = build(workspace, TODAY, tmp_path / "last", audience=audience).frames
    edit(workspace)
    next_ = early(read(workspace, TODAY), last)
    made = {address: next_.file(address) for address in few_of_the_tools_own(last.kinds, turn)}
    build(workspace, TODAY, tmp_path / "next", audience=audience)
    sure = {address: content for address, content in made.items() if content is not None}
    assert {"built.html", "risks.html", "journeys/lost-card.html"} <= sure.keys()
    for address, content in sure.items():
        assert (tmp_path / "next" / address).read_bytes() == content, address
    unsure = [address for address in made.keys() - sure.keys() if (tmp_path / "next" / address).exists()]
    assert len(unsure) < len(last.kinds) / 10, "few pages have to be waited for"


@pytest.mark.measured
def test_what_no_assessment_can_tell_is_not_given_out_early(workspace, tmp_path):
    last = build(workspace, TODAY, tmp_path / "last").frames
    next_ = early(read(workspace, TODAY), last)
    for address in ("hello.html", "search/search_index.json", "downloads/risks.csv", "gone.html"):
        assert next_.file(address) is None


def test_nothing_is_early_where_somebody_else_has_a_hand_in_the_pages(workspace, tmp_path):
    (workspace / "hook.py").write_text("def on_nav(nav, config, files):\n    return nav\n")
    settings = workspace / "mkdocs.yml"
    settings.write_text(settings.read_text() + "hooks: [hook.py]\n")
    last = build(workspace, TODAY, tmp_path / "last").frames
    assert early(read(workspace, TODAY), last) is None


def test_nothing_is_early_where_the_portfolio_gets_another_name(workspace, tmp_path):
    last = build(workspace, TODAY, tmp_path / "last").frames
    assert early(read(workspace, TODAY), last) is not None
    (workspace / "assessments" / "portfolio.yml").write_text("kind: portfolio\nversion: 1\nname: Another\n")
    assert early(read(workspace, TODAY), last) is None


def test_what_stands_around_a_page_with_other_headings_is_waited_for(workspace, tmp_path):
    last = build(workspace, TODAY, tmp_path / "last").frames
    frame = last.frames["index.html"]
    page = next(last.kinds["index.html"](*reading(workspace, last)))
    assert frame.around(page)
    assert frame.around(replace(page, headings=())) is None
    assert frame.around(replace(page, title="Other")) is None
    assert frame.around(replace(page, html=page.html.replace("<h1", "<h2"))) is None


def reading(workspace, last):
    return Reading(read(workspace, TODAY)), last.shown.edition
