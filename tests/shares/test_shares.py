"""A workspace that is checked in parts has the findings that it has as a whole."""

import os
import shutil

import pytest

from cxrisk import pipeline
from cxrisk.checks import ALL_CHECKS
from cxrisk.checks.pages import page_of
from cxrisk.findings import FORM_RULES
from cxrisk.pipeline import run
from cxrisk.shares import again as checked_again
from cxrisk.shares import processes
from cxrisk.shares.again import again, at_first
from cxrisk.shares.divide import divided
from cxrisk.shares.group import Group, from_plain, in_plain
from cxrisk.shares.join import fit
from cxrisk.shares.processes import side_by_side
from cxrisk.shares.share import share_of
from cxrisk.sources.read import read_workspace
from tests.shares.conftest import TODAY, WORKSPACES, another_team, another_team_of, contents_of, said

RULES = [rule.id for rule in (*ALL_CHECKS, *FORM_RULES)]


def in_parts(root):
    return at_first(root, read_workspace(root), TODAY, baseline=True)


def by_processes(root, jobs=2):
    return side_by_side(root, TODAY, contents_of(root), jobs, baseline=True)


@pytest.fixture
def root(tmp_path):
    """Three teams in one workspace."""
    root = shutil.copytree(WORKSPACES / "base", tmp_path / "bank")
    for name in ("two", "three"):
        another_team_of(root, name)
    return root


def edit(root, path, old, new):
    file = root / "assessments" / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def checked_after(root, change):
    """What the workspace's second check finds, if it asked some of the files only; and which it asked."""
    contents, known = contents_of(root), in_parts(root)
    change()
    now = contents_of(root)
    changed = {path for path in now if now[path] != contents[path]}
    groups = from_plain(in_plain(known.groups))
    return again(root, now, TODAY, changed, groups, baseline=True)


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("kind", ["Bad", "Good"])
@pytest.mark.parametrize("rule", RULES)
def test_what_is_found_does_not_depend_on_who_checks_what(tmp_path, rule, kind):
    root = shutil.copytree(WORKSPACES / "base", tmp_path / "bank")
    for example in page_of(rule).examples(kind):
        file = root / example.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example.text, encoding="utf-8")
    another_team(root, "two")
    whole = said(run(root, TODAY))
    assert said(in_parts(root).found) == whole
    divided = by_processes(root)
    assert divided is None or said(divided.found) == whole


def test_files_that_lead_to_one_another_stay_together(root):
    common, *groups = in_parts(root).groups
    assert sorted(common.paths) == ["assessments/catalog.yml", "assessments/portfolio.yml"]
    assert sorted(sorted(group.paths) for group in groups) == [
        [f"assessments/card-freeze{name}.yml", f"assessments/journeys/lost-card{name}.yml"]
        for name in ("-three", "-two", "")
    ]


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("jobs", [2, 3, 5])
def test_several_processes_find_what_one_finds(root, jobs):
    edit(root, "card-freeze-two.yml", "status: ", "status: retired # ")
    edit(
        root, "journeys/lost-card-three.yml", "title: ", "# cxrisk: ignore[no-baseline] -- so be it\ntitle: "
    )
    known = by_processes(root, jobs)
    assert said(known.found) == said(run(root, TODAY))
    assert sorted(path for group in known.groups for path in group.paths) == sorted(contents_of(root))


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("card-freeze.yml", "lost-card/", "lost-cord/"),
        ("card-freeze.yml", "lost-card/", "lost-card-two/"),
        ("catalog.yml", "kind: catalog", "kind: catalogue"),
        ("journeys/lost-card-two.yml", "title: ", "titel: "),
        ("journeys/lost-card-two.yml", "version: 1", "version: [1"),
        ("card-freeze-two.yml", "kind: assessment", "'kind': assessment"),
        ("catalog.yml", "kind: catalog", "kind:  catalog\n# kind: assessment"),
    ],
)
def test_what_only_all_files_can_tell_is_told_by_one_process(root, path, old, new):
    edit(root, path, old, new)
    assert said(by_processes(root).found) == said(run(root, TODAY))


def told_by_two(root):
    edit(
        root, "catalog.yml", "people:", "statements: [{id: hours, text: We answer, owner: printing}]\npeople:"
    )
    edit(root, "journeys/lost-card.yml", "collects:", "says: [hours]\n        collects:")
    edit(root, "journeys/lost-card-two.yml", "login:", "says: [hours]\n        login:")


def lived_by_an_assumption(root):
    edit(root, "catalog.yml", "basis: research", "basis: assumption")


def guarded_by_one(root):
    edit(root, "catalog.yml", "hosting: on_prem", "hosting: personal_device")
    for path in ("journeys/lost-card.yml", "journeys/lost-card-two.yml"):
        edit(root, path, "person: dana", "person: mira")
    edit(root, "card-freeze-two.yml", "{control: human-fallback", "{control: device-encryption")


