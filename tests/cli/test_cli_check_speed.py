"""`check --jobs` and `check --no-cache`: how it reads, and never what it says."""

import pytest
from at_the_prompt import TODAY

from cxrisk.sources import processes, read


@pytest.fixture
def caches(monkeypatch, tmp_path):
    """Where caches are written, in a world where every workspace is large enough for them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setattr(read, "FEWEST", 1)
    monkeypatch.setattr(processes, "FEWEST", 1)
    return tmp_path / "caches" / "cxrisk"


def checked(workspace, *options):
    answer = workspace.run("check", "--today", TODAY, "--format", "json", *options)
    assert answer.exception is None or answer.exit_code == 1
    return answer.stdout


@pytest.mark.usefixtures("caches")
def test_any_number_of_processes_says_the_same_bytes(example):
    alone = checked(example, "--no-cache", "--jobs", "1")
    assert [checked(example, "--no-cache", "--jobs", number) for number in ("2", "3", "7")] == [alone] * 3


def test_the_second_time_it_says_the_same_bytes(example, caches):
    first = checked(example)
    assert sorted(one.suffix for one in caches.iterdir()) == [".cache", ".found"]
    assert checked(example) == first == checked(example, "--no-cache")


def test_without_the_cache_nothing_is_written(example, caches):
    checked(example, "--no-cache")
    assert not caches.exists()


def test_of_a_small_workspace_only_what_was_found_is_remembered(example, caches, monkeypatch):
    monkeypatch.setattr(read, "FEWEST", 100)
    checked(example)
    assert [one.suffix for one in caches.iterdir()] == [".found"]


@pytest.mark.unmeasured
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit", "markdown"])
def test_every_format_says_the_same_from_memory(example, form):
    asked = ("check", "--today", TODAY, "--format", form, "--all")
    first, second = (example.run(*asked).stdout for _ in range(2))
    assert first == second == example.run(*asked, "--no-cache").stdout != ""


@pytest.mark.parametrize("number", ["0", "-1", "65", "many"])
def test_a_number_of_processes_that_cannot_be_is_misuse(example, number):
    assert example.run("check", "--jobs", number).exit_code == 2
