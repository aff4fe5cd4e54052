"""What a machine may mend: slips that can mean one thing only, and texts that YAML cut or split.

Nothing is taken on trust: what was mended is read and checked again, and counts only if the file loads, the
finding is gone, and none came in its place.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from cxrisk.edits.edit import Change, Edit, Lines, bytes_of, edited, landed, rewritten
from cxrisk.edits.slips import is_slip
from cxrisk.edits.texts import joined, quoted_to_the_end
from cxrisk.findings import Finding, Severity
from cxrisk.sources.load import load
from cxrisk.sources.wording import quoted

Findings = Callable[[Mapping[str, bytes]], Sequence[Finding]]
"""What is found in the workspace when these bytes stand in place of its files."""
_RULES = frozenset(
    (
        *("syntax", "duplicate-key", "shape", "unknown-reference", "duplicate-id"),
        *("split-text", "doubtful-text", "nearly-an-id", "unowned-handoff"),
    )
)
"""Rules about the form of the files, and about owners who are misspelt; no other finding is touched."""
_ROUNDS = 20
"""Mending one thing may show another; there is an end to it."""
_FOR_A_PERSON = "only a person can say what is meant"
_IN_VAIN = "mending it by machine would break something else"


class Mend(NamedTuple):
    """What was or could be mended."""

    finding: Finding
    edits: tuple[Edit, ...]
    says: str


class Left(NamedTuple):
    """What was not, and why."""

    finding: Finding
    why: str


@dataclass(slots=True)
class Mended:
    """What came of it."""

    changes: list[Change] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def mend(files: Mapping[str, bytes], findings: Findings) -> Mended:
    """Mend what is safe to mend in these files, given by their paths, until nothing of it is left."""
    texts, done, refused = dict(files), Mended(), set[str]()
    for _ in range(_ROUNDS):
        found = [one for one in findings(texts) if one.path in texts and one.rule in _RULES]
        tried = [(one, _mend_of(one, texts[one.path])) for one in found]
        mends = [one for _, one in tried if isinstance(one, Mend) and _name(one.finding) not in refused]
        done.left = [Left(one, mend if isinstance(mend, str) else _IN_VAIN) for one, mend in tried]
        good = _proved(_apart(mends), texts, found, findings)
        refused.update(_name(one.finding) for one in mends if one not in good)
        if not good:
            break
        done.mends += good
        texts = _with(good, texts)
    done.mends.sort(key=lambda one: one.finding.sort_key)
    done.changes = [
        Change(path, before, texts[path]) for path, before in files.items() if texts[path] != before
    ]
    return done


def _name(finding: Finding) -> str:
    return f"{finding.path}:{finding.position}:{finding.message}"


def _mend_of(finding: Finding, raw: bytes) -> Mend | str:
    """How a finding could be mended; or why a machine should not."""
    document = load(finding.path, raw).document
    if document is None:
        return _FOR_A_PERSON
    start, end = Lines(document.text).span(finding.position)
    if finding.meant:
        return _word(finding, document.text, start, end)
    if finding.rule == "split-text":
        edits = joined(document, start)
        what = f"quotes keep {quoted(document.text[start:end])} with the text before it"
        return edits if isinstance(edits, str) else Mend(finding, tuple(edits), what)
    if finding.rule == "doubtful-text" and document.text.startswith("#", start):
        edit = quoted_to_the_end(document.text, start)
        return edit if isinstance(edit, str) else Mend(finding, (edit,), f"in quotes: {quoted(edit.text)}")
    return _FOR_A_PERSON


def _word(finding: Finding, text: str, start: int, end: int) -> Mend | str:
    meant, *others = finding.meant
    written = text[start:end]
    word = written.strip("\"'")
    if others:
        return f"`{meant}` or `{others[0]}` may be meant"
    if not is_slip(word, meant):
        return f"`{meant}` may be meant; it is another word, so a person should say"
    new = rewritten(written, meant)
    return Mend(finding, (Edit(start, end, new),), f"`{word}` is now `{meant}`") if new else _FOR_A_PERSON


def _apart(mends: Iterable[Mend]) -> list[Mend]:
    """Mends that do not touch the same characters; the others wait for the next round."""
    kept: list[Mend] = []
    for one in mends:
        taken = [edit for other in kept if other.finding.path == one.finding.path for edit in other.edits]
        if all(new.end <= old.start or old.end <= new.start for new in one.edits for old in taken):
            kept.append(one)
    return kept


def _proved(
    mends: list[Mend], texts: Mapping[str, bytes], before: Sequence[Finding], findings: Findings
) -> list[Mend]:
    """Those mends that do what they should: all of a file's together, else one by one."""
    after = findings(_with(mends, texts)) if mends else ()
    good: list[Mend] = []
    doubtful: list[Mend] = []
    for path in dict.fromkeys(one.finding.path for one in mends):
        own = [one for one in mends if one.finding.path == path]
        (good if _is_better(path, own, texts, before, after) else doubtful).extend(own)
    for one in doubtful:
        tried = findings(_with([*good, one], texts))
        own = [*(other for other in good if other.finding.path == one.finding.path), one]
        if _is_better(one.finding.path, own, texts, before, tried):
            good.append(one)
    return good


def _is_better(
    path: str,
    mends: list[Mend],
    texts: Mapping[str, bytes],
    before: Iterable[Finding],
    after: Iterable[Finding],
) -> bool:
    """Whether the file loads, what was mended is gone, and no error stands where it stood."""
    document = load(path, _with(mends, texts)[path]).document
    if document is None:
        return False
    told = Counter(_told(one) for one in before if one.path == path)
    still = Counter(_told(one) for one in after if one.path == path)
    gone = Counter(_told(one.finding) for one in mends)
    if any(still[what] > told[what] - count for what, count in gone.items()):
        return False
    lines = Lines(document.text)
    places = landed(chain.from_iterable(one.edits for one in mends))
    errors = [
        lines.span(one.position) for one in after if one.path == path and one.severity is Severity.ERROR
    ]
    return not any(start <= error[0] < end for error in errors for start, end in places)


def _told(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message


def _with(mends: Iterable[Mend], texts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with these mends made."""
    by_path: dict[str, list[Edit]] = {}
    for one in mends:
        by_path.setdefault(one.finding.path, []).extend(one.edits)
    made = dict(texts)
    for path, edits in by_path.items():
        document = load(path, texts[path]).document
        if document is not None:
            made[path] = bytes_of(edited(document.text, edits), texts[path])
    return made
