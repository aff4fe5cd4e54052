"""A build that takes pages over from the one before gives the same site, byte by byte."""

import shutil
import sqlite3
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from cxrisk.pages.keeper import Rests
from cxrisk.pages.leads import Leads
from cxrisk.pages.page import Found, Heading, Page
from cxrisk.publish.build import Means, build
from cxrisk.publish.shelf import shelf_name, shelf_of
from tests.publish.conftest import written

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)


def tree(folder):
    """Every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A first build of the workspace, and what it has left."""
    folder = tmp_path_factory.mktemp("made")
    build(written(folder / "workspace"), TODAY, folder / "first", means=Means(folder / "kept"))
    return folder


@pytest.fixture
def kept(made, workspace, tmp_path):
    """A folder in which a first build has left its pages."""
    for name in ("first", "kept"):
        shutil.copytree(made / name, tmp_path / name)
    shelf(made / "workspace", tmp_path / "kept").rename(shelf(workspace, tmp_path / "kept"))
    return tmp_path / "kept"


def shelf(workspace, kept):
    return kept / shelf_name(workspace, "internal")


def twins(workspace, kept, tmp_path):
    """The site as it is built upon what is kept, and from nothing."""
    for name in ("again", "clean"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
    build(workspace, TODAY, tmp_path / "again", means=Means(kept))
    build(workspace, TODAY, tmp_path / "clean")
    return tree(tmp_path / "again"), tree(tmp_path / "clean")


def reword(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_the_public_edition_takes_pages_over_too(workspace, tmp_path):
    for name in ("first", "again"):
        build(workspace, TODAY, tmp_path / name, audience="public", means=Means(tmp_path / "kept"))
    assert tree(tmp_path / "first") == tree(tmp_path / "again")


def test_each_edit_of_a_day_gives_the_site_that_a_clean_build_gives(workspace, kept, tmp_path):
    assessments = workspace / "assessments"
    reword(assessments / "card-freeze.yml", "title: ", "title: New ")
    again, clean = twins(workspace, kept, tmp_path)
    assert again == clean
    shutil.copy(assessments / "card-freeze.yml", assessments / "card-thaw.yml")
    (workspace / "site" / "pages" / "more.md").write_text("# More\n")
    again, clean = twins(workspace, kept, tmp_path)
    assert again == clean
    assert "initiatives/card-thaw.html" in clean
    (assessments / "card-thaw.yml").unlink()
    (assessments / "wrong.yml").write_text("kind: assessment\n")
    reword(workspace / "mkdocs.yml", "Test bank", "Another bank")
    again, clean = twins(workspace, kept, tmp_path)
    assert again == clean


def rows(file):
    with sqlite3.connect(file) as open_file:
        found = open_file.execute("SELECT address, html FROM kept").fetchall()
    open_file.close()
    return dict(found)


def test_pages_that_are_no_more_are_forgotten(workspace, kept, tmp_path):
    file = shelf(workspace, kept)
    assert "initiatives/card-freeze.html" in rows(file)
    (workspace / "assessments" / "card-freeze.yml").rename(workspace / "assessments" / "card-thaw.yml")
    build(workspace, TODAY, tmp_path / "again", means=Means(kept))
    assert "initiatives/card-freeze.html" not in rows(file)
    assert "initiatives/card-thaw.html" in rows(file)


def spoiled(file: Path):
    """Bytes in the middle of pages that are not those that were written."""
    with sqlite3.connect(file) as open_file:
        open_file.execute("UPDATE kept SET html = replace(html, 'Speaks', 'SPEAKS') || '<i>forged</i>'")
    open_file.close()


def foreign(file: Path):
    """What another version of the tool has kept."""
    with sqlite3.connect(file) as open_file:
        open_file.execute("UPDATE made_by SET tool = 'another'")
        open_file.execute("UPDATE kept SET html = '<i>forged</i>'")
    open_file.close()


def cut(file: Path):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def garbled(file: Path):
    file.write_bytes(b"x" * file.stat().st_size)


def odd(file: Path):
    """A sound file of the same kind, with other tables in it."""
    file.unlink()
    with sqlite3.connect(file) as open_file:
        open_file.execute("CREATE TABLE kept (other TEXT)")
    open_file.close()


def link(file: Path):
    file.unlink()
    file.symlink_to("/dev/null")


def folder(file: Path):
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("spoil", [spoiled, foreign, cut, garbled, odd, link, folder])
def test_what_is_not_as_we_left_it_is_ignored(workspace, kept, tmp_path, spoil):
    clean = tree(tmp_path / "first")
    spoil(shelf(workspace, kept))
    build(workspace, TODAY, tmp_path / "again", means=Means(kept))
    assert tree(tmp_path / "again") == clean


def test_where_nothing_can_be_kept_a_site_is_built_all_the_same(workspace, tmp_path):
    (tmp_path / "file").write_text("")
    assert build(workspace, TODAY, tmp_path / "site", means=Means(tmp_path / "file" / "kept")).published


def test_only_so_many_workspaces_are_remembered(workspace, kept, tmp_path):
    for number in range(9):
        (kept / f"{number}.pages").write_text("")
    shelf(workspace, kept).unlink()
    build(workspace, TODAY, tmp_path / "again", means=Means(kept))
    assert len(list(kept.glob("*.pages"))) == 8
    assert shelf(workspace, kept).exists()


def test_a_page_comes_back_with_all_that_belongs_to_it(tmp_path):
    parts = (Heading(2, "a", "A"),), (Found("a", "A", "words"),), "A page", (("a.rows.js", "rows"),)
    leads = Leads(("a",), ("b.html",), ("c",))
    page = Page("a.html", "A", "<p>\u201ca\u201d</p>", *parts, leads, is_lean=True)
    assert all(getattr(page, field.name) for field in fields(page)), "a new field? keep it, too"
    rests = Rests([("name", "key", "was")], [["today", "was"]], {"a.html": ("given", [0])}, {})
    for _ in range(2):
        with shelf_of("x.pages", tmp_path, "tool") as held:
            found, noted = held.get("a.html"), held.rests()
            held.put("a.html", page)
            held.close(rests)
    assert found == page
    assert {name: (given, [*places]) for name, (given, places) in noted.pages.items()} == {
        name: (given, places) for name, (given, places) in rests.pages.items()
    }
    assert replace(noted, pages={}) == replace(rests, pages={})


def test_what_was_kept_without_what_it_rests_on_is_not_there(tmp_path):
    with shelf_of("x.pages", tmp_path, "tool") as held:
        held.put("a.html", Page("a.html", "A", "<p>a</p>"))
    with shelf_of("x.pages", tmp_path, "tool") as held:
        assert held.get("a.html") is None
