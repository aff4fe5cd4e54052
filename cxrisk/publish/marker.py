"""Which folders a site may replace: empty ones, and those that carry our mark."""

from pathlib import Path

from cxrisk.errors import CxriskError

MARKER = ".cxrisk-site"
_SAYS = "cxrisk made this folder and replaces it whole with the next build. Keep nothing of your own here.\n"
_ELSEWHERE = "name a folder of its own with --out"


def mark(folder: Path, marker: str = MARKER) -> None:
    """Say in the folder that it is ours."""
    (folder / marker).write_text(_SAYS, encoding="utf-8")


def is_ours(folder: Path, marker: str = MARKER) -> bool:
    """Whether replacing the folder costs nobody anything: it is empty, or we made it."""
    return (folder / marker).is_file() or not any(folder.iterdir())


def refuse_unfit(
    target: Path, *, root: Path, sources: tuple[Path, ...], marker: str = MARKER, mend: str = _ELSEWHERE
) -> None:
    """Make sure that `target` may become a site, or whatever the `marker` stands for.

    `root` is the workspace, `sources` the folders that people write in; all of them absolute.

    Raises:
        CxriskError: it is a link or a file, holds or lies among what people wrote, or is not ours.
    """
    if target.is_symlink():
        raise CxriskError(f"{target} is a link", mend="name the folder itself")
    if target.exists() and not target.is_dir():
        raise CxriskError(f"{target} is no folder", mend=mend)
    real = target.resolve()
    if any(kept.resolve().is_relative_to(real) for kept in (*_home(), root, *sources)):
        raise CxriskError(f"{target} holds more than a site", mend=mend)
    if any(real.is_relative_to(kept.resolve()) for kept in sources):
        raise CxriskError(f"{target} lies among what people write", mend=mend)
    if target.is_dir() and not is_ours(target, marker):
        raise CxriskError(f"{target} is not empty, and cxrisk did not make it", mend=f"empty it, or {mend}")


def _home() -> tuple[Path, ...]:
    """The user's folder; nothing for a user without one, as in a container."""
    try:
        return (Path.home(),)
    except RuntimeError:
        return ()
