"""A build is whole or not at all, and the same inputs give the same bytes."""

import os
import shutil
from datetime import UTC, date, datetime

import pytest

from cxrisk.errors import CxriskError
from cxrisk.pages import site as pages_of_the_site
from cxrisk.pages.page import Page
from cxrisk.publish.build import build
from cxrisk.publish.lock import locked
from cxrisk.publish.marker import MARKER
from tests.publish.conftest import written

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)
DEAD_LINK = '<div class="cx" id="cx.start"><h1>x</h1><a href="gone.html">x</a></div>'


def tree(folder):
    """Every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refused(root, **how):
    with pytest.raises(CxriskError) as caught:
        build(root, TODAY, **how)
    return f"{caught.value.message}; {caught.value.mend}"


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """The site of the workspace, to be copied."""
    return build(written(tmp_path_factory.mktemp("built") / "workspace"), TODAY).target


@pytest.fixture
def built(workspace, public):
    """The workspace with a site that was built before."""
    shutil.copytree(public, workspace / "site" / "public")
    return workspace


def test_our_pages_and_hand_written_ones_stand_side_by_side(workspace):
    built = build(workspace, TODAY)
    public = workspace / "site" / "public"
    assert built.target == public
    assert built.published
    assert built.remarks == ()
    names = tree(public)
    assert {"index.html", "risks.html", "initiatives/card-freeze.html", "hello.html", MARKER} <= set(names)
    assert len([name for name in names if name.endswith(".html")]) == built.pages + 2  # hello and 404
    assert b'href="risks.html"' in names["hello.html"]


def test_nothing_is_left_beside_the_site(built):
    assert sorted(path.name for path in (built / "site").iterdir()) == ["pages", "public"]


def test_a_site_goes_where_it_is_sent(workspace, tmp_path):
    target = tmp_path / "deep" / "er"
    assert build(workspace, TODAY, target).target == target
    assert (target / "index.html").is_file()
    assert not (workspace / "site" / "public").exists()


def test_the_next_build_replaces_the_site_whole(built):
    (built / "site" / "public" / "stray.html").write_text("old")
    (built / "site" / "pages" / "hello.md").rename(built / "site" / "pages" / "bye.md")
    build(built, TODAY)
    names = tree(built / "site" / "public")
    assert "bye.html" in names
    assert "hello.html" not in names
    assert "stray.html" not in names


@pytest.mark.parametrize(
    "name", ["index.md", "risks.md", "Risks.md", "risks.html", "README.md", "initiatives/card-freeze.md"]
)
def test_a_hand_written_page_of_the_same_name_is_refused_and_the_old_site_stays(built, name):
    before = tree(built / "site" / "public")
    page = built / "site" / "pages" / name
    page.parent.mkdir(exist_ok=True)
    page.write_text("# Mine\n")
    assert f"{name}: cxrisk makes a page of this address itself" in refused(built)
    assert tree(built / "site" / "public") == before
    assert sorted(path.name for path in (built / "site").iterdir()) == ["pages", "public"]


def test_a_site_with_a_dead_link_is_never_published(built, monkeypatch):
    before = tree(built / "site" / "public")
    broken = (*pages_of_the_site.PAGES, lambda *_: iter([Page("broken.html", "Broken", DEAD_LINK)]))
    monkeypatch.setattr(pages_of_the_site, "PAGES", broken)
    assert "broken.html: links to `gone.html`" in refused(built)
    assert tree(built / "site" / "public") == before


def test_strict_builds_nothing_while_a_finding_is_an_error(built):
    before = tree(built / "site" / "public")
    (built / "assessments" / "wrong.yml").write_text("kind: assessment\n")
    strict = build(built, TODAY, strict=True)
    assert not strict.published
    assert any(finding.severity.word == "error" for finding in strict.outcome.findings)
    assert tree(built / "site" / "public") == before
    assert build(built, TODAY).published, "a draft shows its errors"


def test_strict_builds_where_no_finding_is_an_error(workspace):
    assert build(workspace, TODAY, strict=True).published


def test_a_folder_that_we_did_not_make_is_refused(workspace):
    public = workspace / "site" / "public"
    public.mkdir()
    (public / "thesis.txt").write_text("years of work")
    assert "cxrisk did not make it" in refused(workspace)
    assert tree(public) == {"thesis.txt": b"years of work"}


def test_a_site_is_not_built_among_the_sources(workspace):
    for folder in (workspace / "assessments" / "x", workspace / "site" / "pages" / "x", workspace):
        assert "name a" in refused(workspace, out=folder)


def test_who_comes_second_waits(built):
    before = tree(built / "site" / "public")
    with locked(built / "site" / ".public-lock"):
        assert f"process {os.getpid()}" in refused(built)
    assert tree(built / "site" / "public") == before


def test_what_a_dead_build_left_is_removed(built):
    new = built / "site" / ".public-new"
    new.mkdir()
    (new / MARKER).write_text("")
    (new / "half.html").write_text("<p>ha")
    build(built, TODAY)
    assert sorted(path.name for path in (built / "site").iterdir()) == ["pages", "public"]


def test_a_build_that_died_between_two_renames_loses_no_site(built):
    public = built / "site" / "public"
    before = tree(public)
    public.rename(built / "site" / ".public-old")
    (built / "site" / "pages" / "index.md").write_text("# Mine\n")
    refused(built)
    assert tree(public) == before


def test_the_site_knows_no_other_day_than_the_one_it_is_asked_for(workspace):
    build(workspace, date(2031, 3, 7))
    now = datetime.now(UTC).date().isoformat()
    for name, content in tree(workspace / "site" / "public").items():
        if name.endswith((".html", ".xml", ".json")) and not name.startswith("assets/"):
            assert now.encode() not in content, name
