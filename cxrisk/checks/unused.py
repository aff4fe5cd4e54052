"""unused: it stands in the catalog, and nobody needs it."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head, is_ours
from cxrisk.checks.texts import CATALOG_LISTS
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.fields import Named
from cxrisk.model.library import Pattern, Precedent
from cxrisk.model.people import Organisation, Statement
from cxrisk.model.portfolio import Portfolio

_WORDS = {"data_item": "data item", "risk_pattern": "risk pattern"}
_OWNERS = ("unit", "organisation")
"""Kinds that a text may name which is no reference: an owner, with whom data is shared."""


def find(view: View) -> Iterator[Trouble]:
    """A catalog entry of the workspace that no other record names."""
    portfolio = view.portfolio
    if portfolio.lost or portfolio.unread:
        return  # what could not be read may well name it
    entries = dict(_entries(portfolio))
    named = view.named if view.named is not None else {entry for _, entry in namings(view)}
    for (kind, key), record in entries.items():
        if (kind, key) not in named:
            word = _WORDS.get(kind, kind)
            yield Trouble(
                head(record),
                f"the {word} {called(_title(record))} is in the catalog, and nothing refers to it",
                f"name `{key}` where it belongs, or take it out: what nobody uses grows old, and somebody "
                "will take it for true",
            )


def _entries(portfolio: Portfolio) -> Iterator[tuple[tuple[str, str], Named]]:
    """What catalogs of the workspace add, and what has to be named to be of use."""
    for name, kind in CATALOG_LISTS.items():
        for key, record in getattr(portfolio, name).items():
            if is_ours(record) and not _speaks_for_itself(record):
                yield (kind, key), record


def _speaks_for_itself(record: Named) -> bool:
    """Our own organisation is meant wherever none is named; what replaces a pattern is used in its place."""
    if isinstance(record, Organisation):
        return record.ours
    return isinstance(record, Pattern) and bool(record.replaces)


def _title(record: Named) -> str:
    """What people call a catalog entry."""
    if isinstance(record, Statement):
        return record.text
    return record.who if isinstance(record, Precedent) else str(getattr(record, "name", record.id))


def namings(view: View) -> Iterator[tuple[str, tuple[str, str]]]:
    """The path of every file that names an entry of the workspace's catalogs, with its kind and id."""
    keys = {key for (_, key), _ in _entries(view.portfolio)}
    for one in view.texts:
        if one.text in keys and one.text != getattr(one.record, "id", ""):
            path = one.record.place.path
            for kind in one.kinds or _OWNERS:
                yield path, (kind, one.text)


CHECK = Check(
    "unused",
    Severity.INFO,
    "An entry of a catalog is named by nothing.",
    find,
)
