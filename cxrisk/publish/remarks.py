"""What MkDocs remarks while it builds, in plain words."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import MkDocsException

from cxrisk.errors import CxriskError

_WORDS = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (
            r"Doc file '(.+?)' contains a link '(.+?)', but the target.* is not found.*",
            r"\1 links to `\2`, which is not there",
        ),
        (
            r"Doc file '(.+?)' contains a link '(.+?)', but the doc '(.+?)' does not contain.*",
            r"\1 links to `\2`, but \3 has no such place",
        ),
        (
            r"A reference to '(.+?)' is included in the 'nav'.*not found.*",
            r"mkdocs.yml: `nav` names `\1`, which is not there",
        ),
        (
            r"Config value '(.+?)': The path '(?:.*[/\\])?(.+?)' isn't an existing directory.*",
            r"mkdocs.yml: `\1` names the folder `\2`, which is not there: make it, or mend the name",
        ),
        (
            r"MkDocs encountered an error parsing the configuration file:.*line ([0-9]+), column ([0-9]+).*",
            r"mkdocs.yml:\1:\2: from here on it is no YAML: look at the indent, the quotes and the brackets",
        ),
        (r"Config value '(.+?)': (.+)", r"mkdocs.yml: `\1`: \2"),
    )
)


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.remarks: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.remarks.append(in_plain_words(record.getMessage()))


@contextmanager
def kept_remarks() -> Iterator[list[str]]:
    """Warnings and errors of MkDocs and its plugins go into this list, and nowhere else."""
    logger = logging.getLogger("mkdocs")
    kept = _Kept()
    before = (logger.propagate, logger.level)
    logger.addHandler(kept)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield kept.remarks
    finally:
        logger.removeHandler(kept)
        logger.propagate, level = before
        logger.setLevel(level)


def in_plain_words(message: str) -> str:
    """What somebody who never saw MkDocs understands; on one line."""
    for pattern, words in _WORDS:
        if pattern.fullmatch(message):
            message = pattern.sub(words, message)
            break
    return " ".join(message.split())


@contextmanager
def told_plainly(remarks: list[str]) -> Iterator[None]:
    """Where MkDocs gives up, say why in our way; what we raised ourselves comes through as it was."""
    try:
        yield
    except MkDocsException as fault:
        cause: BaseException | None = fault
        while cause is not None:
            if isinstance(cause, CxriskError):
                raise cause from None
            cause = cause.__cause__
        raise CxriskError("; ".join(remarks) or in_plain_words(str(fault)), mend="") from fault
