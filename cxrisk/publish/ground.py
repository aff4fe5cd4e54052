"""What a site rests on beside the assessments: MkDocs makes its part of a site of that."""

from hashlib import blake2b
from pathlib import Path

from cxrisk.publish.assets import theme_folder
from cxrisk.publish.tool import publisher

FILE = "mkdocs.yml"


def asked_for(root: Path, out: Path | None, audience: str | None) -> str:
    """What tells one site from all others: of which workspace it is, where it stands, and for whom."""
    return repr([str(root.resolve()), out and str(out.absolute()), audience])


def ground_of(root: Path, docs: Path) -> str:
    """A digest of the tool, of the settings at `root`, of the theme and of the pages in `docs`.

    Raises:
        OSError: something of it cannot be read.
    """
    digest = blake2b(publisher().encode(), digest_size=16)
    settings = root / FILE
    for path in [settings] if settings.exists() else []:
        digest.update(path.read_bytes())
    for name, folder in (("theme", theme_folder()), ("docs", docs)):
        for path in sorted(folder.rglob("*")):
            content = path.read_bytes() if path.is_file() else b""
            digest.update(f"\0{name}/{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
