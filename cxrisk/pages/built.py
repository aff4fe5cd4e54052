"""As it is built: the page for a CIO."""

from collections.abc import Iterator

from cxrisk.history.edition import Edition
from cxrisk.model.scales import Band
from cxrisk.pages import blast, collisions, due
from cxrisk.pages.blast import BlastRow, blast_rows
from cxrisk.pages.charts.stops import Stops
from cxrisk.pages.collisions import CollisionRow, collision_rows
from cxrisk.pages.downloads import DOWNLOADS, Download
from cxrisk.pages.due import Due
from cxrisk.pages.heat_table import HeatTable, heat_table
from cxrisk.pages.leaves import First, first
from cxrisk.pages.leverage import Leverage, leverage
from cxrisk.pages.locks import Locks, locks
from cxrisk.pages.matrix_pages import WorstRows, worst_rows
from cxrisk.pages.origin import of_all
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.words import sentence, spelled
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import Rollup, rollup

MOST_TOUCHPOINTS = 16
"""Rows of the matrix; all of them have a page of their own."""


@dataclass(frozen=True, slots=True)
class BuiltView:
    """Everything that the page shows; each chart and table with its computed finding."""

    headline: str
    state: str
    rollup: Rollup
    touchpoints: int
    heat: HeatTable
    matrix: WorstRows
    systems: tuple[BlastRow, ...]
    systems_say: str
    stops: Stops | None
    """The same as a picture, where there is room for it."""
    locks: Locks
    leverage: Leverage
    due: Due
    collisions: First[CollisionRow]
    collisions_say: str
    downloads: tuple[Download, ...]


def built_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The one page."""
    view = reading.once(built_view)
    sheet = Sheet(
        address="built.html",
        title="As it is built",
        template="built.html",
        source=of_all(reading, edition),
        trail=(Link(edition.name, "index.html"),),
        headings=tuple(_headings(view)),
        found=tuple(Found(row.anchor, row.system.name, "What stops with it") for row in view.systems),
        nav="As it is built",
    )
    yield compose(sheet, edition, view)


def built_view(reading: Reading) -> BuiltView:
    """What the page shows."""
    total = rollup(reading.scores.values())
    systems, holds, shaken = blast_rows(reading), leverage(reading), reading.once(collision_rows)
    touchpoints = len(reading.portfolio.touchpoints)
    return BuiltView(
        headline=_headline(total, systems, touchpoints),
        state=_state(total, holds),
        rollup=total,
        touchpoints=touchpoints,
        heat=heat_table(reading),
        matrix=worst_rows(reading, MOST_TOUCHPOINTS),
        systems=systems,
        systems_say=blast.finding(systems, touchpoints),
        stops=blast.picture(reading, systems),
        locks=locks(reading),
        leverage=holds,
        due=due.due(reading),
        collisions=first(shaken, due.SHOWN),
        collisions_say=collisions.finding(shaken),
        downloads=DOWNLOADS,
    )


def _headings(view: BuiltView) -> Iterator[Heading]:
    yield Heading(2, "heat", "Likelihood and impact")
    yield Heading(2, "matrix", "Where on the journey, and what kind")
    yield Heading(2, "systems", "If it stops")
    yield Heading(2, "lock", "More private than its lock")
    yield Heading(2, "leverage", "Which control holds what")
    if view.due.signs.shown:
        yield Heading(2, "signs", "Early signs")
    yield Heading(2, "overdue", "Overdue")
    yield Heading(2, "accepted", "Accepted, and until when")
    yield Heading(2, "collisions", "Too much at once")
    yield Heading(2, "downloads", "Take the data")


def _headline(total: Rollup, systems: tuple[BlastRow, ...], touchpoints: int) -> str:
    largest = systems[0] if systems and systems[0].touchpoints else None
    hangs = (
        f", and {_share(len(largest.touchpoints), touchpoints)} on {largest.system.name}" if largest else ""
    )
    return f"{_worst(total)}{hangs}."


def _worst(total: Rollup) -> str:
    if not total.total:
        return "Nothing is rated yet"
    critical, high = total.current[Band.CRITICAL], total.current[Band.HIGH]
    if critical:
        return sentence(f"{many(critical, 'critical risk remains', 'critical risks remain')}")
    if high:
        return f"No risk is critical, {many(high, 'is', 'are')} high"
    return f"No risk is above {total.worst.word if total.worst else 'low'}"


def _share(part: int, whole: int) -> str:
    if part == whole:
        return "everything that people touch hangs"
    if part * 2 > whole:
        return "more than half of what people touch hangs"
    return f"{many(part, 'touchpoint hangs', 'touchpoints hang')}"


def _state(total: Rollup, holds: Leverage) -> str:
    if not total.total:
        return "No risk is rated, and that is unknown, not low."
    says = _hot(total)
    if not holds.uses:
        return f"{says} No control is written down."
    looked = (
        f"nobody has ever looked at {spelled(holds.claimed)} of them"
        if holds.claimed
        else "none of them is only claimed"
    )
    return f"{says} They lean on controls {many(holds.uses, 'time')}, and {looked}."


def _hot(total: Rollup) -> str:
    """How many risks are high or critical, now and without controls."""
    if total.total == 1:
        now, without = (max(filter(counts.get, Band)) for counts in (total.current, total.inherent))
        return f"The only risk is {now.word} today; without controls it would be {without.word}."
    hot, cold = (counts[Band.HIGH] + counts[Band.CRITICAL] for counts in (total.current, total.inherent))
    would = spelled(cold) if cold else "none"
    of = f"{spelled(hot) if hot else 'none'} of {many(total.total, 'risk')}"
    return sentence(f"{of} {_is(hot)} high or critical today; without controls {would} would be.")


def _is(how_many: int) -> str:
    return "is" if how_many < 2 else "are"  # noqa: PLR2004 - none is, one is
