"""Checked documents to a portfolio: the only reader of raw keys."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from cxrisk.findings import Finding, Place, Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.evidence import Evidence
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Catalog, Portfolio, Settings
from cxrisk.model.risk import Risk
from cxrisk.records import dataclass
from cxrisk.resolve.context import Context
from cxrisk.resolve.declared import CATALOG_LISTS, Declared, declare
from cxrisk.resolve.overrides import overrides_of_nothing
from cxrisk.resolve.plans import read_record
from cxrisk.resolve.references import Scope
from cxrisk.resolve.settings import merged, scale_troubles, words_of
from cxrisk.resolve.ties import Ties
from cxrisk.resolve.values import BAD
from cxrisk.sources.document import Document

RECORDS = {"catalog": Catalog, "journey": Journey, "assessment": Assessment}
"""What each kind of file holds; the portfolio's own is read apart."""


class Resolved(NamedTuple):
    """The portfolio, and what its documents say that leads nowhere."""

    portfolio: Portfolio
    findings: list[Finding]


@dataclass(slots=True)
class Unread:
    """Files that could not be read: what they hold is not known."""

    names: set[str]
    catalog: bool = False


def resolve(
    documents: Sequence[Document],
    library: Sequence[Document],
    name: str,
    unread: Unread,
    ties: Ties | None = None,
) -> Resolved:
    """Read every document into the model; `name` is the portfolio's where no file says it.

    A record that cannot be used is left out, and with it every reference to it, until all that is left
    stands on its own. Whoever hands over `ties` has noted what leads from file to file.
    """
    defaults = next(document for document in library if document.kind == "portfolio")
    file, findings = _portfolio_file(documents)
    raw = merged(defaults, file, name)
    declared, twins = declare(documents, library)
    declared.unread, declared.catalog_unread = unread.names, unread.catalog
    executives = raw.get("executives")
    for key in executives if isinstance(executives, dict) else ():
        declared.of("executive")[key] = Place(file.path if file else defaults.path, ("executives", key))
    if ties:
        ties.watch(declared)
        ties.begin(file.path if file else defaults.path)
    settings = _read_settings(raw, file, defaults, declared)
    if not settings.scales.is_whole:
        raw["scales"] = defaults.data["scales"]
        settings = _read_settings(raw, file, defaults, declared)
    while True:
        found: list[Finding] = []
        lost: list[Place] = []
        built = _build(documents, declared, words_of(raw), found, lost, ties)
        if not declared.drop(lost):
            break
    portfolio = _assemble(settings, [*_library_catalogs(tuple(library)), *built], lost, unread)
    astray = (*overrides_of_nothing(documents, library), *_once_too_often(portfolio, documents))
    return Resolved(portfolio, [*findings, *twins, *found, *astray])


def _portfolio_file(documents: Iterable[Document]) -> tuple[Document | None, list[Finding]]:
    files = [document for document in documents if document.kind == "portfolio"]
    if not files:
        return None, []
    findings = list(scale_troubles(files[0]))
    for second in files[1:]:
        message = f"this is a second portfolio file: the first is {files[0].path}"
        findings.append(
            second.finding("duplicate-id", Severity.ERROR, ("kind",), message, "keep one of the two")
        )
    return files[0], findings


def _read_settings(
    raw: dict[str, Any], file: Document | None, defaults: Document, declared: Declared
) -> Settings:
    here = Context(file or defaults, declared, words_of(raw), [], Scope(""))
    settings = read_record(Settings, raw, (), here)
    if settings is BAD:
        sound = {**defaults.data, "name": str(raw.get("name", ""))}
        settings = read_record(Settings, sound, (), here)
    assert isinstance(settings, Settings)  # noqa: S101 - the defaults are sound: a test says so
    return settings


@lru_cache(maxsize=1)
def _library_catalogs(library: tuple[Document, ...]) -> tuple[tuple[Document, Any], ...]:
    """The library's records: they refer to one another only, and are the same for every workspace."""
    declared, _ = declare((), library)
    return tuple(_build(library, declared, {}, [], []))


