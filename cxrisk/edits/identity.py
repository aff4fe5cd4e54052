"""One record that gets a new id, and what follows for every key, path and reference that names it."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from cxrisk.errors import CxriskError
from cxrisk.findings import Key, Place
from cxrisk.records import dataclass
from cxrisk.resolve.citations import Citation
from cxrisk.resolve.declared import CATALOG_LISTS, Declared, in_words
from cxrisk.resolve.references import listing
from cxrisk.sources.names import trouble_with
from cxrisk.sources.words import fold, nearest

_FILES = ("assessment", "journey")
_CATALOG = (*CATALOG_LISTS.values(), "executive")
_NOUNS = {
    "initiative": "assessment",
    "data": "data_item",
    "pattern": "risk_pattern",
    "people": "person",
    "technologies": "technology",
}
"""What people call a kind of record, where that is not its name."""
KINDS = (
    *("assessment", "journey", "touchpoint", "handoff", "risk", "evidence", "disruption", "action"),
    *("decision", "experiment", "communication", "data_use", "signal", "question", "promise"),
    *_CATALOG,
)
"""What can be renamed."""
_UNLISTED = ("action", "experiment", "communication", "data_use", "signal", "question", "promise")
"""What stands in one file, and is nowhere listed."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A record, its id and the one that it gets."""

    kind: str
    key: str
    """In full; a handoff's is `journey/from > to`."""
    old: str
    """Its id as it stands in its file, without journey or file before it."""
    new: str
    place: Place
    """Where it stands."""

    def key_of(self, kind: str, key: str) -> str:
        """The key that a record of this kind and key has afterwards."""
        if self.kind in _FILES:
            if kind in _FILES:
                return self.new if key == self.key else key
            scoped = kind not in _CATALOG and key.startswith(f"{self.key}/")
            return self.new + key[len(self.key) :] if scoped else key
        if kind == "handoff" and self.kind == "touchpoint":
            around, _, between = key.rpartition("/")
            return f"{around}/{self._between(between)}" if around == self._around else key
        return self._last(key) if kind == self.kind and key == self.key and kind != "handoff" else key

    def written(self, citation: Citation) -> str:
        """What has to stand there afterwards."""
        text, kind = citation.written, citation.kind
        first, slash, rest = text.partition("/")
        if self.kind in _FILES:
            return self.new + slash + rest if slash and first == self.old and kind not in _CATALOG else text
        if kind == "handoff" and self.kind == "touchpoint" and citation.key.startswith(f"{self._around}/"):
            around, slash, between = text.rpartition("/")
            return around + slash + self._between(between)
        if kind != self.kind or citation.key != self.key or text.rpartition("/")[2] != self.old:
            return text
        return self._last(text)

    def path_of(self, path: str) -> str:
        """Where a file stands afterwards: the id of an assessment or a journey is its file's name."""
        if self.place.pointer or path != self.place.path:
            return path
        return str(PurePosixPath(path).with_name(self.new + PurePosixPath(path).suffix))

    @property
    def id_at(self) -> tuple[str | int | Key, ...]:
        """The pointer of the id itself; empty where it is the name of a file."""
        steps = tuple(
            one for one in self.place.pointer if not isinstance(one, Key) and isinstance(one, str | int)
        )
        if self.kind == "executive":
            return (*steps[:-1], Key(self.old))
        return (*steps, "id") if steps else ()

    @property
    def _around(self) -> str:
        return self.key.rpartition("/")[0]

    def _last(self, text: str) -> str:
        around, slash, _ = text.rpartition("/")
        return around + slash + self.new

    def _between(self, text: str) -> str:
        """`from > to` with the touchpoint's new id; the blanks in it stay."""
        parts = re.split(r"(\s*>\s*)", text)
        return "".join(self.new if part == self.old else part for part in parts) if len(parts) > 1 else text


