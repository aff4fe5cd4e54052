"""Two states of a workspace, compared."""

from datetime import date

from cxrisk.history.apart import set_apart
from cxrisk.history.difference import Diff, Side
from cxrisk.history.executives import acceptance_changes, decision_changes
from cxrisk.history.initiatives import initiative_changes, with_initiatives
from cxrisk.history.pair import Pair
from cxrisk.history.reading import Reading
from cxrisk.history.records import evidence_changes, handoff_changes, shared_changes, touchpoint_changes
from cxrisk.history.risks import risk_changes
from cxrisk.scoring.rollup import counted, rollup


def compare(before: Reading, after: Reading, today: date) -> Diff:
    """What is not the same in two states, both judged on one day."""
    pair = Pair(before, after)
    risks = risk_changes(pair)
    touchpoints = with_initiatives(touchpoint_changes(pair), risks, pair)
    handoffs = with_initiatives(handoff_changes(pair), risks, pair)
    evidence = with_initiatives(evidence_changes(pair), risks, pair)
    shared = with_initiatives(shared_changes(pair), risks, pair)
    return Diff(
        today=today,
        before=_side(before),
        after=_side(after),
        risks=risks,
        acceptances=acceptance_changes(pair, today),
        decisions=decision_changes(pair),
        touchpoints=touchpoints,
        handoffs=handoffs,
        evidence=evidence,
        shared=shared,
        initiatives=initiative_changes(pair, (*touchpoints, *handoffs, *evidence, *shared)),
        apart=set_apart(pair),
    )


def _side(reading: Reading) -> Side:
    state, sources = reading.state, reading.sources
    return Side(state.name, state.commit, sources.files, rollup(counted(reading.scores, reading.portfolio)))