def _build(
    documents: Sequence[Document],
    declared: Declared,
    words: Mapping[Any, dict[str, int]],
    findings: list[Finding],
    lost: list[Place],
    ties: Ties | None = None,
) -> list[tuple[Document, Any]]:
    """Every document as its record; `lost` takes the places of what cannot be used."""
    built: list[tuple[Document, Any]] = []
    for document in documents:
        kind = RECORDS.get(document.kind)
        if kind is None:
            continue
        here = Context(document, declared, dict(words), findings, scope_of(document), lost=lost)
        if ties:
            ties.begin(document.path)
        record = read_record(kind, raw_of(document), (), here)
        if record is BAD:
            here.lose(())
        else:
            built.append((document, record))
    return built


def raw_of(document: Document) -> dict[str, Any]:
    """A document's data; an assessment and a journey have the name of their file as id."""
    if document.kind in ("assessment", "journey"):
        return {"id": document.id, **document.data}
    return document.data


def scope_of(document: Document) -> Scope:
    """Where the references of a document stand."""
    return Scope(document.id, document.id if document.kind == "journey" else "")


def _assemble(
    settings: Settings, built: list[tuple[Document, Any]], lost: Iterable[Place], unread: Unread
) -> Portfolio:
    lists: dict[str, dict[str, Any]] = {name: {} for name in CATALOG_LISTS}
    journeys: dict[str, Journey] = {}
    evidence: list[Evidence] = []
    assessments: dict[str, Assessment] = {}
    for _, record in built:
        if isinstance(record, Catalog):
            for name, held in lists.items():
                held.update((one.id, one) for one in getattr(record, name))
        elif isinstance(record, Journey):
            journeys[record.id] = record
        else:
            assessments[record.id] = record
            journeys.update((one.id, one) for one in record.journeys)
            evidence.extend(record.evidence)
    for journey in journeys.values():
        evidence.extend(journey.evidence)
    return Portfolio(
        settings=settings,
        **{name: _sorted(held) for name, held in lists.items()},
        journeys=_sorted(journeys),
        assessments=_sorted(assessments),
        touchpoints=_by_key(one for journey in journeys.values() for one in journey.touchpoints()),
        handoffs=_by_key(one for journey in journeys.values() for one in journey.handoffs),
        evidence=_by_key(evidence),
        risks=_by_key(one for file in assessments.values() for one in file.risks),
        disruptions=_by_key(one for file in assessments.values() for one in file.disruptions),
        lost=frozenset(lost),
        worked_on=frozenset(),
        unread=frozenset(unread.names),
    )


def _sorted(held: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(held.items()))


def _by_key(records: Iterable[Any]) -> dict[str, Any]:
    return _sorted({one.key: one for one in records})


def _once_too_often(portfolio: Portfolio, documents: Iterable[Document]) -> Iterator[Finding]:
    """A change that happens once cannot be expected to fail more than once."""
    texts = {document.path: document for document in documents}
    steps = portfolio.settings.scales.likelihood
    for risk in portfolio.risks.values():
        if risk.horizon != "once" or _at_most_one(risk, [step.up_to for step in steps]):
            continue
        highest = max(
            (level for level, step in enumerate(steps, 1) if step.up_to and step.up_to <= 1), default=1
        )
        message = f"`{risk.id}` is of one change (`horizon: once`), and its likelihood is more than one event"
        mend = f"write {highest} ({steps[highest - 1].word}) at most, or take `horizon` out"
        pointer = (*risk.place.pointer, "likelihood")
        yield texts[risk.place.path].finding("shape", Severity.ERROR, pointer, message, mend)


def _at_most_one(risk: Risk, limits: list[float | None]) -> bool:
    limit = limits[risk.likelihood - 1] if risk.likelihood <= len(limits) else None
    return limit is not None and limit <= 1
