"""`.pre-commit-hooks.yaml`, tried by pre-commit itself on a real repository."""

import subprocess
import sys

import pytest
import yaml
from repositories import git

pytestmark = pytest.mark.slow
LEDGER = "assessments/cloud/core-ledger.yml"


def pre_commit(where, environment, *args):
    command = [sys.executable, "-m", "pre_commit", *args, "--verbose", "--color", "never"]
    done = subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def environment(offline, tmp_path_factory):
    """Where pre-commit keeps what it has installed."""
    return offline | {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}


@pytest.fixture
def hooked(environment, repository, portfolio):
    """Runs one of our hooks on what is staged, as a repository that names them does."""
    hooks = [{"id": one} for one in ("cxrisk-check", "cxrisk-check-all", "cxrisk-fix")]
    ours = {"repo": str(repository), "rev": git(repository, "rev-parse", "HEAD"), "hooks": hooks}
    git(portfolio, "checkout", "--quiet", ".")
    (portfolio / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [ours]}), encoding="utf-8")
    git(portfolio, "add", "--all")
    git(portfolio, "commit", "--quiet", "-m", "with hooks")

    def run(hook):
        git(portfolio, "add", "--all")
        return pre_commit(portfolio, environment, "run", hook)

    return run


def edit(portfolio, old, new):
    file = portfolio / LEDGER
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_commit_that_breaks_something_is_stopped_for_that_alone(offline, repository, portfolio):
    git(portfolio, "add", "--all")
    code, said = pre_commit(portfolio, offline, "try-repo", str(repository), "cxrisk-check")
    assert code == 1, said
    assert "error[unowned-handoff]" in said
    assert "Stood before, so nothing fails for it:" in said


def test_a_commit_that_breaks_nothing_goes_through_whatever_stood_before(hooked, portfolio):
    edit(portfolio, "kind: assessment", "# a word\nkind: assessment")
    code, said = hooked("cxrisk-check")
    assert code == 0, said
    code, said = hooked("cxrisk-check-all")
    assert code == 1
    assert "error[above-appetite]" in said


def test_a_commit_without_assessments_is_not_asked(hooked, portfolio):
    (portfolio / "README.md").write_text("Nothing about risks.\n", encoding="utf-8")
    code, said = hooked("cxrisk-check-all")
    assert code == 0
    assert "(no files to check)Skipped" in said


def test_what_can_be_mended_is_mended_in_the_files_of_the_commit(hooked, portfolio):
    edit(portfolio, "treatment: mitigate", "treatment: mitigat")
    code, said = hooked("cxrisk-fix")
    assert code == 1
    assert "files were modified by this hook" in said
    assert "treatment: mitigat\n" not in (portfolio / LEDGER).read_text("utf-8")
