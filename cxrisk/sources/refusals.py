"""What YAML has and the format does not take, said at the event that brings it.

Events are those of PyYAML's C parser, which always carry their marks; they have no types of their own.
"""

import unicodedata
from functools import lru_cache
from typing import Any, NoReturn

from cxrisk.sources import limits
from cxrisk.sources.characters import FORBIDDEN, name_of
from cxrisk.sources.scalars import plain
from cxrisk.sources.trouble import Unreadable


def refuse_long(event: Any) -> NoReturn:
    """Refuse a text that is longer than any that people write."""
    raise refusal(event, f"a text is longer than {limits.SCALAR_CHARACTERS} characters", "shorten it")


def refuse_marked(event: Any) -> None:
    """Refuse anchors and tags; without & and ! in the file there are none."""
    if event.anchor is not None:
        raise refusal(
            event, f"an anchor (&{event.anchor}) stands here", "write the text out where it is needed"
        )
    if event.tag is not None:
        raise refusal(
            event,
            "a tag (a word that begins with !) stands here",
            "put quotes around a text that starts with !",
        )


@lru_cache(maxsize=4096)
def usual_key(key: str) -> tuple[str, str] | None:
    """A key and how a person reads it; nothing where the key needs a closer look."""
    usual = key.isascii() and key.isidentifier() and plain(key).__class__ is str
    return (key, key.casefold()) if usual else None


def unusual_key(event: Any, key: str) -> tuple[str, str]:
    """Any other key, refused unless it is a text that can be seen, and how a person reads it."""
    if not key:
        raise refusal(event, "a key is empty", "write the key before the colon")
    if key == "<<" and not event.style:
        raise refusal(event, "a merge key (<<) stands here", "write the keys out")
    if not event.style and plain(key).__class__ is not str:
        raise refusal(
            event, f"the key {key} is no text", "keys are words; put it in quotes if it is meant as one"
        )
    check_escapes(event, key)
    return key, _fold(key)


def check_escapes(event: Any, value: str) -> None:
    """Refuse characters that an escape in quotes has smuggled into a text."""
    found = FORBIDDEN.search(value)
    if found:
        raise refusal(event, f"the text holds {name_of(found.group())}", "take the escape out")


def _fold(key: str) -> str:
    """How a person reads a key: case, composition and unseen characters make no difference."""
    composed = unicodedata.normalize("NFC", key)
    return "".join(c for c in composed if unicodedata.category(c) != "Cf").casefold()


def refusal(event: Any, message: str, mend: str) -> Unreadable:
    """What is wrong, where the event begins."""
    return Unreadable(message, mend, event.start_mark.line, event.start_mark.column)
