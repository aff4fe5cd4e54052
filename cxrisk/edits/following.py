"""What follows from a new id beyond the references: signatures hold on, known findings stay known.

An acceptance is bound to its rating by a digest that holds the ids of controls, and the baseline knows
findings by names that hold ids and paths. Where nothing but an id has changed, both are written anew.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from cxrisk.edits.edit import Change, Edit, Lines, bytes_of, edited, rewritten
from cxrisk.edits.identity import Identity
from cxrisk.edits.rename import Renamed
from cxrisk.errors import CxriskError
from cxrisk.findings import Finding, Place
from cxrisk.pipeline import Outcome, Understood, judged, understood
from cxrisk.scoring.digest import digest_of
from cxrisk.sources.baseline import Entry, parse_baseline
from cxrisk.sources.discover import BASELINE as FILE
from cxrisk.sources.document import Document
from cxrisk.sources.file_read import read_file
from cxrisk.sources.fingerprint import fingerprints
from cxrisk.sources.limits import BASELINE_NODES
from cxrisk.sources.load import load
from cxrisk.sources.read import gathered


def with_signatures(done: Renamed) -> Renamed:
    """The same, with the digest of each acceptance that held before written anew where it must be."""
    before, after = understood(done.before, ""), understood(done.after, "")
    digests = _digests(done.one, before, after)
    if not digests:
        return done
    documents = {document.path: document for document in done.after.documents}
    changes = [
        replace(one, after=_signed(one.after, documents[one.moved_to or one.path], digests))
        for one in done.changes
    ]
    files = {**done.files, **{one.moved_to or one.path: one.after for one in changes}}
    read = gathered(read_file(path, raw) for path, raw in files.items())
    return replace(done, changes=tuple(changes), files=files, after=read)


def _digests(one: Identity, before: Understood, after: Understood) -> dict[Place, str]:
    """Where a digest stands that held, and what it has to be now."""
    found = {}
    for key, risk in before.portfolio.risks.items():
        signed = risk.acceptance
        same = after.portfolio.risks.get(one.key_of("risk", key))
        if signed and same and signed.digest == digest_of(risk, before.portfolio):
            digest = digest_of(same, after.portfolio)
            if digest != signed.digest:
                found[same.place.at("acceptance", "digest")] = digest
    return found


def _signed(raw: bytes, document: Document, digests: Mapping[Place, str]) -> bytes:
    edits, lines = [], Lines(document.text)
    for place, digest in digests.items():
        if place.path == document.path:
            start, end = lines.span(document.position(place.pointer))
            edits.append(Edit(start, end, rewritten(document.text[start:end], digest)))
    return bytes_of(edited(document.text, edits), raw)


def baseline_change(root: Path, done: Renamed, today: date) -> Change | None:
    """What changes in the baseline, that it may know the same findings; nothing where there is none.

    Raises:
        CxriskError: the baseline cannot be read.
    """
    if not (root / FILE).is_file():
        return None
    raw = (root / FILE).read_bytes()
    baseline, document = parse_baseline(raw), load(FILE, raw, BASELINE_NODES).document
    if baseline.findings or document is None:
        raise CxriskError(f"{FILE}: {baseline.findings[0].message}", mend="mend it first")
    same = _same(root, done, today)
    edits, lines = [], Lines(document.text)
    for entry in baseline.entries:
        number = int(entry.pointer.rpartition("/")[2])
        for key, value in _renewed(done.one, entry, same.get(entry.fingerprint)).items():
            if getattr(entry, key) not in (value, ""):
                start, end = lines.span(document.position(("findings", number, key)))
                edits.append(Edit(start, end, rewritten(document.text[start:end], value)))
    return Change(FILE, raw, bytes_of(edited(document.text, edits), raw)) if edits else None


def _renewed(one: Identity, entry: Entry, found: tuple[str, Finding] | None) -> dict[str, str]:
    """What an entry has to say, by its keys."""
    owns = one.kind in ("executive", "unit") and entry.owner == one.old
    renewed = {"owner": one.new} if owns else {}
    if found is None:
        return renewed
    name, finding = found
    return {**renewed, "fingerprint": name, "path": finding.path, "message": finding.message}


def _same(root: Path, done: Renamed, today: date) -> dict[str, tuple[str, Finding]]:
    """What was found before, by its fingerprint: the same finding, and its fingerprint now."""
    before = judged(root, understood(done.before, root.name), today)
    after = judged(root, understood(done.after, root.name), today)
    old, new = _named(before, done.one.path_of), _named(after, lambda path: path)
    same = {}
    for what, found in old.items():
        others = new.get(what, [])
        if len(found) == len(others):
            same.update({name: other for (name, _), other in zip(found, others, strict=True)})
    return same


def _named(
    outcome: Outcome, path_of: Callable[[str], str]
) -> dict[tuple[str, str, str], list[tuple[str, Finding]]]:
    """Fingerprint and finding, by rule, path and pointer."""
    held = defaultdict(list)
    names = fingerprints(outcome.findings, outcome.texts)
    for name, finding in zip(names, outcome.findings, strict=True):
        held[finding.rule, path_of(finding.path), finding.pointer].append((name, finding))
    return held
