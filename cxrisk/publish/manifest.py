"""What a site holds, file by file, and of what it was made: two builds of the same are the same."""

import json
from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from cxrisk.history.edition import Edition
from cxrisk.sources.schema import KINDS, schema_text

MANIFEST = "build-manifest.json"
FORMAT = "cxrisk/build/1"


def write_manifest(site: Path, edition: Edition, known: Mapping[str, str] | None = None) -> None:
    """Name every file of the site with its SHA-256, and of all together; these may be `known`."""
    sums = dict(sorted(known.items())) if known else sums_of(site)
    lines = "".join(f"{digest}  {path}\n" for path, digest in sums.items())
    manifest = {
        "format": FORMAT,
        "tool": f"cxrisk {edition.version}",
        "method": edition.method,
        "schema": {kind: sha256(schema_text(kind).encode()).hexdigest() for kind in KINDS},
        "today": edition.today.isoformat(),
        "audience": edition.audience,
        "commit": edition.commit,
        "uncommitted": edition.uncommitted,
        "tree": sha256(lines.encode()).hexdigest(),
        "files": sums,
    }
    (site / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8", newline="\n")


def sums_of(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of the site but the manifest, by path, sorted."""
    return {path: _sum_of(site / path) for path in _files(site)}


def said_sums(site: Path) -> dict[str, str]:
    """The same, as the manifest of the site says."""
    return dict(json.loads((site / MANIFEST).read_bytes())["files"])


def _files(site: Path) -> list[str]:
    """All but the manifest itself, with `/`, sorted."""
    found = (path for path in site.rglob("*") if path.is_file())
    return sorted({path.relative_to(site).as_posix() for path in found} - {MANIFEST})


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
