"""What could not be compared, and why: each a sentence."""

from collections.abc import Iterator, Mapping
from typing import Any

from cxrisk.history.changes import changes
from cxrisk.history.difference import Apart
from cxrisk.history.pair import Pair
from cxrisk.history.reading import Reading
from cxrisk.history.records import called
from cxrisk.model.portfolio import Portfolio
from cxrisk.resolve.declared import CATALOG_LISTS, in_words
from cxrisk.sources.discover import ASSESSMENTS

_LISTS = {
    "assessments": "assessment",
    "journeys": "journey",
    "risks": "risk",
    "touchpoints": "touchpoint",
    "handoffs": "handoff",
    "evidence": "evidence",
    **CATALOG_LISTS,
}
"""The lists of a portfolio, and the kind of record that each holds."""
_MOVING = {"risks": "risk", "touchpoints": "touchpoint"}
"""Records that may be found again under another file's name."""


def set_apart(pair: Pair) -> tuple[Apart, ...]:
    """All that the comparison has nothing to say of, what concerns most of it first."""
    return (
        *(*_empty(pair), *_unread(pair), *_measures(pair)),
        *(*_unrated(pair), *_unused(pair), *_untold(pair), *_moved(pair)),
    )


def _empty(pair: Pair) -> Iterator[Apart]:
    for one in pair.readings:
        if not one.sources.files:
            yield Apart(f"{one.name} has no YAML file in `{ASSESSMENTS}`: there is nothing to compare with")


def _unread(pair: Pair) -> Iterator[Apart]:
    where: dict[tuple[str, str], list[str]] = {}
    for one in pair.readings:
        readable = {document.path for document in one.sources.documents}
        for finding in one.sources.findings:
            if finding.rule == "syntax" and finding.path not in readable:
                why = f"line {finding.position.line}: {finding.message}"
                where.setdefault((finding.path, why), []).append(one.name)
    for (path, why), names in sorted(where.items()):
        yield Apart(f"{path} could not be read in {' and '.join(names)} ({why}): nothing in it is compared")


def _measures(pair: Pair) -> Iterator[Apart]:
    if pair.unmeasured is not None:
        yield Apart(
            f"the scales or the appetite of {pair.unmeasured.name} could not be read, "
            "so no risk is called worse or better"
        )


def _unrated(pair: Pair) -> Iterator[Apart]:
    for reading in pair.readings:
        keys = tuple(key for key, one in pair.unrated.items() if one is reading)
        if keys:
            yield Apart(
                f"part of what rates these risks could not be used in {reading.name}, "
                "so nobody knows whether they are worse or better (`cxrisk check` says what is wrong)",
                keys,
            )


def _unused(pair: Pair) -> Iterator[Apart]:
    """Records that stand in one state and are written in the other, where they are of no use."""
    blamed: dict[str, list[str]] = {}
    old, new = (_records(one.portfolio) for one in pair.readings)
    for kind, olds in old.items():
        for key in sorted({*olds} ^ {*new[kind]}):
            hiding = pair.hiding(kind, key, olds.get(key), new[kind].get(key))
            if hiding is not None and hiding.cannot_use(kind, key):
                blamed.setdefault(hiding.name, []).append(f"{in_words(kind)} {key}")
    for name, keys in blamed.items():
        why = f"these stand in {name} and could not be used there (`cxrisk check` says what is wrong)"
        yield Apart(why, tuple(keys))


def _untold(pair: Pair) -> Iterator[Apart]:
    """Records of both states, where what seems to have come or gone may only have been lost by one."""
    blamed: dict[str, list[str]] = {}
    old, new = (_records(one.portfolio) for one in pair.readings)
    amiss = {place for one in pair.readings for place, _ in one.lost_fields}
    for kind, olds in old.items() if amiss else ():
        for key in sorted({*olds} & {*new[kind]}):
            both = olds[key], new[kind][key]
            if (kind == "risk" and key in pair.unrated) or not amiss & {both[0].place, both[1].place}:
                continue
            untold = {*changes(*both)}.difference(pair.told(*both))
            for one in sorted({(pair.after if told.before else pair.before).name for told in untold}):
                blamed.setdefault(one, []).append(f"{in_words(kind)} {key}")
    for name, keys in blamed.items():
        why = f"part of what these say could not be used in {name}, so nothing is said of it"
        yield Apart(f"{why} (`cxrisk check` says what is wrong)", tuple(keys))


def _records(portfolio: Portfolio) -> dict[str, Mapping[str, Any]]:
    decisions = (one for file in portfolio.assessments.values() for one in file.decisions)
    return {kind: getattr(portfolio, name) for name, kind in _LISTS.items()} | {
        "decision": {one.key: one for one in decisions}
    }


def _moved(pair: Pair) -> Iterator[Apart]:
    """What has gone and what is new, where it may be the same under another id."""
    for name, kind in _MOVING.items():
        olds, news = (getattr(one.portfolio, name) for one in pair.readings)
        known = pair.comparable(kind, olds, news)
        gone = [key for key in known if key not in news]
        new = {key: news[key] for key in known if key not in olds}
        together: dict[tuple[str, str], list[str]] = {}
        for key in gone if new else ():
            if twin := _twin(olds[key], new):
                homes = key.partition("/")[0], twin.partition("/")[0]
                together.setdefault(homes, []).append(f"{key} and {twin}")
        for (old_home, new_home), keys in together.items():
            yield Apart(_sentence(kind, old_home, new_home, pair), tuple(keys))


def _twin(old: Any, new: Mapping[str, Any]) -> str:  # noqa: ANN401 - risks and touchpoints alike
    """The new record that is likeliest to be this one: by id and name, by id, by name."""
    for wanted in ((old.id, called(old)), (old.id, None), (None, called(old))):
        for key, record in new.items():
            if wanted[0] in (record.id, None) and wanted[1] in (called(record), None):
                return key
    return ""


def _sentence(kind: str, old_home: str, new_home: str, pair: Pair) -> str:
    if old_home == new_home:
        return f"a {kind} of {new_home} may only have another id now; by their ids one is gone and one is new"
    only = "may have been split" if _stands(old_home, pair.after) else "may only have another name now"
    return (
        f"{old_home} {only}: {kind}s that went from it are new in {new_home}; "
        "ids name the file, so they count as gone and new and are not compared"
    )


def _stands(home: str, reading: Reading) -> bool:
    return home in reading.portfolio.assessments or home in reading.portfolio.journeys
