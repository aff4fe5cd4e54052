"""A comparison for programs: `cxrisk/diff/1`."""

import json
from collections.abc import Iterable

from cxrisk import __version__
from cxrisk.history.difference import (
    Change,
    Diff,
    InitiativeChange,
    Rating,
    Reason,
    RecordChange,
    RiskChange,
    Side,
)
from cxrisk.reports.diff_words import DIRECTIONS
from cxrisk.scoring.score import METHOD

FORMAT = "cxrisk/diff/1"


def as_json(diff: Diff) -> str:
    """The comparison as JSON; what has no value in one state is null there."""
    whole = {
        "format": FORMAT,
        "tool": f"cxrisk {__version__}",
        "method": METHOD,
        "today": diff.today.isoformat(),
        "before": _side(diff.before),
        "after": _side(diff.after),
        "summary": {direction: len(diff.of(direction)) for direction in DIRECTIONS},
        "risks": [_risk(one) for one in diff.risks],
        "acceptances": _records(diff.acceptances),
        "decisions": _records(diff.decisions),
        "touchpoints": _records(diff.touchpoints),
        "handoffs": _records(diff.handoffs),
        "evidence": _records(diff.evidence),
        "shared": _records(diff.shared),
        "initiatives": [_initiative(one) for one in diff.initiatives],
        "not_compared": [{"why": one.why, "ids": list(one.keys)} for one in diff.apart],
    }
    return json.dumps(whole, indent=2, ensure_ascii=True)


def _side(side: Side) -> dict[str, object]:
    return {
        "name": side.name,
        "commit": side.commit or None,
        "files": side.files,
        "risks": side.risks.total,
        "above_appetite": side.risks.above,
        "bands": {band.word: count for band, count in side.risks.current.items()},
    }


def _risk(change: RiskChange) -> dict[str, object]:
    return {
        "risk": change.key,
        "title": change.title,
        "initiative": change.initiative,
        "status": change.status,
        "change": change.direction,
        "before": _rating(change.before),
        "after": _rating(change.after),
        "reasons": [_reason(one) for one in change.reasons],
    }


def _rating(rating: Rating | None) -> dict[str, object] | None:
    if rating is None:
        return None
    return {
        "score": rating.score,
        "band": rating.band.word,
        "category": rating.category,
        "above_appetite": rating.above,
        "sum": [{"label": one.label, "value": one.value, "total": one.total} for one in rating.sum],
    }


def _reason(reason: Reason) -> dict[str, object]:
    told = _change(reason.change) | {"rated": reason.rated}
    if reason.cause is not None:
        told["elsewhere"] = {
            "kind": reason.cause.kind,
            "id": reason.cause.key,
            "path": reason.cause.path,
        }
    return told


def _change(change: Change) -> dict[str, object]:
    return {
        "field": change.field,
        "what": change.where,
        "before": change.before or None,
        "after": change.after or None,
    }


def _records(records: Iterable[RecordChange]) -> list[dict[str, object]]:
    return [
        {
            "id": one.key,
            "kind": one.kind,
            "name": one.name,
            "path": one.path,
            "change": one.fate,
            "says": one.says,
            "changes": [_change(change) for change in one.changes],
            "initiatives": list(one.initiatives),
        }
        for one in records
    ]


def _initiative(change: InitiativeChange) -> dict[str, object]:
    return {
        "id": change.id,
        "title": change.title,
        "path": change.path,
        "change": change.fate,
        "changes": [_change(one) for one in change.changes],
        "touched_by": [{"kind": one.kind, "id": one.key, "path": one.path} for one in change.causes],
    }
