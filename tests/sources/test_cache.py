"""The cache saves time and changes nothing, whatever becomes of it; nor do several processes."""

import hashlib
import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxrisk import pipeline
from cxrisk.pipeline import run
from cxrisk.sources import cache as caches
from cxrisk.sources import processes, read
from cxrisk.sources.cache import Cache
from cxrisk.sources.discover import content_of, find_files
from cxrisk.sources.entries import entry_of, files_of
from cxrisk.sources.file_read import read_file
from cxrisk.sources.read import read_workspace
from cxrisk.sources.remembering import head_of, key_of, usual_folder

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "example"
TODAY = date(2026, 11, 22)
PIECES = ("", "x", "- ", ": ", "\n", "  ", "'", "[", "}", "# cxrisk: ignore[asked-twice] -- so be it", "&a ")
TROUBLED = (
    b"kind: assessment\nversion: 1\ntitel: x\ntitle: y\nstatus: pilotng\n",
    b"kind: journey\nkind: journey\nstages: [One text, another]\n",
    b"\xef\xbb\xbfkind: catalog\nunits: [{id: A}]\n",
    b"kind: catalog\nunits: [{id: a\n",
    b"kind: assessment\ntitle: \xff\n",
    b"",
    "kind: journey\ntitle: Gr\u00f6\u00dfe r\u0430ypal\n".encode(),
)


@pytest.fixture(autouse=True)
def _small_is_large_enough(monkeypatch):
    monkeypatch.setattr(read, "FEWEST", 1)
    monkeypatch.setattr(read, "_AT_ONCE", 7)
    monkeypatch.setattr(processes, "FEWEST", 1)


@pytest.fixture
def root(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "example"))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "caches"


def contents_of(root):
    return {path: content_of(root, path) for path in find_files(root)}


def said(outcome):
    """All that anybody learns from a run."""
    return outcome.findings, outcome.later, outcome.ignored, outcome.portfolio, outcome.texts, outcome.files


def the_file(folder):
    (file,) = folder.glob("*")
    return file


def test_what_did_not_change_is_not_read_again(root, folder):
    read_workspace(root, cache=Cache(folder, root))
    contents = contents_of(root)
    assert list(Cache(folder, root).recall(contents)) == list(contents)


def test_a_file_that_changed_is_read_again_and_the_others_are_not(root, folder):
    read_workspace(root, cache=Cache(folder, root))
    contents = contents_of(root)
    first, *others = contents
    contents[first] += b"\n# a remark\n"
    assert list(Cache(folder, root).recall(contents)) == others


def test_a_file_under_another_name_is_read_again(root, folder):
    read_workspace(root, cache=Cache(folder, root))
    contents = contents_of(root)
    assert Cache(folder, root).recall({f"{path[:-4]}-2.yml": raw for path, raw in contents.items()}) == {}


@pytest.mark.unmeasured
@settings(deadline=None, max_examples=8)
@given(data=st.data())
def test_findings_are_the_same_with_a_cache_without_one_and_with_any_number_of_processes(
    tmp_path_factory, data
):
    root = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("edited") / "example"))
    folder = tmp_path_factory.mktemp("caches")
    files = sorted((root / "assessments").rglob("*.yml"))
    for _ in range(data.draw(st.integers(1, 4))):
        file = data.draw(st.sampled_from(files))
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        at = data.draw(st.integers(0, len(text)))
        end = at + data.draw(st.sampled_from((0, 0, 1, 12)))
        file.write_text(text[:at] + data.draw(st.sampled_from(PIECES)) + text[end:], encoding="utf-8")
        if data.draw(st.integers(0, 9)) == 0:
            file.unlink()
        plain = said(run(root, TODAY))
        assert said(run(root, TODAY, cache=Cache(folder, root))) == plain
        assert said(run(root, TODAY, cache=Cache(folder, root), jobs=data.draw(st.integers(1, 3)))) == plain
        assert said(run(root, TODAY, jobs=data.draw(st.integers(2, 5)))) == plain


def test_every_finding_survives_the_way_through_an_entry():
    for number, raw in enumerate(TROUBLED):
        read = read_file(f"assessments/{number}.yml", raw)
        (again,) = files_of([entry_of(read)], [read.path], [raw])
        assert (again.findings, again.text, again.says_catalog) == (
            read.findings,
            read.text,
            read.says_catalog,
        )
        assert (again.document and again.document.data) == (read.document and read.document.data)
    assert any(one.related for raw in TROUBLED for one in read_file("assessments/x.yml", raw).findings)
    assert any(one.meant for raw in TROUBLED for one in read_file("assessments/x.yml", raw).findings)


def test_a_remembered_file_knows_where_everything_stands():
    raw = b"\xef\xbb\xbfkind: catalog\nempty:\nunits: [{id: A}]\n"
    read = read_file("assessments/x.yml", raw)
    (again,) = files_of([entry_of(read)], [read.path], [raw])
    where = ("units", 0, "id")
    assert again.document.position(where) == read.document.position(where) == (3, 14, 3, 15)


def whole(body, head=None):
    return b"%s\n%s" % (head or head_of(body, caches.written_by()), body)


def forged(root, entry):
    """A cache whose digest is right and whose entries are not."""
    keys = [key_of(path, content) for path, content in contents_of(root).items()]
    return whole(b"\n".join(key + b"\n" + entry for key in keys))


def with_another_tool(raw):
    head, body = raw.split(b"\n", 1)
    form, number, _, digest = head.split(b" ")
    return b" ".join((form, number, hashlib.sha256(b"other").hexdigest().encode(), digest)) + b"\n" + body


