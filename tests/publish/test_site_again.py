"""A site that is made out of the one before is, byte by byte, the one that a clean build makes."""

import json
import os
import shutil
import sqlite3
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from cxrisk.publish.build import build
from cxrisk.publish.built import Means
from cxrisk.publish.shelf import shelf_name
from tests.publish.conftest import tree, written

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)
STYLE, PAGE = "assets/cxrisk.css", "checks/no-purpose.html"


def reword(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


class Building:
    """Builds of one workspace into one folder, each upon the one before."""

    cleans: ClassVar = {}
    """What clean builds gave, by their sources: it is the same wherever these lie, as others test."""

    def __init__(self, root, folder):
        self.root, self.folder, self.site, self.means = root, folder, folder / "site", Means(folder / "kept")
        self.assessments = root / "assessments"
        self.one = self.assessments / "card-freeze.yml"

    def build(self, today=TODAY, audience=None):
        """Build again; whether that was made out of the one before. If so, it is as a clean one."""
        before = (self.site / STYLE).stat().st_ino if self.site.exists() else None
        build(self.root, today, self.site, audience=audience, means=self.means)
        again = (self.site / STYLE).stat().st_ino == before
        if again:
            self.compare(today, audience)
        return again

    def compare(self, today=TODAY, audience=None):
        """Make sure that a clean build gives the same; of the same sources it is made once."""
        sources = (today, audience, *tree(self.root).items())
        if sources not in self.cleans:
            clean = self.folder / "clean"
            shutil.rmtree(clean, ignore_errors=True)
            build(self.root, today, clean, audience=audience)
            self.cleans[sources] = tree(clean)
        assert tree(self.site) == self.cleans[sources]

    def shelf(self):
        return sqlite3.connect(self.folder / "kept" / shelf_name(self.root, "internal"))


@pytest.fixture
def building(workspace, tmp_path):
    made = Building(workspace, tmp_path)
    assert not made.build(), "there is nothing to make the first one of"
    return made


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    """One whose site stands, for tests that leave it with a site that was built as a whole."""
    folder = tmp_path_factory.mktemp("standing")
    made = Building(written(folder / "workspace"), folder)
    assert not made.build()
    return made


def test_edits_of_one_file_are_made_out_of_the_site_before(building):
    assert building.build(), "nothing changed"
    reword(building.one, "likelihood: ", "likelihood: 5 #")
    assert building.build(), "a rating"
    reword(building.one, "title: ", "title: New ")
    assert not building.build(), "a title that stands in what the theme puts around the guide"
    reword(building.one, "title: A card is", "title: A new card is")
    assert building.build(), "a title that stands on other pages"
    reword(building.assessments / "journeys" / "lost-card.yml", "name: ", "name: <New> ")
    assert building.build(), "a touchpoint"
    (building.root / "site" / "pages" / "hello.md").write_text("# Hello\n\nSee [the risks](index.md).\n")
    assert not building.build(), "a page that is none of ours"
    assert building.build()


def test_other_pages_are_another_site(building):
    (building.assessments / "card-thaw.yml").write_bytes(building.one.read_bytes())
    assert not building.build()
    building.one.unlink()
    assert not building.build()
    catalog = (
        next(building.assessments.rglob("*controls*.yml"), None) or building.assessments / "portfolio.yml"
    )
    catalog.write_text(f"{catalog.read_text()}\n# said otherwise\n")
    assert building.build()


def test_whatever_stands_around_our_pages_is_made_anew_where_it_changes(building):
    settings = building.root / "mkdocs.yml"
    reword(settings, "Test bank", "Another bank")
    assert not building.build()
    assert not building.build(TODAY + timedelta(days=1))
    assert not building.build(audience="public")
    reword(building.one, "likelihood: ", "likelihood: 5 #")
    assert building.build(audience="public")
    (building.root / "site" / "pages" / "more.md").write_text("# More\n")
    assert not building.build(audience="public")
    reword(building.assessments / "portfolio.yml", "name: ", "name: New ")
    assert not building.build(audience="public")


def test_a_commit_at_the_foot_of_all_pages_is_that_of_the_day(building):
    def git(*words):
        author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *author, *words], cwd=building.root, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "one")
    assert not building.build()
    assert building.build()
    reword(building.one, "likelihood: ", "likelihood: 5 #")
    assert not building.build(), "now there are changes that are not committed"
    reword(building.one, "likelihood: ", "likelihood: 4 #")
    assert building.build()


def touched(path):
    """Other words of the same length, at the same time."""
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"purpose", b"PURPOSE"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def exchanged(path):
    path.unlink()
    path.write_text("<h1>mine</h1>")


