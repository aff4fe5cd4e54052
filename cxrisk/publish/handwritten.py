"""What hand-written pages may not be: twins of ours, or ways out of the workspace."""

from collections.abc import Collection
from pathlib import Path

from mkdocs.structure.files import Files
from mkdocs.utils.meta import get_data

from cxrisk.errors import CxriskError


def refuse_twins(files: Files, addresses: Collection[str]) -> None:
    """Make sure that no hand-written file takes an address of ours, whatever its capitals.

    Raises:
        CxriskError: one does.
    """
    ours = {address.casefold() for address in addresses}
    for file in files:
        if file.dest_uri.casefold() in ours:
            raise CxriskError(
                f"{file.src_uri}: cxrisk makes a page of this address itself ({file.dest_uri})",
                mend="give the hand-written page another name",
            )


def keep_back(files: Files) -> None:
    """Take out the hand-written pages whose front matter says `visibility: internal`."""
    for file in list(files.documentation_pages()):
        _, meta = get_data(file.content_string)
        if meta.get("visibility") == "internal":
            files.remove(file)


def refuse_strangers(files: Files, pages: Path, root: Path) -> None:
    """Make sure that nothing in the folder of hand-written `pages` is a link to what lies outside `root`.

    MkDocs follows links, so one of them could publish any file of the machine that builds.

    Raises:
        CxriskError: one leads out.
    """
    inside = root.resolve()
    for file in files:
        if file.src_dir == str(pages) and not (pages / file.src_uri).resolve().is_relative_to(inside):
            raise CxriskError(
                f"{file.src_uri} is a link to something outside the workspace",
                mend="put the file itself here",
            )


def named_places(files: Files) -> set[str]:
    """The pages of which hand-written ones name a place, by address."""
    pages = (file.page for file in files.documentation_pages())
    return {target.dest_uri for page in pages if page for target in page.links_to_anchors or {}}
