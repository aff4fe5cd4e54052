"""The files of a commit are read through git as they would be from disk, and nothing else happens."""

import shutil

import pytest
from git_history import begun

from cxrisk.errors import CxriskError
from cxrisk.history.commits import check_repository, commit_of
from cxrisk.history.states import state_at, work_tree
from cxrisk.sources.limits import FILE_BYTES
from cxrisk.sources.trouble import Unreadable


def refusals(state) -> dict[str, str]:
    return {path: one.message for path, one in state.files if isinstance(one, Unreadable)}


def contents(state) -> dict[str, bytes]:
    return {path: one for path, one in state.files if isinstance(one, bytes)}


def test_a_commit_holds_what_lay_on_disk_when_it_was_made(example):
    on_disk = work_tree(example.root)
    example.edit("portfolio.yml", "name: ", "name: Another ")
    example.path("cloud/core-ledger.yml").unlink()
    assert list(state_at(example.root, "main").files) == list(on_disk.files)
    assert "assessments/cloud/core-ledger.yml" not in dict(work_tree(example.root).files)


def test_a_workspace_may_be_a_folder_of_the_repository(sound):
    paths = [path for path, _ in state_at(sound.root, "main").files]
    assert paths == [path for path, _ in work_tree(sound.root).files]
    assert "assessments/card-freeze.yml" in paths
    assert "assessments/other.yml" not in paths


def test_what_is_refused_on_disk_is_refused_in_a_commit(sound):
    sound.path("link.yml").symlink_to("portfolio.yml")
    sound.write("large.yml", "# " + "x" * FILE_BYTES)
    sound.write("folder.yml/inside.yml", "kind: catalog\n")
    sound.write(".hidden.yml", "kind: catalog\n")
    sound.commit()
    then = state_at(sound.root, "main")
    assert refusals(then) == refusals(work_tree(sound.root))
    assert sorted(refusals(then)) == [f"assessments/{name}.yml" for name in ("folder", "large", "link")]
    assert contents(then) == contents(work_tree(sound.root))


def test_names_and_contents_of_any_bytes_come_through(sound):
    sound.write("Übersicht 'x'\n.yml", "a: \u2013\r\n")
    sound.path("empty.yml").write_bytes(b"")
    sound.path("raw.yml").write_bytes(b"\xff\x00\nmissing\n")
    sound.git("config", "core.autocrlf", "false")
    sound.commit()
    assert contents(state_at(sound.root, "main")) == contents(work_tree(sound.root))


def test_where_the_workspace_was_not_there_yet_there_is_no_file(sound):
    shutil.copytree(sound.root, sound.top / "younger")
    assert state_at(sound.top / "younger", "main").files == []


def test_nothing_is_checked_out_and_no_program_of_the_repository_runs(sound, tmp_path):
    ran = tmp_path / "ran"
    for name in ("post-checkout", "post-index-change", "pre-commit", "reference-transaction"):
        hook = sound.top / ".git" / "hooks" / name
        hook.write_text(f"#!/bin/sh\ntouch {ran}\n")
        hook.chmod(0o755)
    for setting in ("core.fsmonitor", "filter.spy.smudge", "filter.spy.clean", "diff.external", "core.pager"):
        sound.git("config", setting, f"touch {ran}; cat")
    (sound.top / ".gitattributes").write_text("*.yml filter=spy\n")
    sound.edit("portfolio.yml", "A small bank", "Another bank")
    before = sound.text("portfolio.yml"), (sound.top / ".git" / "index").read_bytes()
    ran.unlink(missing_ok=True)
    state_at(sound.root, "main", other="HEAD")
    state_at(sound.root, "main...")
    assert not ran.exists()
    assert (sound.text("portfolio.yml"), (sound.top / ".git" / "index").read_bytes()) == before


