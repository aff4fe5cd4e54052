"""What a machine may mend: slips that can mean one thing only, and texts that YAML cut or split.

Nothing is taken on trust: what was mended is read and checked again, and counts only if the file loads, the
finding is gone, and none came in its place.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from itertools import chain
from typing import NamedTuple

from cxrisk.edits.edit import Change, Edit, Lines, bytes_of, edited, landed, rewritten
from cxrisk.edits.slips import is_slip
from cxrisk.edits.texts import Texts
from cxrisk.findings import Finding, Severity
from cxrisk.records import dataclass
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
_TRIALS = 60
"""So many groups are tried apart in one round, each with a check of the workspace."""
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
        ideas = _ideas(found, texts)
        mends = [one for one in ideas if isinstance(one, Mend) and _name(one.finding) not in refused]
        done.left = [one if isinstance(one, Left) else Left(one.finding, _IN_VAIN) for one in ideas]
        good = _proved(_apart(mends), texts, found, findings, refused)
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


def _ideas(found: Sequence[Finding], texts: Mapping[str, bytes]) -> list[Mend | Left]:
    """How each finding could be mended; or why a machine should not."""
    readings = {path: _Reading(path, texts[path]) for path in dict.fromkeys(one.path for one in found)}
    ideas: list[Mend | Left] = []
    for one in found:
        idea = readings[one.path].mend_of(one)
        ideas.append(Left(one, idea) if isinstance(idea, str) else idea)
    return ideas


class _Reading:
    """One file, read once for all its findings."""

    def __init__(self, path: str, raw: bytes) -> None:
        document = load(path, raw).document
        self._text = document.text if document else None
        self._lines = Lines(self._text or "")
        self._texts: Texts | None = None

    def mend_of(self, finding: Finding) -> Mend | str:
        """How a finding could be mended; or why a machine should not."""
        if self._text is None:
            return _FOR_A_PERSON
        start, end = self._lines.span(finding.position)
        if finding.meant:
            return _word(finding, self._text, start, end)
        if self._texts is None:
            self._texts = Texts(self._text)
        if finding.rule == "split-text":
            edits = self._texts.joined(start)
            what = f"quotes keep {quoted(self._text[start:end])} with the text before it"
            return edits if isinstance(edits, str) else Mend(finding, tuple(edits), what)
        if finding.rule == "doubtful-text" and self._text.startswith("#", start):
            edit = self._texts.quoted_to_the_end(start)
            what = "" if isinstance(edit, str) else f"in quotes: {quoted(edit.text)}"
            return edit if isinstance(edit, str) else Mend(finding, (edit,), what)
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
    taken: dict[str, list[Edit]] = {}
    for one in mends:
        others = taken.setdefault(one.finding.path, [])
        if all(_is_free(edit, others) for edit in one.edits):
            kept.append(one)
            for edit in one.edits:
                insort(others, edit)
    return kept


def _is_free(edit: Edit, others: list[Edit]) -> bool:
    """Whether an edit overlaps none of these, which are sorted and apart."""
    at = bisect_left(others, edit)
    before, behind = others[at - 1 : at] if at else [], others[at : at + 1]
    return all(one.end <= edit.start for one in before) and all(edit.end <= one.start for one in behind)


def _proved(
    mends: list[Mend],
    texts: Mapping[str, bytes],
    before: Sequence[Finding],
    findings: Findings,
    refused: set[str],
) -> list[Mend]:
    """Those mends that do what they should; the names of those that do not come to what is `refused`.

    All of a file's are tried together, else each half of them, and so on.
    """
    after = findings(_with(mends, texts)) if mends else ()
    good: list[Mend] = []
    doubtful: list[list[Mend]] = []
    for path in dict.fromkeys(one.finding.path for one in mends):
        own = [one for one in mends if one.finding.path == path]
        if _is_better(path, own, texts, before, after):
            good += own
        else:
            doubtful += _halves(own, refused)
    for _ in range(_TRIALS):
        if not doubtful:
            break
        group = doubtful.pop(0)
        path = group[0].finding.path
        together = [*(one for one in good if one.finding.path == path), *group]
        if _is_better(path, together, texts, before, findings(_with([*good, *group], texts))):
            good += group
        else:
            doubtful += _halves(group, refused)
    return good


def _halves(mends: list[Mend], refused: set[str]) -> list[list[Mend]]:
    """The two halves of what did not do together; what did not do alone is refused."""
    if len(mends) == 1:
        refused.add(_name(mends[0].finding))
        return []
    middle = len(mends) // 2
    return [mends[:middle], mends[middle:]]


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
