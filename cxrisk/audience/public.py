"""The public edition of an outcome: the same figures for what it shares, and nothing of what is internal."""

from dataclasses import replace

from cxrisk.audience.assemble import assembled
from cxrisk.audience.cut import Cutter
from cxrisk.audience.kinds import Known
from cxrisk.audience.orphans import carried, referred_to
from cxrisk.audience.said import still_said
from cxrisk.graph.build import build_graph
from cxrisk.model.portfolio import Portfolio
from cxrisk.pipeline import Outcome
from cxrisk.scoring.score import score_portfolio
from cxrisk.scoring.standing import risks_in_hand


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


def public_portfolio(whole: Portfolio) -> Portfolio:
    """The portfolio without its internal records, what hangs on them, and all that only they carry."""
    uses = ((risk.key, use) for risk in whole.risks.values() for use in risk.controls)
    withheld = frozenset((key, use.control) for key, use in uses if use.visibility)
    before, hidden = referred_to(whole), frozenset[Known]()
    while True:
        cutter = Cutter(whole, hidden, withheld=withheld)
        shown = assembled(whole, cutter)
        more = (cutter.gone | carried(whole, before - referred_to(shown))) - hidden
        if not more:
            return shown
        hidden |= more