def test_all_files_come_from_one_process(example, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_TRACE", str(tmp_path / "trace"))
    state_at(example.root, "main")
    trace = (tmp_path / "trace").read_text()
    assert trace.count("git cat-file") == 1
    assert trace.count("built-in: git ") == 3


def test_a_hook_that_tells_of_its_own_repository_leads_nobody_astray(sound, example, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(example.top / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    paths = [path for path, _ in state_at(sound.root, "HEAD").files]
    assert "assessments/card-freeze.yml" in paths


def stopped(call, *args, **options) -> str:
    with pytest.raises(CxriskError) as fault:
        call(*args, **options)
    assert "\n" not in fault.value.message + fault.value.mend
    return f"{fault.value.message}; {fault.value.mend}"


def test_an_unknown_name_is_answered_with_the_nearest(sound):
    sound.git("branch", "board-2026-q3")
    assert "did you mean board-2026-q3?" in stopped(commit_of, sound.root, "board-2026-q4")
    assert stopped(commit_of, sound.root, "HEAD~7").startswith("no branch, tag or commit `HEAD~7`; see")


def test_a_branch_that_only_the_other_side_has_is_found(sound, tmp_path):
    sound.git("branch", "release")
    clone = begun(tmp_path / "clone", tmp_path / "clone")
    clone.git("remote", "add", "origin", sound.top.as_uri())
    clone.git("fetch", "--quiet", "origin")
    assert "did you mean origin/release?" in stopped(commit_of, clone.root, "release")


@pytest.mark.parametrize(
    "ref", ["--all", "--output=x", "-h", "", " ", "main:risks", "a b", "@{99}", "main^{tree}"]
)
def test_what_is_no_commit_is_a_line(sound, ref):
    assert f"`{ref}`" in stopped(commit_of, sound.root, ref)


def test_a_tag_of_something_else_is_no_commit(sound):
    sound.git("tag", "file", "HEAD:assessments/other.yml")
    assert "`file` is no commit" in stopped(commit_of, sound.root, "file")


def test_a_repository_without_history_says_so(tmp_path):
    (tmp_path / "assessments").mkdir()
    fresh = begun(tmp_path, tmp_path)
    check_repository(fresh.root)
    assert "no commit yet" in stopped(commit_of, fresh.root, "HEAD")


def test_a_folder_without_repository_says_so(tmp_path):
    assert "not under version control" in stopped(check_repository, tmp_path)


def test_without_git_the_line_says_what_to_install(sound, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "install git" in stopped(check_repository, sound.root)


def test_a_shallow_clone_says_how_to_get_the_rest(sound, tmp_path):
    first = sound.commit("one more")
    sound.commit("and another")
    clone = tmp_path / "shallow"
    sound.git("clone", "--quiet", "--depth", "1", sound.top.as_uri(), str(clone))
    for ref in (first, "HEAD~1", "somewhere"):
        told = stopped(commit_of, clone / "risks" / "bank", ref)
        assert "without its history" in told
        assert "git fetch --unshallow" in told


def test_dots_behind_a_name_mean_where_the_two_parted(sound):
    parted = sound.git("rev-parse", "HEAD")
    sound.git("checkout", "--quiet", "-b", "ours")
    sound.commit("ours")
    sound.git("checkout", "--quiet", "main")
    theirs = sound.commit("theirs")
    assert commit_of(sound.root, "main") == theirs
    assert commit_of(sound.root, "main...", other="ours") == parted
    assert commit_of(sound.root, "ours...") == parted


def test_two_histories_without_a_common_commit_say_so(sound):
    sound.git("checkout", "--quiet", "--orphan", "island")
    sound.commit("alone")
    assert "no commit in common" in stopped(commit_of, sound.root, "main...")


def test_a_clone_without_its_files_says_how_to_get_them(sound, tmp_path):
    sound.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "partial"
    sound.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", sound.top.as_uri(), str(clone))
    (clone / "risks" / "bank").mkdir(parents=True)
    root = clone / "risks" / "bank"
    assert stopped(state_at, root, "HEAD") == (
        "this clone does not hold the files of `HEAD`; "
        "fetch them with `git fetch --refetch --no-filter`, or clone without `--filter`"
    )
    sound.git("-C", str(clone), "fetch", "--quiet", "--refetch", "--no-filter")
    assert contents(state_at(root, "HEAD")) == contents(state_at(sound.root, "HEAD"))


def test_a_damaged_repository_says_what_git_says(sound):
    blob = sound.git("rev-parse", "HEAD:risks/bank/assessments/portfolio.yml")
    (sound.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    told = stopped(state_at, sound.root, "HEAD")
    assert told.startswith("git cannot read `HEAD`: ")
    assert told.endswith("; see `git fsck`")
