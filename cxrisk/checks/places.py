"""Where a finding points when the thing itself is missing."""

from cxrisk.findings import Place
from cxrisk.model.data import DataUse
from cxrisk.model.fields import Record
from cxrisk.model.journey import Handoff


def head(record: Record) -> Place:
    """The value by which people know a record: its `id`; a handoff's `from`; a file's `title`.

    A data use without an id is known by its `data`.
    """
    if not record.place.pointer:
        return record.place.at("title")
    if isinstance(record, Handoff):
        return record.place.at("from")
    if isinstance(record, DataUse) and not record.id:
        return record.place.at("data")
    return record.place.at("id")
