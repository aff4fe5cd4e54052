"""`cxrisk list`: ids and names of one kind of record."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import click

from cxrisk.cli.faults import did_you_mean
from cxrisk.cli.options import example
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import remark, say
from cxrisk.errors import CxriskError
from cxrisk.findings import FORM_RULES
from cxrisk.model.portfolio import Portfolio
from cxrisk.reports.visible import columns, visible
from cxrisk.sources.words import fold, nearest

Row = tuple[str, str]
"""Id and name."""


def _names(field: str, name: str = "name") -> Callable[[Portfolio], Iterator[Row]]:
    """The records of one of the portfolio's mappings, by what people call them."""

    def rows(portfolio: Portfolio) -> Iterator[Row]:
        for key, record in getattr(portfolio, field).items():
            yield key, getattr(record, name)

    return rows


def _handoffs(portfolio: Portfolio) -> Iterator[Row]:
    for key, handoff in portfolio.handoffs.items():
        yield key, f"{portfolio.named(handoff.owner) or 'nobody'}: {handoff.promise or 'nothing promised'}"


def _decisions(portfolio: Portfolio) -> Iterator[Row]:
    for assessment in portfolio.assessments.values():
        for decision in assessment.decisions:
            state = f"by {decision.needed_by or 'no date'}" if decision.is_wanted else "taken"
            yield decision.key, f"{decision.question} ({state})"


def _rules(_: Portfolio) -> Iterator[Row]:
    from cxrisk.checks import ALL_CHECKS

    for rule in FORM_RULES:
        yield rule.id, rule.says
    for check in ALL_CHECKS:
        yield check.id, check.says


def _precedents(portfolio: Portfolio) -> Iterator[Row]:
    for key, precedent in portfolio.precedents.items():
        yield key, f"{precedent.who}, {precedent.date.text}"


def _executives(portfolio: Portfolio) -> Iterator[Row]:
    for key, executive in portfolio.settings.executives.items():
        yield key, executive.title


KINDS: Mapping[str, Callable[[Portfolio], Iterable[Row]]] = {
    "initiatives": _names("assessments", "title"),
    "journeys": _names("journeys", "title"),
    "touchpoints": _names("touchpoints"),
    "handoffs": _handoffs,
    "risks": _names("risks", "title"),
    "decisions": _decisions,
    "disruptions": _names("disruptions", "title"),
    "evidence": _names("evidence", "finding"),
    "executives": _executives,
    "organisations": _names("organisations"),
    "units": _names("units"),
    "channels": _names("channels"),
    "systems": _names("systems"),
    "data": _names("data_items"),
    "people": _names("people"),
    "statements": _names("statements", "text"),
    "controls": _names("controls"),
    "metrics": _names("metrics"),
    "technologies": _names("technologies"),
    "patterns": _names("risk_patterns"),
    "precedents": _precedents,
    "rules": _rules,
}
"""What can be listed, and how."""
_ALSO = {"assessment": "initiatives", "dataitem": "data", "person": "people", "riskpattern": "patterns"}
"""What else people call a kind: in the singular, folded."""
_WITHOUT_WORKSPACE = ("controls", "technologies", "patterns", "precedents", "rules")
"""What the built-in library alone can answer."""


@click.command("list", epilog=example("cxrisk list touchpoints", "cxrisk list controls two factor"))
@click.argument("kind")
@click.argument("words", nargs=-1)
@click.pass_obj
def command(setting: Setting, kind: str, words: Sequence[str]) -> None:
    """List ids and names of one KIND of record; with WORDS, those that hold all of them.

    KIND is one of: initiatives, journeys, touchpoints, handoffs, risks, decisions, disruptions, evidence,
    executives, organisations, units, channels, systems, data, people, statements, controls, metrics,
    technologies, patterns, precedents, rules.
    """
    rows = [row for row in KINDS[_kind(kind)](_portfolio(setting, kind)) if _holds(row, words)]
    if not rows:
        remark(f"No {kind} here" + (" with these words." if words else "."))
        return
    room = max(columns(visible(key)) for key, _ in rows)
    say("\n".join(_line(visible(key), visible(" ".join(name.split())), room) for key, name in rows))


def _kind(written: str) -> str:
    """The kind that is meant, also where it is written in the singular.

    Raises:
        CxriskError: there is no such kind.
    """
    wanted = fold(written)
    if also := _ALSO.get(wanted.removesuffix("s")):
        return also
    for kind in KINDS:
        if wanted in (kind, kind.removesuffix("s"), kind.removesuffix("ies") + "y"):
            return kind
    mend = did_you_mean(nearest(written, KINDS)) or f"there are {', '.join(KINDS)}"
    raise CxriskError(f"`{written}` is nothing that can be listed", mend=mend)


def _portfolio(setting: Setting, kind: str) -> Portfolio:
    if kind in _WITHOUT_WORKSPACE:
        from cxrisk.cli.records import library_of

        return library_of(setting.workspace_if_any())
    return setting.portfolio()


def _holds(row: Row, words: Sequence[str]) -> bool:
    text = " ".join(row).casefold()
    return all(word.casefold() in text for word in words)


def _line(key: str, name: str, room: int) -> str:
    return f"{key}{' ' * (room - columns(key))}  {name}"
