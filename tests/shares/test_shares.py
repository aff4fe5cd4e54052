"""A workspace that is checked in parts has the findings that it has as a whole."""

import gc
import os
import shutil

import pytest

from cxrisk import pipeline
from cxrisk.checks import ALL_CHECKS
from cxrisk.checks.pages import page_of
from cxrisk.findings import FORM_RULES
from cxrisk.model.portfolio import Portfolio
from cxrisk.pipeline import run
from cxrisk.shares import again as checked_again
from cxrisk.shares import task
from cxrisk.shares.again import again
from cxrisk.shares.divide import divided
from cxrisk.shares.group import Group
from cxrisk.shares.join import Apart
from cxrisk.shares.share import share_of
from cxrisk.sources.read import read_workspace
from tests.shares.conftest import (
    TODAY,
    WORKSPACES,
    another_team,
    by_processes,
    checked_after,
    contents_of,
    edit,
    in_parts,
    said,
)

RULES = [rule.id for rule in (*ALL_CHECKS, *FORM_RULES)]


@pytest.mark.unmeasured
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
    for jobs in (1, 2):
        divided = by_processes(root, jobs)
        assert divided is None or said(divided.found) == whole


def test_files_that_lead_to_one_another_stay_together(root):
    common, *groups = in_parts(root).groups
    assert sorted(common.paths) == ["assessments/catalog.yml", "assessments/portfolio.yml"]
    assert sorted(sorted(group.paths) for group in groups) == [
        [f"assessments/card-freeze{name}.yml", f"assessments/journeys/lost-card{name}.yml"]
        for name in ("-three", "-two", "")
    ]


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("jobs", [1, 2, 3, 5])
def test_shares_have_the_findings_of_the_whole(root, jobs):
    edit(root, "card-freeze-two.yml", "status: ", "status: retired # ")
    edit(
        root, "journeys/lost-card-three.yml", "title: ", "# cxrisk: ignore[no-baseline] -- so be it\ntitle: "
    )
    known = by_processes(root, jobs)
    assert said(known.found) == said(run(root, TODAY))
    assert sorted(path for group in known.groups for path in group.paths) == sorted(contents_of(root))


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("card-freeze.yml", "lost-card/", "lost-cord/"),
        ("card-freeze.yml", "lost-card/", "lost-card-two/"),
        ("card-freeze-three.yml", "lost-card-three/", "lost-cord/"),
        ("catalog.yml", "kind: catalog", "kind: catalogue"),
        ("journeys/lost-card-two.yml", "title: ", "titel: "),
        ("journeys/lost-card-two.yml", "version: 1", "version: [1"),
        ("card-freeze-two.yml", "kind: assessment", "'kind': assessment"),
        ("catalog.yml", "kind: catalog", "kind:  catalog\n# kind: assessment"),
    ],
)
def test_what_only_all_files_can_tell_is_told_of_them_together(root, path, old, new, jobs):
    edit(root, path, old, new)
    assert said(by_processes(root, jobs).found) == said(run(root, TODAY))


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
    assert said(by_processes(root, 1).found) == whole


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("name", ["", "-two", "-three"])
def test_what_one_team_names_is_of_use(root, name):
    edit(root, "catalog.yml", "systems:\n", "systems:\n  - {id: fax, name: Fax, hosting: on_prem}\n")
    assert [one.rule for one in run(root, TODAY).findings] == ["unused"]
    path = f"journeys/lost-card{name}.yml"
    edit(root, path, "systems: [card-core]", "systems: [card-core, fax]")
    assert said(by_processes(root).found) == said(run(root, TODAY))
    assert said(by_processes(root, 1).found) == said(run(root, TODAY))
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
    apart = Apart()
    assert apart.take(share.common, share.groups[:1])
    assert not apart.take(Group(), share.groups[1:])
    assert apart.take(share.common, share.groups[1:])
    assert apart.groups == [share.common, *share.groups]


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
def test_a_share_is_let_go_before_the_next_is_read(root, monkeypatch):
    there = []

    def share_of(*given):
        there.append(sum(isinstance(one, Portfolio) for one in gc.get_objects()))
        return whole_share_of(*given)

    whole_share_of = task.share_of
    monkeypatch.setattr(task, "share_of", share_of)
    assert said(by_processes(root, 1).found) == said(run(root, TODAY))
    assert there == [there[0]] * 3


@pytest.mark.usefixtures("always")
def test_a_process_that_comes_to_grief_costs_time_and_nothing_else(root, monkeypatch):
    here, share_of = os.getpid(), task.share_of

    def dies(*given):
        return share_of(*given) if os.getpid() == here else os._exit(1)

    monkeypatch.setattr(task, "share_of", dies)
    assert said(by_processes(root).found) == said(run(root, TODAY))


@pytest.mark.usefixtures("always")
def test_shares_that_are_too_much_to_be_kept_are_judged_the_same(root, monkeypatch):
    monkeypatch.setattr(task, "MANY", 1)
    monkeypatch.setattr(pipeline, "MANY", 1)
    edit(root, "card-freeze-two.yml", "status: ", "status: retired # ")
    assert said(by_processes(root).found) == said(run(root, TODAY))
    edit(root, "card-freeze-three.yml", "lost-card-three/", "lost-cord/")
    assert said(by_processes(root).found) == said(run(root, TODAY))


def test_little_is_not_divided(root, monkeypatch):
    assert by_processes(root) is None
    monkeypatch.setattr("cxrisk.sources.processes.FEWEST", 0)
    assert divided(contents_of(root), 1) == []
    assert all(len(shares) == 1 for shares in divided(contents_of(root), 2))
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
        ("catalog.yml", "version: 1", "version: [1"),
        ("portfolio.yml", "version: 1", "version: [1"),
    ],
)
def test_an_edit_that_concerns_others_is_not_judged_alone(root, path, old, new):
    assert checked_after(root, lambda: edit(root, path, old, new)) is None