def identity(kind: str, old: str, new: str, declared: Declared, paths: Sequence[str]) -> Identity:
    """The record that is meant, with its new id; `paths` are those of all files of the workspace.

    Raises:
        CxriskError: there is none, there are several, it is not ours, or the new id cannot be.
    """
    kind = _kind(kind)
    if kind == "journey" and old in declared.of("assessment"):
        kind = "assessment"
    key = _key(kind, old, declared)
    place = declared.of(kind)[key]
    if place.path not in paths:
        raise CxriskError(
            f"the {in_words(kind)} `{key}` belongs to the library",
            mend="write one of your own into a catalog",
        )
    own = key.rpartition("/")[2]
    around = key[: len(key) - len(own)]
    last = new.removeprefix(around)
    if kind == "handoff":
        own_id = key
        key = declared.handoff_ids.get(own_id, "")
        if not key:
            raise CxriskError(
                f"the handoff `{own_id}` has no id of its own: its touchpoints name it",
                mend="rename one of them: cxrisk rename touchpoint OLD NEW",
            )
    found = Identity(kind, key, own, last, place)
    _refuse(found, f"{around}{last}", declared, paths)
    return found


def _kind(written: str) -> str:
    wanted = fold(written)
    for kind in (*KINDS, *_NOUNS):
        if wanted in (fold(kind), fold(kind) + "s", fold(kind).removesuffix("y") + "ies"):
            return _NOUNS.get(kind, kind)
    near = nearest(written, KINDS)
    names = ", ".join(in_words(one) for one in KINDS)
    mend = f"did you mean {' or '.join(in_words(one) for one in near)}?" if near else f"there are {names}"
    raise CxriskError(f"`{written[:80]}` is nothing that has an id", mend=mend)


def _key(kind: str, old: str, declared: Declared) -> str:
    known = declared.of(kind)
    text = " > ".join(part.strip() for part in old.split(">"))
    if text in known:
        return _with_own_id(text, declared) if kind == "handoff" else text
    found = [key for key in known if key.rpartition("/")[2] == text]
    if len(found) > 1:
        raise CxriskError(
            f"{len(found)} records of this kind have the id `{old}`", mend=f"write one of {', '.join(found)}"
        )
    if found:
        return _with_own_id(found[0], declared) if kind == "handoff" else found[0]
    near = nearest(old, [*known, *(key.rpartition("/")[2] for key in known)])
    mend = "look into the file that holds it" if kind in _UNLISTED else f"see `{listing(kind)}`"
    if near:
        mend = f"did you mean {' or '.join(near)}?"
    raise CxriskError(f"there is no {in_words(kind)} `{old[:80]}`", mend=mend)


def _with_own_id(key: str, declared: Declared) -> str:
    """A handoff's key by its own id, where it has one."""
    return next((own for own, between in declared.handoff_ids.items() if key in (own, between)), key)


def _refuse(one: Identity, new_key: str, declared: Declared, paths: Sequence[str]) -> None:
    parts = one.new.split(".") if one.kind == "risk_pattern" else [one.new]
    trouble = next((why for why in map(trouble_with, parts) if why), "")
    if one.kind == "risk_pattern" and len(parts) != 2:  # noqa: PLR2004 - technology.name
        trouble = "is no technology, a dot and a name"
    if trouble:
        raise CxriskError(f"the id `{one.new[:80]}` {trouble}", mend="write it like this: call-care")
    if one.new == one.old:
        raise CxriskError(f"`{one.old}` is its id already", mend="name another")
    kinds = _FILES if one.kind in _FILES else (one.kind,)
    taken = next((declared.of(kind)[new_key] for kind in kinds if new_key in declared.of(kind)), None)
    where = taken.path if taken else next((path for path in paths if _is_named(path, one)), "")
    if where:
        raise CxriskError(f"the id `{new_key}` is taken in {where}", mend="choose another")


def _is_named(path: str, one: Identity) -> bool:
    return one.kind in _FILES and PurePosixPath(path).stem.casefold() == one.new
