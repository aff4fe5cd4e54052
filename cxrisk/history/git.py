"""Asking git: it reads its objects and does nothing else; no checkout, no hook, no network."""

import os
import subprocess
from pathlib import Path

from cxrisk.errors import CxriskError

_OF_ANOTHER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What a hook or an alias tells about the repository that it runs in; ours is the workspace's."""
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


class GitRefused(Exception):  # noqa: N818 - an answer of git's, which its caller puts into words
    """Git ended with an error; the text is what it says of it."""


def ask(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git answers when it stands in the folder `root` and reads `given`.

    Raises:
        GitRefused: git cannot do it.
        CxriskError: there is no git.
    """
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(root), *words]
    environment = {key: value for key, value in os.environ.items() if key not in _OF_ANOTHER} | _QUIET
    try:
        done = subprocess.run(  # noqa: S603 - our words and checked ids, no shell
            command, env=environment, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise CxriskError(
            "comparing two states needs git, which is not installed",
            mend="install git, or put it on the PATH",
        ) from None
    if done.returncode:
        raise GitRefused(_what_went_wrong(done.stderr))
    return done.stdout


def answer(root: Path, *words: str) -> str:
    """Git's answer of one line; nothing where it has none.

    Raises:
        CxriskError: there is no git.
    """
    try:
        return os.fsdecode(ask(root, *words)).strip()
    except GitRefused:
        return ""


def _what_went_wrong(told: bytes) -> str:
    """What git says that went wrong; warnings before it are passed over."""
    lines = told.decode("utf-8", "replace").strip().splitlines()
    worst = [line.partition(": ")[2] for line in lines if line.startswith(("fatal: ", "error: "))]
    return (worst or lines or ["it does not say why"])[0]
