"""The public edition of an outcome: the same figures for what it shares, and nothing of what is internal."""

from collections.abc import Mapping
from dataclasses import field, replace

from cxrisk.audience.assemble import assembled
from cxrisk.audience.cut import Cutter
from cxrisk.audience.kinds import Known
from cxrisk.audience.orphans import carried, referred_to
from cxrisk.audience.said import still_said
from cxrisk.graph.build import build_graph
from cxrisk.model.portfolio import Portfolio
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass
from cxrisk.scoring.score import score_portfolio
from cxrisk.scoring.standing import risks_in_hand


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a portfolio keeps from the public."""

    records: frozenset[Known] = frozenset()
    uses: frozenset[tuple[str, str]] = frozenset()
    """Risk and control: uses of controls that are internal, by key."""
    names: Mapping[Known, str] = field(default_factory=dict)
    """The keys of the stand-ins, by what they stand for."""


NONE = Secrets()


def public(outcome: Outcome) -> Outcome:
    """The outcome as the public may see it.

    Scores are those of the whole, since controls that may not be named keep their place in the sums.
    Findings are those of the whole that a check of the public part brings again, word for word: so no
    finding names what is internal, and none is there because something was left out. What was found about
    the form of files is left out: a file that cannot be read may be internal.
    """
    portfolio = public_portfolio(outcome.portfolio)
    in_hand = risks_in_hand(outcome.portfolio, outcome.today) & portfolio.risks.keys()
    portfolio = replace(portfolio, worked_on=in_hand - risks_in_hand(portfolio, outcome.today))
    scores = score_portfolio(portfolio)
    graph = build_graph(portfolio, scores)
    shown = replace(
        outcome, audience="public", portfolio=portfolio, graph=graph, scores=scores, texts={}, ignored=()
    )
    return still_said(outcome, shown)


def public_portfolio(whole: Portfolio, also: Secrets = NONE) -> Portfolio:
    """The portfolio without its internal records, what hangs on them, and all that only they carry.

    With the secrets of a later state of it, that state's internal records are left out, too.
    """
    return _shown(whole, also)[0]


def secrets_of(whole: Portfolio) -> Secrets:
    """What the public edition of a portfolio leaves out."""
    return _shown(whole, NONE)[1]


def _shown(whole: Portfolio, also: Secrets) -> tuple[Portfolio, Secrets]:
    uses = ((risk.key, use) for risk in whole.risks.values() for use in risk.controls)
    withheld = also.uses.union((key, use.control) for key, use in uses if use.visibility)
    before, hidden = referred_to(whole), also.records
    while True:
        cutter = Cutter(whole, hidden, withheld=withheld, names=also.names)
        shown = assembled(whole, cutter)
        more = (cutter.gone | carried(whole, before - referred_to(shown))) - hidden
        if not more:
            return shown, Secrets(hidden, withheld, cutter.stand_ins)
        hidden |= more