def gone(path):
    path.unlink()


def led_elsewhere(path):
    path.unlink()
    path.symlink_to("/dev/null")


@pytest.mark.parametrize("spoil", [touched, exchanged, gone, led_elsewhere])
def test_a_file_that_somebody_touched_is_not_taken_over(standing, spoil):
    assert standing.build(), "as long as nobody has touched it"
    spoil(standing.site / PAGE)
    assert not standing.build()
    standing.compare()


def forged(file):
    """What is kept says of a page that it is one that somebody else wrote."""
    (said,) = file.execute("SELECT said FROM about_all WHERE name = 'site'").fetchone()
    known = json.loads(said)
    known["shells"] = [
        [piece.replace("</body>", "forged</body>") for piece in one] for one in known["shells"]
    ]
    file.execute("UPDATE about_all SET said = ? WHERE name = 'site'", (json.dumps(known).encode(),))


def half(file):
    file.execute("UPDATE about_all SET said = substr(said, 1, length(said) / 2)")


def other(file):
    file.execute("UPDATE about_all SET said = x'7b7d', seal = NULL")


@pytest.mark.parametrize("spoil", [forged, half, other])
def test_what_is_not_as_we_left_it_is_no_ground_to_build_upon(standing, spoil):
    with standing.shelf() as file:
        spoil(file)
    file.close()
    sound = standing.one.read_text()
    reword(standing.one, "likelihood: ", "likelihood: 5 #")
    assert not standing.build()
    standing.compare()
    standing.one.write_text(sound)
    assert standing.build()


def test_a_site_that_was_built_elsewhere_meanwhile_is_none_to_build_upon(building):
    hello = building.root / "site" / "pages" / "hello.md"
    before = hello.read_text()
    reword(building.one, "likelihood: ", "likelihood: 5 #")
    hello.write_text("# Hello\n\nSee [nothing](gone.md).\n")
    built = build(building.root, TODAY, building.folder / "elsewhere", means=building.means)
    assert built.remarks, "so nothing is noted of that one, but its pages are kept"
    hello.write_text(before)
    assert not building.build(), "what is kept is of the other one now"
    building.compare()


@pytest.mark.measured
def test_a_site_of_which_nobody_knows_what_it_rests_on_is_made_page_by_page(building):
    with building.shelf() as file:
        file.execute("DELETE FROM about_all WHERE name = 'rests'")
    file.close()
    reword(building.one, "likelihood: ", "likelihood: 5 #")
    assert building.build()


def test_what_is_written_while_a_site_is_built_is_in_the_next_one(building):
    hello = building.root / "site" / "pages" / "hello.md"
    hello.write_text("# Good morning\n")

    def write(step):
        if step == "Looking at links":
            hello.write_text("# Good evening\n")

    build(building.root, TODAY, building.site, means=Means(building.folder / "kept", step=write))
    assert b"Good morning" in (building.site / "hello.html").read_bytes()
    assert not building.build()
    assert b"Good evening" in (building.site / "hello.html").read_bytes()


def test_settings_of_more_than_one_file_are_read_each_time(building):
    settings = building.root / "mkdocs.yml"
    settings.write_text(settings.read_text() + "copyright: !ENV [WHOSE, ours]\n")
    assert not building.build()
    assert not building.build()
    settings.write_text(settings.read_text().replace("!ENV [WHOSE, ours]", "ours"))
    assert not building.build()
    assert building.build()


def test_a_page_that_a_hand_written_one_leads_into_is_looked_at_by_both(building):
    (building.root / "site" / "pages" / "hello.md").write_text(
        "# Hello\n\nSee [one](initiatives/card-freeze.md#findings), [two](initiatives/card-freeze.md#gone).\n"
    )
    assert not building.build()
    building.one.write_text(building.one.read_text().replace("frozen-by-mistake", "frozen-by-accident"))
    assert not building.build(), "its places are others now"


def test_without_a_file_of_settings_a_folder_of_pages_is_seen_when_it_comes(building):
    shutil.rmtree(building.root / "site")
    (building.root / "mkdocs.yml").unlink()
    assert not building.build()
    assert building.build()
    (building.root / "site" / "pages").mkdir(parents=True)
    (building.root / "site" / "pages" / "hello.md").write_text("# Hello\n")
    assert not building.build()


def test_it_is_asked_for_one_folder_wherever_one_stands(building, monkeypatch):
    for name in ("a", "b"):
        (building.folder / name).mkdir()
        monkeypatch.chdir(building.folder / name)
        built = build(building.root, TODAY, Path("out"), means=building.means)
        assert built.target == building.folder / name / "out"
        assert (building.folder / name / "out" / "index.html").exists()
