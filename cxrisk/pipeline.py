"""The order of the steps, and nothing else: sources, model, graph, scoring, checks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from cxrisk.checks import ALL_CHECKS
from cxrisk.checks.check import Check, View
from cxrisk.checks.ignores import hear
from cxrisk.checks.known import gone, weighed
from cxrisk.checks.run import PlaceFinder, run_checks
from cxrisk.checks.unknown_rules import unknown_rules
from cxrisk.findings import Finding
from cxrisk.found import Found, Later
from cxrisk.graph.build import Graph, build_graph
from cxrisk.model.portfolio import Portfolio, Settings
from cxrisk.records import dataclass
from cxrisk.resolve.resolve import Unread, resolve
from cxrisk.resolve.ties import Ties
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
_Found = TypeVar("_Found", bound=Found)

MANY = 3000
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
    made_of: str = ""
    """A digest of the files, the day and the baseline that it was made of; empty: nobody has looked."""


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

    @property
    def whole(self) -> bool:
        """Whether every file could be read and every record used."""
        return not (self.portfolio.lost or self.sources.unread)


@dataclass(frozen=True, slots=True)
class Checked:
    """What there is to say of one state on one day, before anybody asks for something to be left out."""

    view: View
    at: PlaceFinder
    findings: list[Finding]
    """As loud as the portfolio wants them."""
    later: list[Later]


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
        let_go(state.sources)
        outcome = judged(root, state, today)
    return weigh(outcome, state.portfolio.settings, whole=state.whole) if baseline else outcome


def let_go(sources: Sources) -> None:
    """Many documents take much room; the model has what they say."""
    if sources.files > MANY:
        sources.documents.clear()


def weigh(found: _Found, settings: Settings, *, whole: bool) -> _Found:
    """What was found, with what the workspace's baseline says of it, where there is one.

    `whole` says that all files could be used.
    """
    known = read_baseline(found.root)
    return found if known is None else against(known, found, settings, whole=whole)


def understood(sources: Sources, name: str, ties: Ties | None = None) -> Understood:
    """What has been read, as a scored portfolio; `name` is its name where no file says it."""
    unread = Unread(sources.unread, catalog=sources.catalog_unread)
    portfolio, dangling = resolve(sources.documents, read_library(), name, unread, ties)
    ignores = tuple(one for document in sources.documents for one in ignores_in(document))
    return Understood(sources, portfolio, score_portfolio(portfolio), tuple(dangling), ignores)


def judged(root: Path, state: Understood, today: date, checks: Iterable[Check] = ALL_CHECKS) -> Outcome:
    """What there is to say of one state of the workspace `root` on one day, by some of the checks."""
    done = checked(state, today, checks)
    settings = state.portfolio.settings
    heard = hear(state.ignores, done.findings, done.later, settings, whole=state.whole)
    return Outcome(
        root=root,
        today=today,
        files=state.sources.files,
        portfolio=state.portfolio,
        graph=done.view.graph,
        scores=state.scores,
        findings=heard.findings,
        later=heard.later,
        texts=state.sources.texts,
        ignored=heard.ignored,
        whole=state.whole,
    )


def checked(state: Understood, today: date, checks: Iterable[Check] = ALL_CHECKS) -> Checked:
    """What some of the checks say of one state on one day, and what is wrong with its form."""
    portfolio = state.portfolio
    view = View(portfolio, build_graph(portfolio, state.scores), state.scores, today)
    at = place_finder(state.sources)
    findings, later = run_checks(view, at, checks)
    form = [*_each_once(state.sources.findings, state.dangling), *unknown_rules(portfolio.settings, at)]
    return Checked(view, at, [*_as_loud_as_wanted(portfolio.settings, form), *findings], later)


def against(baseline: Baseline, found: _Found, settings: Settings, *, whole: bool) -> _Found:
    """What was found with what the baseline says of it, and what is wrong with the baseline.

    `whole` says that all files could be used: only then is it certain what is no longer found.
    """
    names = fingerprints(found.findings, found.texts)
    troubles = [*baseline.findings, *(gone(names, baseline) if whole else ())]
    findings = [
        *weighed(found.findings, names, baseline, found.today),
        *_as_loud_as_wanted(settings, troubles),
    ]
    findings.sort(key=lambda finding: finding.sort_key)
    texts = {**found.texts, FILE: baseline.text}
    return replace(found, findings=tuple(findings), texts=texts)


def _each_once(said: Iterable[Finding], dangling: Sequence[Finding]) -> list[Finding]:
    """One mistake, one finding: a reference that is no id at all leads nowhere, too."""
    nowhere = {(one.path, one.pointer): one for one in dangling}
    found = []
    for one in said:
        twin = nowhere.pop((one.path, one.pointer), None) if one.rule == "shape" else None
        found.append(replace(one, meant=twin.meant) if twin and not one.meant else one)
    return [*found, *(one for one in dangling if (one.path, one.pointer) in nowhere)]


def _as_loud_as_wanted(settings: Settings, findings: list[Finding]) -> Iterator[Finding]:
    for finding in findings:
        severity = settings.severity(finding.rule, finding.severity)
        if severity is not None:
            yield finding if severity is finding.severity else replace(finding, severity=severity)