FOLLOWED = [
    (told_by_two, "two-voices", 2),
    (lived_by_an_assumption, "assumed-person", 1),
    (guarded_by_one, "own-device-holds-keys", 0),
]
"""What a check follows through the catalogs from team to team, and how often it speaks then."""


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize(("change", "rule", "times"), FOLLOWED)
def test_teams_that_a_check_sees_together_are_judged_together(root, change, rule, times):
    change(root)
    whole = said(run(root, TODAY))
    assert [one.rule for one in whole["findings"]].count(rule) == times
    assert said(in_parts(root).found) == whole
    assert said(by_processes(root).found) == whole


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("name", ["", "-two", "-three"])
def test_what_one_team_names_is_of_use(root, name):
    edit(root, "catalog.yml", "systems:\n", "systems:\n  - {id: fax, name: Fax, hosting: on_prem}\n")
    assert [one.rule for one in run(root, TODAY).findings] == ["unused"]
    path = f"journeys/lost-card{name}.yml"
    edit(root, path, "systems: [card-core]", "systems: [card-core, fax]")
    assert said(by_processes(root).found) == said(run(root, TODAY))
    known = checked_after(root, lambda: edit(root, path, "title: ", "title: Now "))
    assert said(known.found) == said(run(root, TODAY))
    assert known.found.findings == ()


@pytest.mark.usefixtures("always")
def test_a_finding_at_a_catalog_belongs_to_the_files_that_it_speaks_of(root):
    lived_by_an_assumption(root)
    path = "journeys/lost-card-two.yml"
    known = checked_after(root, lambda: edit(root, path, "title: I", "title: Why I"))
    assert said(known.found) == said(run(root, TODAY))
    assert "Why I cannot find my card" in known.found.findings[0].message


def test_files_checked_beside_other_catalogs_do_not_fit(root):
    share = share_of(read_workspace(root), root.name, TODAY)
    assert fit(share, share.common, [])
    assert not fit(share, Group(), [])


@pytest.mark.usefixtures("always")
def test_what_joins_an_edited_file_to_others_is_seen(root):
    told_by_two(root)
    edit(root, "journeys/lost-card.yml", "says: [hours]", "")
    contents, known = contents_of(root), in_parts(root)
    edit(root, "journeys/lost-card.yml", "collects:", "says: [hours]\n        collects:")
    now = contents_of(root)
    assert {one for one in now if now[one] != contents[one]} == {"assessments/journeys/lost-card.yml"}
    assert (
        again(root, now, TODAY, {"assessments/journeys/lost-card.yml"}, known.groups, baseline=True) is None
    )


@pytest.mark.usefixtures("always")
def test_a_process_that_comes_to_grief_costs_time_and_nothing_else(root, monkeypatch):
    here, share_of = os.getpid(), processes.share_of

    def dies(*given):
        return share_of(*given) if os.getpid() == here else os._exit(1)

    monkeypatch.setattr(processes, "share_of", dies)
    assert said(by_processes(root).found) == said(run(root, TODAY))


@pytest.mark.usefixtures("always")
def test_shares_that_are_too_much_to_be_kept_are_judged_the_same(root, monkeypatch):
    monkeypatch.setattr(processes, "MANY", 1)
    monkeypatch.setattr(pipeline, "MANY", 1)
    edit(root, "card-freeze-two.yml", "status: ", "status: retired # ")
    assert said(by_processes(root).found) == said(run(root, TODAY))
    edit(root, "card-freeze-three.yml", "lost-card-three/", "lost-cord/")
    assert said(by_processes(root).found) == said(run(root, TODAY))


def test_little_is_not_divided(root, monkeypatch):
    assert by_processes(root) is None
    monkeypatch.setattr("cxrisk.sources.processes.FEWEST", 0)
    assert divided(contents_of(root), 1) == []
    for file in (root / "assessments").rglob("*-t*.yml"):
        file.unlink()
    assert by_processes(root) is None, "there is only one team"


def test_an_edit_is_checked_with_what_it_leads_to_only(root, monkeypatch):
    asked = []

    def noting(paths, content):
        asked.extend(paths)
        return read_files(paths, content)

    read_files = checked_again.read_files
    monkeypatch.setattr(checked_again, "read_files", noting)
    monkeypatch.setattr(checked_again, "_MOST", 1.0)
    found = checked_after(root, lambda: edit(root, "card-freeze-two.yml", "status: ", "status: retired # "))
    assert said(found.found) == said(run(root, TODAY))
    assert sorted(asked) == [
        "assessments/card-freeze-two.yml",
        "assessments/catalog.yml",
        "assessments/journeys/lost-card-two.yml",
        "assessments/portfolio.yml",
    ]


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("catalog.yml", "kind: catalog", "kind: catalog # as ever"),
        ("card-freeze.yml", "lost-card/", "lost-card-two/"),
        ("card-freeze.yml", "lost-card/", "lost-cord/"),
        ("card-freeze.yml", "version: 1", "version: [1"),
    ],
)
def test_an_edit_that_concerns_others_is_not_judged_alone(root, path, old, new):
    assert checked_after(root, lambda: edit(root, path, old, new)) is None
