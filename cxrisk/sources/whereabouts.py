"""Where in the files a place of the model stands."""

from collections.abc import Callable
from functools import cache

from cxrisk.findings import TOP, Place, Position
from cxrisk.sources.document import Document
from cxrisk.sources.load import load
from cxrisk.sources.positions import json_pointer
from cxrisk.sources.read import Sources


def place_finder(sources: Sources) -> Callable[[Place], tuple[Position, str]]:
    """Gives the position of a place and its JSON pointer; the top of its file where that cannot be used."""
    held = {document.path: document for document in sources.documents}

    @cache
    def document_at(path: str) -> Document | None:
        """The document, read once more where it was let go."""
        text = sources.texts.get(path)
        return held.get(path) or (load(path, text.encode()).document if text else None)

    def find(place: Place) -> tuple[Position, str]:
        document = document_at(place.path)
        if document is None:
            return TOP, ""
        exact = document.positions.exact(place.pointer)
        return document.positions.at(place.pointer), json_pointer(exact)

    return find
