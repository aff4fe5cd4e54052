"""What we take and what the person gets for it: the uses of data, for two kinds of page."""

from collections.abc import Iterable

from cxrisk.model.assessment import Assessment
from cxrisk.model.data import DataItem, DataUse
from cxrisk.model.fields import Quote
from cxrisk.pages import anchors
from cxrisk.pages.badge import Badge, badge
from cxrisk.pages.evidence import evidence_links, said
from cxrisk.pages.moments import Moment, moment, moments
from cxrisk.pages.page import Link
from cxrisk.pages.reading import Reading
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class UseRow:
    """One use of one item of data."""

    use: DataUse
    data: DataItem
    initiative: Link
    at: tuple[Moment, ...]
    owes: bool
    """Whether it is private, and nothing says what the person gets."""
    shared_with: tuple[str, ...]
    """Organisations by name, or the words as written."""
    accepted: Badge
    accepted_by: tuple[Link, ...]
    quotes: tuple[Quote, ...]
    """What people said, where they agreed to be quoted."""
    opt_out_at: Moment | None
    opt_out_by: str


def use_rows(reading: Reading, assessments: Iterable[Assessment]) -> tuple[UseRow, ...]:
    """The uses of data of these assessments, the most private first where there are several."""
    rows = [_row(reading, one, use) for one in assessments for use in one.data_uses]
    return tuple(sorted(rows, key=lambda row: -row.data.rank))


def _row(reading: Reading, assessment: Assessment, use: DataUse) -> UseRow:
    portfolio = reading.portfolio
    data = portfolio.data_items[use.data]
    evidence = [portfolio.evidence[key] for key in use.accepted]
    way = use.opt_out
    companies = portfolio.organisations
    quotes = (said(one.quote) for one in evidence)
    return UseRow(
        use=use,
        data=data,
        initiative=Link(assessment.title, f"{anchors.initiative(assessment.id)}#data"),
        at=moments(portfolio, use.at),
        owes=not use.value_to_person and is_private(data),
        shared_with=tuple(companies[one].name if one in companies else one for one in use.shared_with),
        accepted=badge(evidence, portfolio, assessment.day(reading.outcome.today)),
        accepted_by=evidence_links(reading, use.accepted),
        quotes=tuple(quote for quote in quotes if quote),
        opt_out_at=moment(portfolio.touchpoints[way.at]) if way and way.at else None,
        opt_out_by=portfolio.named(way.done_by) if way else "",
    )


def is_private(data: DataItem) -> bool:
    """Whether the data is confidential or more sensitive."""
    return data.sensitivity not in ("public", "internal")
