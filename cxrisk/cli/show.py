"""`cxrisk show`: one thing of the portfolio, with what hangs on it."""

from collections.abc import Callable, Iterator, Mapping

import click

from cxrisk.cli.card import Card, Facts, Held, show_cards
from cxrisk.cli.find import find_node
from cxrisk.cli.joined import BACK, FORTH, Way, joined
from cxrisk.cli.options import example, today_option
from cxrisk.cli.own_facts import own_facts, record_of
from cxrisk.cli.setting import Setting
from cxrisk.cli.show_more import initiative_facts, journey_facts, system_facts
from cxrisk.cli.show_risk import risk_facts, risk_says
from cxrisk.cli.today import the_day
from cxrisk.findings import Place
from cxrisk.model.assessment import Assessment
from cxrisk.model.risk import Risk
from cxrisk.pipeline import Outcome

_MORE: Mapping[str, Callable[..., Facts]] = {
    "risk": risk_facts,
    "journey": journey_facts,
    "initiative": initiative_facts,
    "system": system_facts,
}
"""What is worked out for a type of node, beside what the record says and what the graph joins."""
_TOLD_ALREADY: Mapping[str, tuple[Way, ...]] = {
    "journey": (("in_journey", BACK),),
    "initiative": (("assesses", FORTH), ("of", BACK)),
    "system": (("runs_on", BACK),),
}
"""Edges that are told in a better way."""


@click.command(
    "show",
    epilog=example(
        "cxrisk show core-ledger/locked-out", "cxrisk show see-alert", "cxrisk show unit:fraud-desk"
    ),
)
@click.argument("name")
@today_option
@click.pass_obj
def command(setting: Setting, name: str, today: str | None) -> None:
    """Show one risk, touchpoint, journey, initiative, unit, channel, system and so on, with what hangs on it.

    NAME is an id, in full or its end, with its type in front where it could be several things, or a title.
    For a risk, its score is shown as a sum in words.
    """
    outcome = setting.outcome(the_day(today))
    show_cards([card_of(find_node(outcome.graph, name), outcome)])


def card_of(node: str, outcome: Outcome) -> Card:
    """All that is known of a node."""
    about = outcome.graph.nodes[node]
    key = node.partition(":")[2]
    record = record_of(about.type, key, outcome.portfolio)
    facts: list[tuple[str, Held]] = [*own_facts(about.type, record)]
    if about.type in _MORE:
        facts += _MORE[about.type](record, outcome)
    facts += joined(node, outcome, without=_TOLD_ALREADY.get(about.type, ()))
    place = getattr(record, "place", None)
    facts.append(("the checks say", tuple(_findings(place, outcome)) if place else ()))
    title = f"{key}: {about.name} ({about.type.replace('_', ' ')})"
    return Card(title, _sentence(record, outcome), tuple(facts))


def _sentence(record: object, outcome: Outcome) -> str:
    if isinstance(record, Risk):
        return risk_says(record, outcome)
    return record.summary if isinstance(record, Assessment) else ""


def _findings(place: Place, outcome: Outcome) -> Iterator[str]:
    """What the checks say about this record, or about what stands in it."""
    start = "".join(f"/{step}" for step in place.pointer)
    for finding in outcome.findings:
        if finding.path == place.path and f"{finding.pointer}/".startswith(f"{start}/"):
            line = finding.position.line
            yield f"{finding.severity.word}[{finding.rule}] on line {line}: {finding.message}"
