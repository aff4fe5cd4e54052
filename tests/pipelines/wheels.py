"""What is installed here as wheels, so that pip can install it elsewhere without a network."""

import csv
import io
import zipfile
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def write_wheels(folder: Path) -> None:
    """A wheel for each package that ours needs or is built by: the files that pip once took out of one."""
    needed = _needed("cxrisk[site]", "hatchling") - {"cxrisk"}
    for dist in distributions():
        if canonicalize_name(dist.metadata["Name"]) in needed and dist.read_text("WHEEL"):
            _write(dist, folder)


def _needed(*roots: str) -> set[str]:
    """These packages and all that they need."""
    found, open_ = set(), [Requirement(root) for root in roots]
    while open_:
        one = open_.pop()
        if canonicalize_name(one.name) in found:
            continue
        found.add(canonicalize_name(one.name))
        extras = [{"extra": extra} for extra in one.extras or [""]]
        more = map(Requirement, distribution(one.name).requires or ())
        open_ += [each for each in more if not each.marker or any(map(each.marker.evaluate, extras))]
    return found


def _write(dist: Distribution, folder: Path) -> None:
    tags = [line.split()[1] for line in dist.read_text("WHEEL").splitlines() if line.startswith("Tag:")]
    parts = zip(*(tag.split("-") for tag in tags), strict=True)
    tag = "-".join(".".join(dict.fromkeys(part)) for part in parts)
    name = dist.metadata["Name"].replace("-", "_")
    kept = [file for file in dist.files or () if _is_of_the_wheel(file.as_posix())]
    with zipfile.ZipFile(folder / f"{name}-{dist.version}-{tag}.whl", "w") as wheel:
        for file in kept:
            path = file.as_posix()
            wheel.writestr(path, _record(kept) if path.endswith("/RECORD") else file.locate().read_bytes())


def _is_of_the_wheel(path: str) -> bool:
    """Whether pip found the file in the wheel; programs and caches it made itself."""
    made = ("INSTALLER", "REQUESTED", "direct_url.json")
    return not (path.startswith("..") or "__pycache__" in path or path.endswith(made))


def _record(files) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([file.as_posix(), "", ""] for file in files)
    return text.getvalue()
