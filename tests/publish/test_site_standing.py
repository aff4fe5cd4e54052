"""Where nothing changed, the site stands as it is: none is built that could not be told from it."""

import json
import os
import shutil
import subprocess
from datetime import date, timedelta

import pytest

from cxrisk.errors import CxriskError
from cxrisk.publish.build import build
from cxrisk.publish.built import Means
from cxrisk.publish.ground import asked_for
from cxrisk.publish.lock import locked
from cxrisk.publish.standing import _file, _files_of, standing
from cxrisk.remembered import Memory
from cxrisk.sources.remembering import remember
from tests.publish.conftest import tree, written

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)


class Built:
    """A workspace with its site, and what was kept."""

    def __init__(self, folder):
        self.root, self.site, self.kept = written(folder / "workspace"), folder / "site", folder / "kept"
        self.one = self.root / "assessments" / "card-freeze.yml"
        self.hello = self.root / "site" / "pages" / "hello.md"
        self.settings = self.root / "mkdocs.yml"
        self.build()

    def build(self, **how):
        return build(self.root, TODAY, self.site, means=Means(self.kept), **how)

    def stands(self, day=TODAY, out=None, audience=None):
        return standing(self.root, day, out or self.site, audience, self.kept)

    def notes(self):
        return _file(self.kept, asked_for(self.root, self.site, None))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Each test leaves the workspace as it was."""
    return Built(tmp_path_factory.mktemp("standing"))


@pytest.mark.measured
def test_where_nothing_changed_it_is_what_a_build_would_say_and_leave(built):
    before, stands = tree(built.site), built.stands()
    again = built.build()
    assert (stands.pages, stands.target) == (again.pages, again.target)
    assert (stands.found.findings, stands.found.files) == (again.outcome.findings, again.outcome.files)
    assert tree(built.site) == before
    assert built.stands(), "after a build that was made out of this one"


def settings(built):
    built.settings.write_text(built.settings.read_text() + "copyright: ours\n")


def assessment(built):
    built.one.write_text(built.one.read_text() + "# more\n")


def baseline(built):
    (built.root / "cxrisk-baseline.yml").write_text("")


def another(built):
    (built.root / "assessments" / "card-thaw.yml").write_bytes(built.one.read_bytes())


def fewer(built):
    built.one.unlink()


def page(built):
    built.hello.write_text("# Good evening\n")


def more(built):
    (built.hello.parent / "more.md").write_text("# More\n")


def forged(built):
    built.notes().write_bytes(built.notes().read_bytes().replace(b'"pages": ', b'"pages": 1'))


def foreign(built):
    built.notes().write_bytes(b"x" + built.notes().read_bytes())


def half(built):
    built.notes().write_bytes(built.notes().read_bytes()[:-9])


def forgotten(built):
    shutil.rmtree(built.kept)


@pytest.mark.parametrize(
    "edit",
    [settings, assessment, baseline, another, fewer, page, more, forged, foreign, half, forgotten],
)
@pytest.mark.measured
def test_whatever_may_make_it_another_is_seen(built, tmp_path, edit):
    for name in ("workspace", "kept"):
        shutil.copytree(built.root.parent / name, tmp_path / name)
    assert built.stands()
    try:
        edit(built)
        assert not built.stands()
    finally:
        for name in ("workspace", "kept"):
            shutil.rmtree(built.root.parent / name, ignore_errors=True)
            shutil.copytree(tmp_path / name, built.root.parent / name)
    assert built.stands(), "all is as it was"


@pytest.mark.measured
def test_another_day_place_or_reader_is_another_site(built, tmp_path):
    assert not built.stands(TODAY + timedelta(days=1))
    assert not built.stands(out=tmp_path / "elsewhere")
    assert not built.stands(audience="public")
    assert built.stands()


def test_what_was_checked_meanwhile_is_not_what_was_built(built):
    before = built.one.read_text()
    built.one.write_text(before + "# more\n")
    memory = Memory(built.kept, built.root, TODAY, baseline=True)
    build(built.root, TODAY, built.site.with_name("other"), means=Means(built.kept))
    assert memory.state != ""
    assert not built.stands(), "that one was built of it, this one was not"
    built.one.write_text(before)
    assert not built.stands(), "what was found in these files is no more known"
    built.build()
    assert built.stands()


@pytest.mark.parametrize(
    "other", [{"target": 5}, {"pages": "many"}, {"since": ["x"]}, {"files": None}, {"more": 1}, None]
)
def test_a_note_that_we_did_not_write_so_is_none(built, other):
    head, _, body = built.notes().read_bytes().partition(b"\n")
    said = json.dumps({**json.loads(body), **other} if other else [1, 2]).encode()
    remember(built.notes(), head.rpartition(b" ")[0].decode(), said)
    assert built.notes().read_bytes() != head + b"\n" + body
    assert not built.stands()
    built.notes().write_bytes(head + b"\n" + body)
    assert built.stands()


def test_a_site_stands_while_nobody_builds_it_and_what_a_dead_build_left_goes(built):
    with locked(built.site.with_name(".site-lock")), pytest.raises(CxriskError, match="another build"):
        built.stands()
    left = built.site.with_name(".site-new")
    shutil.copytree(built.site, left)
    assert built.stands()
    assert not left.exists()


def test_a_site_that_is_gone_or_led_elsewhere_does_not_stand(built, tmp_path):
    aside = tmp_path / "aside"
    built.site.rename(aside)
    assert not built.stands()
    built.site.symlink_to(aside)
    assert not built.stands()
    built.site.unlink()
    aside.rename(built.site)
    assert built.stands()


def test_a_commit_stands_at_the_foot_of_all_pages(built):
    def git(*words):
        author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *author, *words], cwd=built.root, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "one")
    git("tag", "board")
    try:
        assert not built.stands()
        before = built.settings.read_text()
        built.settings.write_text(before.replace("cxrisk]", "cxrisk: {since: board}]"))
        git("commit", "-qam", "two")
        built.build()
        assert built.stands()
        git("tag", "-f", "board")
        assert not built.stands(), "the last board pack is another now"
        git("tag", "-f", "board", "HEAD~1")
        assert built.stands()
        git("tag", "-d", "board")
        assert not built.stands()
        assert built.build().remarks, "it is not here"
        assert not built.stands(), "which is to be said each time"
    finally:
        shutil.rmtree(built.root / ".git")
        built.settings.write_text(before)
    built.build()
    assert built.stands()


def touched(path):
    """Other words of the same length, at the same time."""
    before = path.stat()
    path.write_bytes(b"two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def exchanged(path):
    path.with_name("c").write_bytes(b"one")
    path.with_name("c").replace(path)


def led_elsewhere(path):
    path.unlink()
    path.symlink_to("/dev/null")


def crowded(path):
    path.with_name("b").write_bytes(b"")


def filled(path):
    path.with_name("empty").mkdir()


@pytest.mark.parametrize("spoil", [touched, exchanged, os.unlink, led_elsewhere, crowded, filled])
@pytest.mark.measured
def test_files_that_somebody_touched_are_others(tmp_path, spoil):
    (tmp_path / "below").mkdir()
    file = tmp_path / "below" / "a"
    file.write_bytes(b"one")
    before = _files_of(tmp_path)
    assert _files_of(tmp_path) == before
    spoil(file)
    assert _files_of(tmp_path) != before
