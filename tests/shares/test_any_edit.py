"""Whatever is edited, one file after the other: what is said is what a check of everything says."""

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxrisk.cli.setting import Setting
from cxrisk.pipeline import run
from cxrisk.shares import again, known, processes
from cxrisk.shares.known import run_again
from tests.shares.conftest import TODAY, WORKSPACES, another_team_of, contents_of, said

IDS = re.compile(
    r"\b(?:id|hosting|basis|person|unit|says|systems|status|control|touchpoints|at|heard_at): *\[?([\w-]*)"
)


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    """Three teams, and in the catalog what checks follow from one to the other."""
    root = shutil.copytree(WORKSPACES / "base", tmp_path_factory.mktemp("teams") / "bank")
    catalog = root / "assessments" / "catalog.yml"
    text = catalog.read_text(encoding="utf-8")
    text += "  - {id: nora, name: Nora, who: employee, basis: assumption, channels: [phone]}\n"
    text += "statements: [{id: hours, text: We answer, owner: printing}]\n"
    text = text.replace("systems:\n", "systems:\n  - {id: tablet, name: Tablet, hosting: personal_device}\n")
    catalog.write_text(text, encoding="utf-8")
    journey = root / "assessments" / "journeys" / "lost-card.yml"
    text = journey.read_text(encoding="utf-8")
    journey.write_text(text.replace("collects:", "says: []\n        collects:"), encoding="utf-8")
    for name in ("two", "three"):
        another_team_of(root, name)
    return root


@pytest.fixture
def counted(monkeypatch):
    """How often less than everything was checked."""
    counts = {"again": 0, "built again": 0, "by shares": 0}

    def counting(name, check):
        def checked(*given, **named):
            known = check(*given, **named)
            counts[name] += known is not None
            return known

        return checked

    monkeypatch.setattr(again, "again", counting("again", again.again))
    monkeypatch.setattr(known, "again", counting("built again", known.again))
    monkeypatch.setattr(processes, "by_shares", counting("by shares", processes.by_shares))
    return counts


def known_of(outcome):
    """All that pages can show of it."""
    graph = outcome.graph
    return said(outcome), outcome.portfolio, outcome.scores, outcome.whole, graph.nodes, graph.edges


@pytest.mark.unmeasured
@pytest.mark.usefixtures("always")
def test_what_is_said_follows_from_the_files_alone(tmp_path_factory, several, counted, monkeypatch):
    monkeypatch.setattr("cxrisk.pipeline.MANY", 0)  # one process, too, works in shares
    root = Path(shutil.copytree(several, tmp_path_factory.mktemp("edited") / "bank"))
    paths = [path for path in contents_of(root) if "catalog" not in path and "portfolio" not in path]
    texts = [(root / path).read_text(encoding="utf-8") for path in contents_of(root)]
    words = sorted({word for text in texts for word in IDS.findall(text)} - {""})
    words += ["[", "nowhere"]

    @settings(deadline=None, max_examples=15)
    @given(data=st.data())
    def edits(data):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        kept = tmp_path_factory.mktemp("kept")
        setting = Setting(start=root, remembers=True, jobs=data.draw(st.sampled_from((1, 2))))
        before = {path: (root / path).read_bytes() for path in paths}
        try:
            for _ in range(2):
                file = root / data.draw(st.sampled_from(paths))
                text = file.read_text(encoding="utf-8")
                spots = [one.span(1) for one in IDS.finditer(text)] or [(0, 0)]
                at, end = data.draw(st.sampled_from(spots))
                file.write_text(text[:at] + data.draw(st.sampled_from(words)) + text[end:], encoding="utf-8")
                assert said(setting.found(TODAY)) == said(run(root, TODAY))
                assert known_of(run_again(root, TODAY, kept)) == known_of(run(root, TODAY))
                for more in (b"", b"# nothing new\n"):
                    file.write_bytes(before[str(file.relative_to(root))] + more)
                    assert said(setting.found(TODAY)) == said(run(root, TODAY))
                    assert known_of(run_again(root, TODAY, kept)) == known_of(run(root, TODAY))
        finally:
            for path, content in before.items():
                (root / path).write_bytes(content)

    edits()
    assert counted["again"] > 0
    assert counted["built again"] > 0
    assert counted["by shares"] > 0


def retitled(root):
    file = root / "assessments" / "catalog.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("name: Nora", "name: Leonora"), encoding="utf-8")


def gone(root):
    for path in ("card-freeze-two.yml", "journeys/lost-card-two.yml"):
        (root / "assessments" / path).unlink()


def come(root):
    another_team_of(root, "four")


def slept(root):
    del root  # the day is another


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("change", [retitled, gone, come, slept])
def test_what_concerns_all_is_checked_in_shares_again(tmp_path, several, counted, monkeypatch, change):
    monkeypatch.setattr("cxrisk.pipeline.MANY", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    root = shutil.copytree(several, tmp_path / "bank")
    setting = Setting(start=root, remembers=True)
    setting.found(TODAY if change is not slept else TODAY - timedelta(days=400))
    change(root)
    assert said(setting.found(TODAY)) == said(run(root, TODAY))
    assert counted == {"again": 0, "built again": 0, "by shares": 2}


@pytest.mark.usefixtures("always")
def test_what_could_not_be_divided_is_checked_as_a_whole_the_next_time(
    tmp_path, several, counted, monkeypatch
):
    monkeypatch.setattr("cxrisk.pipeline.MANY", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    root = shutil.copytree(several, tmp_path / "bank")
    file = root / "assessments" / "card-freeze.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("lost-card/", "lost-cord/"), encoding="utf-8")
    setting = Setting(start=root, remembers=True)
    setting.found(TODAY)
    retitled(root)
    assert said(setting.found(TODAY)) == said(run(root, TODAY))
    assert counted["by shares"] == 1, "the reference still leads nowhere"
