"""On which line of its file something stands."""

from functools import lru_cache

from cxrisk.findings import Place
from cxrisk.sources.document import Document
from cxrisk.sources.load import load


def line_of(place: Place, text: str) -> int:
    """The line where what stands at `place` begins, in the `text` of its file; 1 where it cannot be read."""
    document = _document(place.path, text)
    return document.position(place.pointer).line if document else 1


@lru_cache(maxsize=32)
def _document(path: str, text: str) -> Document | None:
    """Many records stand in few files."""
    return load(path, text.encode()).document
