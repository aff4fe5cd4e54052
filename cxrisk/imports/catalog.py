"""Records of the catalog by what a table calls them: one that is there, or a new one that is guessed."""

from collections.abc import Mapping
from typing import Any

from cxrisk.imports.draft import Draft, slug
from cxrisk.model.portfolio import Portfolio
from cxrisk.resolve.declared import CATALOG_LISTS, in_words
from cxrisk.sources.words import fold, nearest

_LISTS = {kind: name for name, kind in CATALOG_LISTS.items()}
_ASSUMED: Mapping[str, Mapping[str, Any]] = {
    "unit": {},
    "channel": {"medium": "web"},
    "system": {"hosting": "unknown"},
    "data_item": {"sensitivity": "confidential"},
    "person": {"who": "customer", "basis": "assumption"},
}
"""What the format wants to know of a new record, and nobody has said."""
_MEDIA = (
    *("app", "web", "phone", "chat", "bot", "email", "sms", "push", "social"),
    *("store", "mail", "poster", "press", "device", "api", "partner"),
)
_MEANT = {
    "website": "web",
    "site": "web",
    "telephone": "phone",
    "call": "phone",
    "letter": "mail",
    "post": "mail",
}
_MEANT |= {"branch": "store", "shop": "store", "text": "sms", "mobile": "app", "portal": "web", "e": "email"}
"""Words in the name of a channel that say its medium."""


class Lookup:
    """Finds catalog records, and makes those that are missing."""

    def __init__(self, portfolio: Portfolio, draft: Draft) -> None:
        self._portfolio = portfolio
        self._draft = draft
        self._made: dict[str, dict[str, dict[str, Any]]] = {}
        self._called: dict[str, dict[str, str]] = {}
        self._from: dict[tuple[str, str], str] = {}

    def id_of(self, kind: str, written: str, where: str) -> str:
        """The id of the record that is called so, by its id or its name; else of a new one."""
        index = self._index(kind)
        key = index.get(fold(written))
        if key is None:
            return self._new(kind, written, where)
        if written != key and key not in self._made.get(kind, {}):
            self._draft.guessed(where, f"`{written}` is the {in_words(kind)} `{key}`")
        return key

    def _index(self, kind: str) -> dict[str, str]:
        """What the records of a kind are called, folded: their ids before their names."""
        if kind not in self._called:
            known: Mapping[str, Any] = getattr(self._portfolio, _LISTS[kind])
            names = {fold(record.name): key for key, record in reversed(list(known.items()))}
            self._called[kind] = names | {fold(key): key for key in known}
        return self._called[kind]

    def _new(self, kind: str, name: str, where: str) -> str:
        known, made = getattr(self._portfolio, _LISTS[kind]), self._made.setdefault(kind, {})
        base = slug(name) or kind.replace("_", "-")
        key, number = base, 1
        while key in known or key in made:
            number += 1
            key = f"{base}-{number}"
        assumed = dict(_ASSUMED[kind])
        if kind == "channel":
            assumed["medium"] = _medium(name)
        made[key] = {"id": key, "name": name, **assumed}
        self._from[kind, key] = where
        for called in (key, name):
            self._index(kind).setdefault(fold(called), key)
        about = ", ".join(f"{word} {value}" for word, value in assumed.items())
        near = nearest(name, [one.name for one in known.values()], 1)
        doubt = f"; if `{near[0]}` is meant, write it so" if near else ""
        self._draft.guessed(
            where, f"a new {in_words(kind)} `{key}`{f' ({about})' if about else ''} for `{name}`{doubt}"
        )
        return key

    def note_origins(self, path: str) -> None:
        """Note where the new records come from, as entries of a catalog at this path."""
        for kind, records in self._made.items():
            for number, key in enumerate(records):
                self._draft.origins[path, (_LISTS[kind], number)] = self._from[kind, key]

    def records(self) -> dict[str, list[dict[str, Any]]]:
        """The lists of new records, as a catalog holds them."""
        made = {_LISTS[kind]: list(records.values()) for kind, records in self._made.items() if records}
        return {name: made[name] for name in CATALOG_LISTS if name in made}


def _medium(name: str) -> str:
    for written in slug(name).split("-"):
        for word in (written, written.removesuffix("s")):
            if word in _MEDIA or word in _MEANT:
                return _MEANT.get(word, word)
    return "web"
