"""Where every record is named: read by the same eyes as the model, so that no field is forgotten."""

from collections.abc import Sequence
from dataclasses import field
from typing import Any, NamedTuple

from cxrisk.findings import Place
from cxrisk.model.portfolio import Settings
from cxrisk.records import dataclass
from cxrisk.resolve.context import Context
from cxrisk.resolve.declared import Declared, declare
from cxrisk.resolve.plans import read_record
from cxrisk.resolve.references import full_id
from cxrisk.resolve.resolve import RECORDS, raw_of, scope_of
from cxrisk.sources.document import Document


class Citation(NamedTuple):
    """A place that names a record."""

    place: Place
    written: str
    """As it stands there: perhaps without the file or journey before it."""
    kind: str
    key: str
    """The full id of what is named; a handoff's is always `journey/from > to`."""


@dataclass(slots=True)
class _Noting(Context):
    """Surroundings that note what is named in them."""

    noted: dict[Place, Citation] = field(default_factory=dict)

    def reference(self, raw: Any, kinds: tuple[str, ...], pointer: tuple[str | int, ...]) -> Any:
        self._note(raw, kinds, pointer)
        return Context.reference(self, raw, kinds, pointer)

    def words(self, raw: Any, kinds: tuple[str, ...], pointer: tuple[str | int, ...]) -> Any:
        self._note(raw, kinds, pointer)
        return Context.words(self, raw, kinds, pointer)

    def _note(self, raw: Any, kinds: tuple[str, ...], pointer: tuple[str | int, ...]) -> None:
        for kind in kinds if isinstance(raw, str) else ():
            if key := full_id(raw, kind, self.scope, self.declared):
                place = Place(self.path, self.document.positions.exact(pointer))
                self.noted.setdefault(place, Citation(place, raw, kind, key))
                return


def declarations(documents: Sequence[Document], library: Sequence[Document]) -> Declared:
    """Every id of the workspace and the library, the keys of executives among them."""
    declared, _ = declare(documents, library)
    for document in (*documents, *library):
        executives = document.data.get("executives") if document.kind == "portfolio" else None
        for key in executives if isinstance(executives, dict) else ():
            declared.of("executive").setdefault(key, Place(document.path, ("executives", key)))
        if document.kind == "portfolio":
            break
    return declared


def citations(documents: Sequence[Document], declared: Declared) -> list[Citation]:
    """Every place in these documents that names a record, in their order."""
    noted: dict[Place, Citation] = {}
    for document in documents:
        record = Settings if document.kind == "portfolio" else RECORDS.get(document.kind)
        if record is not None:
            levels: Any = {"likelihood": {}, "impact": {}}
            here = _Noting(document, declared, levels, [], scope_of(document), noted=noted)
            read_record(record, raw_of(document), (), here)
    return list(noted.values())
