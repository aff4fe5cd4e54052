"""All that is known of a workspace, with no more checked than has to be."""

from datetime import date
from pathlib import Path

from cxrisk.found import Found
from cxrisk.graph.build import build_graph
from cxrisk.pipeline import Outcome, Understood, let_go, understood
from cxrisk.remembered import Memory
from cxrisk.resolve.ties import Ties
from cxrisk.shares.again import again, all_of
from cxrisk.shares.group import in_plain, remembered
from cxrisk.sources.cache import Cache
from cxrisk.sources.memory import no_collection
from cxrisk.sources.read import read_workspace


def run_again(root: Path, today: date, folder: Path, jobs: int = 1) -> Outcome:
    """As `pipeline.run`, which comes to the same; what earlier runs have left in the `folder` is of use."""
    memory = Memory(folder, root, today, baseline=True)
    with no_collection():
        sources = read_workspace(root, memory.contents, jobs=jobs, cache=Cache(folder, root))
        ties = Ties()
        state = understood(sources, root.name, ties)
        found = memory.found() or _found(memory, today, state, ties)
        let_go(sources)
        return _outcome(found, state, memory.state)


def _found(memory: Memory, today: date, state: Understood, ties: Ties) -> Found:
    changed, plain = memory.groups()
    groups, known = remembered(plain, memory.contents), None
    if groups:
        known = again(memory.root, memory.contents, today, changed, groups, baseline=True)
    if known is None:
        known = all_of(memory.root, state, ties, today, baseline=True)
    memory.keep(known.found, in_plain(known.groups))
    return known.found


def _outcome(found: Found, state: Understood, made_of: str) -> Outcome:
    return Outcome(
        root=found.root,
        today=found.today,
        files=found.files,
        portfolio=state.portfolio,
        graph=build_graph(state.portfolio, state.scores),
        scores=state.scores,
        findings=found.findings,
        later=found.later,
        texts=dict(found.texts),
        ignored=found.ignored,
        whole=state.whole,
        made_of=made_of,
    )