SPOILED = {
    "cut off": lambda raw, _: raw[: len(raw) // 2],
    "one letter changed": lambda raw, _: raw.replace(b"Bank", b"Tank", 1),
    "empty": lambda _, __: b"",
    "something else": lambda _, __: b"\x80\x04\x95 pickled",
    "of another version": lambda raw, _: with_another_tool(raw),
    "an entry without a key": lambda _, __: whole(b"x"),
    "an entry that is no JSON": lambda _, root: forged(root, b"[[["),
    "an entry of the wrong length": lambda _, root: forged(root, b"[{}]"),
    "an entry that holds no record": lambda _, root: forged(root, b"[[],[],false]"),
    "two entries for one": lambda _, root: forged(root, b"[{},[],false],[{},[],false]"),
    "an entry that is no UTF-8": lambda _, root: forged(root, b'[{"a":"\xff"},[],false]'),
    "findings that are none": lambda _, root: forged(root, b"[{},[[1,2]],false]"),
    "an entry nested too deep": lambda _, root: forged(root, b"[" * 100_000),
}


@pytest.mark.unmeasured
@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_cache_that_we_did_not_write_so_is_ignored_and_written_anew(root, folder, spoil):
    plain = said(run(root, TODAY, cache=Cache(folder, root)))
    sound = the_file(folder).read_bytes()
    spoiled = spoil(sound, root)
    assert spoiled != sound
    the_file(folder).write_bytes(spoiled)
    assert said(run(root, TODAY, cache=Cache(folder, root))) == plain
    assert the_file(folder).read_bytes() == sound


def test_a_link_in_the_place_of_the_cache_is_not_followed(root, folder, tmp_path):
    run(root, TODAY, cache=Cache(folder, root))
    elsewhere = tmp_path / "elsewhere"
    the_file(folder).rename(elsewhere)
    before = elsewhere.read_bytes()
    name = Cache(folder, root).file
    name.symlink_to(elsewhere)
    assert Cache(folder, root).recall(contents_of(root)) == {}
    run(root, TODAY, cache=Cache(folder, root))
    assert not name.is_symlink()
    assert elsewhere.read_bytes() == before


def test_where_nothing_can_be_written_it_works_without(root, tmp_path):
    (tmp_path / "a file").write_text("in the way")
    plain = said(run(root, TODAY))
    assert said(run(root, TODAY, cache=Cache(tmp_path / "a file", root))) == plain


def test_a_full_disk_leaves_nothing_behind(root, folder, monkeypatch):
    def no_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", no_room)
    run(root, TODAY, cache=Cache(folder, root))
    assert list(folder.iterdir()) == []


def test_only_so_many_workspaces_are_remembered_the_latest(root, folder):
    folder.mkdir()
    for number in range(20):
        old = folder / f"{number}.cache"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    run(root, TODAY, cache=Cache(folder, root))
    kept = {one.name for one in folder.iterdir()}
    assert kept == {Cache(folder, root).file.name, *(f"{number}.cache" for number in range(5, 20))}


def test_only_the_files_of_today_are_remembered(root, folder):
    read_workspace(root, cache=Cache(folder, root))
    contents = contents_of(root)
    first = next(iter(contents))
    read_workspace(root, {first: contents[first] + b"\n# again\n"}, cache=Cache(folder, root))
    assert the_file(folder).read_bytes().count(b"\n") == 2 * len(contents)


def test_a_few_changed_files_do_not_have_the_cache_written_again(root, folder, monkeypatch):
    read_workspace(root, cache=Cache(folder, root))
    contents = contents_of(root)
    before = the_file(folder).read_bytes()
    monkeypatch.setattr(caches, "_TOLERATED", 0.5)
    first = next(iter(contents))
    read_workspace(root, {first: contents[first] + b"\n# again\n"}, cache=Cache(folder, root))
    assert the_file(folder).read_bytes() == before


def test_the_cache_stands_in_the_users_cache_folder_and_nowhere_else(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert usual_folder() == tmp_path / "cxrisk"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    assert usual_folder() == tmp_path / "me" / ".cache" / "cxrisk"


def test_the_cache_is_json_below_one_line(root, folder):
    run(root, TODAY, cache=Cache(folder, root))
    _, *entries = the_file(folder).read_text(encoding="utf-8").split("\n")
    assert all(len(json.loads(entry)) == 3 for entry in entries[1::2])


def test_a_process_that_dies_is_replaced_by_this_one(root, monkeypatch):
    plain = said(run(root, TODAY))
    ours = os.getpid()

    def dies(path, content):
        if os.getpid() != ours:
            os.kill(os.getpid(), 9)
        return read_file(path, content)

    monkeypatch.setattr(processes, "read_file", dies)
    assert said(run(root, TODAY, jobs=3)) == plain


def test_what_cannot_be_opened_is_said_whoever_reads(root):
    (root / "assessments" / "link.yml").symlink_to(root / "nowhere.yml")
    (root / "assessments" / "zz.yml").mkdir()
    plain = said(run(root, TODAY))
    assert said(run(root, TODAY, jobs=4)) == plain
    assert [one.path for one in plain[0] if one.rule == "syntax"] == [
        "assessments/link.yml",
        "assessments/zz.yml",
    ]


def test_documents_that_are_let_go_are_found_again(root, monkeypatch):
    (root / "assessments" / "broken.yml").write_text("kind: [\n", encoding="utf-8")
    plain = said(run(root, TODAY))
    monkeypatch.setattr(pipeline, "MANY", 1)
    assert said(run(root, TODAY)) == plain
