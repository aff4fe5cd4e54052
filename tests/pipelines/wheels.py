"""What is installed here as wheels, so that pip can install it elsewhere without a network."""

import csv
import io
import zipfile
from importlib.metadata import Distribution, distributions
from pathlib import Path


def write_wheels(folder: Path) -> None:
    """A wheel for each package of this environment but our own: the files that pip once took out of one."""
    for dist in distributions():
        if dist.metadata["Name"] != "cxrisk" and dist.read_text("WHEEL"):
            _write(dist, folder)


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
