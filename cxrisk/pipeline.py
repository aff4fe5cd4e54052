"""The order of the steps, and nothing else: sources, model, graph, scoring, checks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from cxrisk.checks import ALL_CHECKS
from cxrisk.checks.check import Check, View
from cxrisk.checks.ignores import hear
from cxrisk.checks.known import gone, weighed
from cxrisk.checks.run import run_checks
from cxrisk.checks.unknown_rules import unknown_rules
from cxrisk.findings import Finding
from cxrisk.found import Found
from cxrisk.graph.build import Graph, build_graph
from cxrisk.model.portfolio import Portfolio
from cxrisk.records import dataclass
from cxrisk.resolve.resolve import Unread, resolve
from cxrisk.scoring.score import RiskScore, score_portfolio
from cxrisk.sources.baseline import Baseline, read_baseline
from cxrisk.sources.cache import Cache
from cxrisk.sources.comments import Ignore, ignores_in
from cxrisk.sources.discover import BASELINE as FILE
from cxrisk.sources.file_read import Contents
from cxrisk.sources.fingerprint import fingerprints
from cxrisk.sources.memory import no_collection
from cxrisk.sources.read import Sources, read_library, read_workspace
from cxrisk.sources.whereabouts import place_finder

Audience = Literal["internal", "public"]


_MANY = 3000
"""Of so many files, the documents are let go once the model is made: the few with findings are read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Found):
    """All that is known of a workspace on one day."""

    portfolio: Portfolio
    graph: Graph
    scores: Mapping[str, RiskScore]
    """By the risk's key, sorted."""
    audience: Audience = "internal"
    """For whom: what is `public` leaves out internal records."""
    whole: bool = True
    """Whether every file could be read and every record used: only then is it certain what is not found."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What the files of one state say, scored; nobody has judged it on a day yet."""

    sources: Sources
    portfolio: Portfolio
    scores: Mapping[str, RiskScore]
    """By the risk's key, sorted."""
    dangling: tuple[Finding, ...]
    """References that lead nowhere."""
    ignores: tuple[Ignore, ...]
    """Comments that speak to the tool."""


def run(
    root: Path,
    today: date,
    *,
    baseline: bool = True,
    instead: Contents | None = None,
    jobs: int = 1,
    cache: Cache | None = None,
) -> Outcome:
    """Read, resolve, score and check a workspace as of one day.

    Findings that the workspace's baseline lists are marked as known, unless nobody asks for the `baseline`.
    What stands in `instead` is read in place of, or beside, the files on disk. Up to so many `jobs` read, and
    what the `cache` knows is not read again; neither changes the outcome.

    Raises:
        CxriskError: the folder cannot be read, or PyYAML lacks libyaml.
    """
    with no_collection():
        state = understood(read_workspace(root, instead or {}, jobs=jobs, cache=cache), root.name)
        if state.sources.files > _MANY:
            state.sources.documents.clear()
        outcome = judged(root, state, today)
    known = read_baseline(root) if baseline else None
    return outcome if known is None else against(known, outcome)


def understood(sources: Sources, name: str) -> Understood:
    """What has been read, as a scored portfolio; `name` is its name where no file says it."""
    unread = Unread(sources.unread, catalog=sources.catalog_unread)
    portfolio, dangling = resolve(sources.documents, read_library(), name, unread)
    ignores = tuple(one for document in sources.documents for one in ignores_in(document))
    return Understood(sources, portfolio, score_portfolio(portfolio), tuple(dangling), ignores)


def judged(root: Path, state: Understood, today: date, checks: Iterable[Check] = ALL_CHECKS) -> Outcome:
    """What there is to say of one state of the workspace `root` on one day, by some of the checks."""
    sources, portfolio, scores = state.sources, state.portfolio, state.scores
    graph = build_graph(portfolio, scores)
    view = View(portfolio, graph, scores, today)
    at = place_finder(sources)
    checked, later = run_checks(view, at, checks)
    form = [*_each_once(sources.findings, state.dangling), *unknown_rules(portfolio.settings, at)]
    findings = [*_as_loud_as_wanted(portfolio, form), *checked]
    whole = not (portfolio.lost or sources.unread)
    heard = hear(state.ignores, findings, later, portfolio.settings, whole=whole)
    return Outcome(
        root=root,
        today=today,
        files=sources.files,
        portfolio=portfolio,
        graph=graph,
        scores=scores,
        findings=heard.findings,
        later=heard.later,
        texts=sources.texts,
        ignored=heard.ignored,
        whole=whole,
    )


def against(baseline: Baseline, outcome: Outcome) -> Outcome:
    """The outcome with what the baseline says of its findings, and what is wrong with the baseline."""
    names = fingerprints(outcome.findings, outcome.texts)
    troubles = [*baseline.findings, *(gone(names, baseline) if outcome.whole else ())]
    findings = [
        *weighed(outcome.findings, names, baseline, outcome.today),
        *_as_loud_as_wanted(outcome.portfolio, troubles),
    ]
    findings.sort(key=lambda finding: finding.sort_key)
    texts = {**outcome.texts, FILE: baseline.text}
    return replace(outcome, findings=tuple(findings), texts=texts)


def _each_once(said: Iterable[Finding], dangling: Sequence[Finding]) -> list[Finding]:
    """One mistake, one finding: a reference that is no id at all leads nowhere, too."""
    nowhere = {(one.path, one.pointer): one for one in dangling}
    found = []
    for one in said:
        twin = nowhere.pop((one.path, one.pointer), None) if one.rule == "shape" else None
        found.append(replace(one, meant=twin.meant) if twin and not one.meant else one)
    return [*found, *(one for one in dangling if (one.path, one.pointer) in nowhere)]


def _as_loud_as_wanted(portfolio: Portfolio, findings: list[Finding]) -> Iterator[Finding]:
    for finding in findings:
        severity = portfolio.settings.severity(finding.rule, finding.severity)
        if severity is not None:
            yield finding if severity is finding.severity else replace(finding, severity=severity)
