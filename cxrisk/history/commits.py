"""From what somebody types for a commit to the commit, or to a line that says why there is none."""

from datetime import UTC, date, datetime
from pathlib import Path

from cxrisk.errors import CxriskError
from cxrisk.history.git import GitRefused, answer, ask
from cxrisk.sources.discover import ASSESSMENTS
from cxrisk.sources.words import nearest

SINCE = "..."
"""Behind a name: the commit at which the other state left it, as in git's own `main...`."""
_UNSHALLOW = "fetch the rest with `git fetch --unshallow`; in CI, check out with the whole history"


def check_repository(root: Path) -> None:
    """See that the workspace is under version control.

    Raises:
        CxriskError: there is no git, no repository, or one that git does not open.
    """
    try:
        ask(root, "rev-parse", "--git-dir")
    except GitRefused as fault:
        if "not a git repository" in str(fault):
            raise CxriskError(
                "this workspace is not under version control, so nothing is known of an earlier state",
                mend="keep it in git: `git init`, then commit",
            ) from None
        raise CxriskError(
            f"git does not open the repository: {fault}", mend="`git status` there says what to do"
        ) from None


def commit_of(root: Path, ref: str, *, other: str = "HEAD") -> str:
    """The id of the commit that `ref` means: a branch, a tag, an id, `HEAD~3`.

    With `...` behind it, the commit at which `other` left it.

    Raises:
        CxriskError: there is no such commit here, or nothing that the two have in common.
    """
    if ref.endswith(SINCE):
        return _where_they_part(root, ref.removesuffix(SINCE), other)
    found = _commit(root, ref)
    if not found:
        raise _unknown(root, ref)
    return found


def _commit(root: Path, ref: str) -> str:
    return answer(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")


def day_of(root: Path, commit: str) -> date:
    """The day on which a commit was made (UTC); the last there is where it says none that can be."""
    seconds = answer(root, "log", "-1", "--no-show-signature", "--format=%ct", commit)
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        return date.max


def _where_they_part(root: Path, ref: str, other: str) -> str:
    mine, theirs = commit_of(root, ref), commit_of(root, other)
    found = answer(root, "merge-base", mine, theirs)
    if not found:
        mend = _UNSHALLOW if _is_shallow(root) else f"name a commit to compare with, or write `{ref}` alone"
        raise CxriskError(f"`{ref}` and `{other}` have no commit in common here", mend=mend)
    return found.splitlines()[0]


def _unknown(root: Path, ref: str) -> CxriskError:
    """Why there is no such commit, as far as git knows."""
    first, dots, second = ref.partition("..")
    if dots and first and second:
        mend = f"write `{first}`, or `{first}...` for the commit at which the later state left it"
        return CxriskError(f"`{ref}` names two states, and one is asked for", mend=mend)
    named = answer(root, "rev-parse", "--verify", "--quiet", "--end-of-options", ref)
    kind = answer(root, "cat-file", "-t", named) if named else ""
    if named not in ("", ref) and not kind and not _is_shallow(root):  # git takes any id in full for one
        return CxriskError(f"git cannot read `{ref}`: its repository is damaged", mend="see `git fsck`")
    if not _commit(root, "HEAD") and not answer(root, "for-each-ref", "--count=1"):
        return CxriskError(
            "this repository has no commit yet, so there is no earlier state to compare with",
            mend=f"commit `{ASSESSMENTS}` first; where a hook asks, once with `git commit --no-verify`",
        )
    if kind:
        return CxriskError(f"`{ref}` is no commit", mend="name a branch, a tag or a commit")
    if _is_shallow(root):
        message = f"no branch, tag or commit `{ref}` here: this clone was made without its history"
        return CxriskError(message, mend=_UNSHALLOW)
    names = answer(root, "for-each-ref", "--format=%(refname:short)").splitlines()
    close = nearest(ref, names)
    mend = f"did you mean {' or '.join(close)}?" if close else "see `git branch --all` and `git log`"
    return CxriskError(f"no branch, tag or commit `{ref}`", mend=mend)


def _is_shallow(root: Path) -> bool:
    return answer(root, "rev-parse", "--is-shallow-repository") == "true"
