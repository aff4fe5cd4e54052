"""What is worked out for a journey, an initiative and a system, for `cxrisk show`."""

from collections.abc import Iterator

from cxrisk.cli.card import Facts
from cxrisk.cli.joined import in_words
from cxrisk.graph.reach import blast_radius
from cxrisk.graph.repeats import asked_twice
from cxrisk.graph.ways import white_space
from cxrisk.model.assessment import Assessment
from cxrisk.model.journey import Journey, Touchpoint
from cxrisk.model.people import System
from cxrisk.pipeline import Outcome
from cxrisk.scoring.rollup import rank, rollup
from cxrisk.scoring.words import printed


def journey_facts(journey: Journey, outcome: Outcome) -> Facts:
    """The way, step by step, and where people are let go or asked again."""
    portfolio = outcome.portfolio
    gaps = (one for one in white_space(portfolio, journey) if one.handoff is None)
    return (
        ("the way", tuple(_steps(journey, outcome))),
        ("nobody hands over", tuple(f"{one.first.id} > {one.second.id}" for one in gaps)),
        (
            "asked twice",
            tuple(
                f"{one.item}: at {one.first.id} and at {one.later.id}"
                for one in asked_twice(portfolio, journey)
            ),
        ),
    )


def initiative_facts(initiative: Assessment, outcome: Outcome) -> Facts:
    """Who stands for it, whom it reaches, and its risks, the worst first."""
    named = outcome.portfolio.named
    roles = initiative.roles
    scores = rank(outcome.scores[risk.key] for risk in initiative.risks if risk.key in outcome.scores)
    rolled = rollup(scores)
    counts = ", ".join(
        f"{count} {band.word}" for band, count in sorted(rolled.current.items(), reverse=True) if count
    )
    return (
        ("accountable", named(roles.accountable) or "nobody"),
        ("customers' champion", named(roles.cx_champion) or "nobody"),
        ("technology", named(roles.technology_owner) or "nobody"),
        ("risks now", f"{counts}; {rolled.above} above appetite" if scores else "none rated"),
        (
            "risks",
            tuple(
                f"{in_words(f'risk:{one.key}', outcome)}, {one.inherent.band.word} without controls"
                f" ({printed(one.inherent.score)})"
                for one in scores
            ),
        ),
        ("decisions wanted", tuple(_wanted(initiative))),
    )


def system_facts(system: System, outcome: Outcome) -> Facts:
    """What stops when it stops."""
    blast = blast_radius(outcome.graph, system.id)
    return (
        ("stops with it", blast.systems),
        ("touchpoints hit", blast.touchpoints),
        ("people hit", blast.people),
        ("initiatives hit", blast.initiatives),
    )


def _steps(journey: Journey, outcome: Outcome) -> Iterator[str]:
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            yield f"{stage.name}: {touchpoint.id}, {touchpoint.name} ({_remark(touchpoint, outcome)})"


def _remark(touchpoint: Touchpoint, outcome: Outcome) -> str:
    said = [outcome.portfolio.units[touchpoint.unit].name]
    if touchpoint.emotion is not None:
        said.append(f"feels {touchpoint.emotion:+g}" + ("" if touchpoint.evidence else " assumed"))
    if touchpoint.moment_of_truth:
        said.append("moment of truth")
    return ", ".join(said)


def _wanted(initiative: Assessment) -> Iterator[str]:
    for decision in initiative.decisions:
        if decision.is_wanted:
            asked = ", ".join(decision.from_)
            yield f"{decision.id}: {decision.question} ({asked} by {decision.needed_by or 'no date'})"
