"""Where a finding points when the thing itself is missing."""

from cxrisk.findings import Place
from cxrisk.model.data import DataUse
from cxrisk.model.fields import Record
from cxrisk.model.journey import Handoff, Touchpoint


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


def named_system(touchpoint: Touchpoint, system: str) -> Place:
    """Where a touchpoint names a system that it runs on: itself, or through its channel."""
    if touchpoint.systems:
        return touchpoint.place.at("systems").holding(system)
    return touchpoint.place.at("channel")


def is_ours(record: Record) -> bool:
    """Whether a record stands in the workspace, and not in the library that comes with the tool."""
    return not record.place.path.startswith("library/")
