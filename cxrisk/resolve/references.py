"""From a reference as it is written to the full id of a record."""

from collections.abc import Container

from cxrisk.resolve.declared import CATALOG_LISTS, UNREAD, Declared, in_words
from cxrisk.sources.words import nearest

_CATALOG_KINDS = frozenset(CATALOG_LISTS.values())


class Scope:
    """Where a reference stands: in which file, and in which journey."""

    __slots__ = ("file", "journey")

    def __init__(self, file: str, journey: str = "") -> None:
        """`file` is the file's id; `journey` the id of the journey around, if there is one."""
        self.file = file
        self.journey = journey


def full_id(text: str, kind: str, scope: Scope, declared: Declared) -> str:
    """The key that `text` means as a reference to this kind of record; nothing where there is none."""
    return key_in(declared.of(kind), text, kind, scope, declared)


def key_in(known: Container[str], text: str, kind: str, scope: Scope, declared: Declared) -> str:
    """The one of these keys that `text` means; nothing where there is none."""
    if kind in _CATALOG_KINDS or kind == "executive":
        return text if text in known else ""
    if kind == "handoff":
        text = _spaced(text)
    elif text in known:
        return text
    for key in _candidates(text, scope, declared):
        if key in known:
            return declared.handoff_ids.get(key, key) if kind == "handoff" else key
    return ""


def _candidates(text: str, scope: Scope, declared: Declared) -> tuple[str, ...]:
    """In full; else in the journey around; else in the file; else in a journey inside the file."""
    inside = tuple(f"{journey}/{text}" for journey in declared.inline.get(scope.file, ()))
    here = (f"{scope.journey}/{text}",) if scope.journey else ()
    return (text, *here, f"{scope.file}/{text}", *inside)


def _spaced(text: str) -> str:
    """`a>b` is as good as `a > b`."""
    return " > ".join(part.strip() for part in text.split(">"))


def excused(text: str, kinds: tuple[str, ...], declared: Declared) -> bool:
    """Whether the reference may lead into a file that could not be read: then nothing is said."""
    if declared.catalog_unread and _CATALOG_KINDS.intersection(kinds):
        return True
    return text.partition("/")[0] in declared.unread


def leads_elsewhere(text: str, kinds: tuple[str, ...], scope: Scope, declared: Declared) -> bool:
    """Whether a file that is not looked at declares what the reference means, or may do so."""
    elsewhere = declared.elsewhere
    if text.partition("/")[0] in elsewhere.get(UNREAD, ()):
        return True
    return any(key_in(elsewhere.get(kind, ()), text, kind, scope, declared) for kind in kinds)


def unknown(
    text: str, kinds: tuple[str, ...], scope: Scope, declared: Declared
) -> tuple[str, str, tuple[str, ...]]:
    """Message and help for a reference that nothing answers to, and what may have been meant."""
    wanted = " or ".join(in_words(kind) for kind in kinds)
    message = f"there is no {wanted} `{text[:80]}`"
    known = [key for kind in kinds for key in (*declared.of(kind), *declared.elsewhere.get(kind, ()))]
    local = {_short(key, scope): key for key in known}
    near = nearest(text, local)
    if near:
        return message, f"did you mean {' or '.join(f'`{word}`' for word in near)}?", near
    if not known:
        return message, f"no {wanted} is written down yet: add one, or take this out", ()
    return message, f"`{listing(kinds[0])}` shows those that there are", ()


def listing(kind: str) -> str:
    """The command that lists the records of a kind."""
    return f"cxrisk list {_LISTS.get(kind, kind + 's')}"


_LISTS = {
    "person": "people",
    "data_item": "data",
    "risk_pattern": "patterns",
    "technology": "technologies",
    "evidence": "evidence",
}


def _short(key: str, scope: Scope) -> str:
    """A key as it would be written here."""
    file, slash, rest = key.partition("/")
    return rest if slash and file in (scope.file, scope.journey) else key
