"""The matrix: every touchpoint against every kind of harm, and no blank cell."""

from collections.abc import Iterator, Sequence

from cxrisk.graph.questions import Cell, Row
from cxrisk.history.edition import Edition
from cxrisk.model.fields import Category
from cxrisk.model.scales import Band
from cxrisk.pages import anchors
from cxrisk.pages.leaves import MOST, numbered, packed
from cxrisk.pages.moments import Moment, moment
from cxrisk.pages.origin import of_all
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet
from cxrisk.pages.phrases import many, readable
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.row_script import with_rows
from cxrisk.pages.words import sentence, spelled
from cxrisk.records import dataclass
from cxrisk.scoring.levels import CATEGORIES
from cxrisk.scoring.words import printed


@dataclass(frozen=True, slots=True)
class Square:
    """One cell of the matrix, in one of three looks."""

    look: str
    """rated, not_applicable or not_looked_at."""
    band: str = ""
    letter: str = ""
    score: str = ""
    risk: Link | None = None
    """The worst one."""
    more: int = 0
    """Other risks that are rated here."""
    reasons: tuple[int, ...] = ()
    """Numbers of the reasons, in the list below the matrix."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One touchpoint."""

    touchpoint: Moment
    journey: str
    squares: tuple[Square, ...]
    is_seen: bool
    """Whether anybody has looked at any kind of harm here."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """One table: all touchpoints, or in a large portfolio those of one journey."""

    id: str
    title: str
    journey: Link | None
    rows: tuple[MatrixRow, ...]
    """The worst first; those at which nobody has looked come last."""


@dataclass(frozen=True, slots=True)
class MatrixView:
    """One page of the matrix."""

    finding: str
    categories: tuple[str, ...]
    tables: tuple[Matrix, ...]
    reasons: tuple[tuple[int, str], ...]
    """Why something does not apply, numbered; only those that this page needs."""
    pages: tuple[Link, ...]
    """All pages of the matrix, where there is more than one."""
    total: int
    own_table: bool
    """Whether the portfolio's own table gives the bands."""


def touchpoint_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The matrix; on further pages, journey by journey, where it has more than 300 rows."""
    yield from with_rows(_pages(reading, edition), reading.lines)


def _pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    rows = reading.matrix
    reasons = _numbers(rows)
    tables = _by_journey(reading, rows, reasons) if len(rows) > MOST else [_whole(reading, rows, reasons)]
    pages = packed(tables, lambda table: len(table.rows))
    links = numbered("touchpoints", "Touchpoints", len(pages))
    for n, page in enumerate(pages):
        view = MatrixView(
            finding=_finding(rows),
            categories=tuple(sentence(readable(name)) for name in CATEGORIES),
            tables=tuple(page),
            reasons=_needed(page, reasons),
            pages=links if len(links) > 1 else (),
            total=len(rows),
            own_table=bool(reading.portfolio.settings.scales.matrix),
        )
        sheet = Sheet(
            address=links[n].address,
            title=links[n].title,
            template="matrix.html",
            source=of_all(reading, edition),
            trail=(Link(edition.name, "index.html"), Link("As it is built", "built.html")),
            before=links[n - 1] if n else None,
            after=links[n + 1] if n + 1 < len(links) else None,
            headings=tuple(Heading(2, table.id, table.title) for table in page if rows),
            found=(Found("", "Touchpoints by kind of harm", view.finding),) if not n else (),
            nav="" if n else "Touchpoints",
        )
        yield compose(sheet, edition, view)


@dataclass(frozen=True, slots=True)
class WorstRows:
    """The head of the matrix, for a page that shows other things as well."""

    finding: str
    categories: tuple[str, ...]
    table: Matrix
    more: int
    """Touchpoints that stand in the whole matrix only."""


def worst_rows(reading: Reading, most: int) -> WorstRows:
    """The touchpoints with the worst risks, over all journeys."""
    rows = reading.matrix
    return WorstRows(
        finding=_finding(rows),
        categories=tuple(sentence(readable(name)) for name in CATEGORIES),
        table=_whole(reading, sorted(rows, key=_badness)[:most], _numbers(rows)),
        more=max(0, len(rows) - most),
    )


def _numbers(rows: Sequence[Row]) -> dict[str, int]:
    """Every reason once, numbered as they come."""
    reasons = (reason for row in rows for cell in row.cells.values() for reason in cell.reasons)
    return {reason: n for n, reason in enumerate(dict.fromkeys(reasons), 1)}


def _needed(tables: Sequence[Matrix], reasons: dict[str, int]) -> tuple[tuple[int, str], ...]:
    used = {n for table in tables for row in table.rows for square in row.squares for n in square.reasons}
    return tuple((n, reason) for reason, n in reasons.items() if n in used)


def _whole(reading: Reading, rows: Sequence[Row], reasons: dict[str, int]) -> Matrix:
    return Matrix("matrix", "Every touchpoint, every kind of harm", None, _rows(reading, rows, reasons))


def _by_journey(reading: Reading, rows: Sequence[Row], reasons: dict[str, int]) -> list[Matrix]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.touchpoint.journey, []).append(row)
    journeys = reading.portfolio.journeys
    return [
        Matrix(f"matrix.{key}", journeys[key].title, Link(journeys[key].title, anchors.journey(key)), made)
        for key, own in found.items()
        for made in [_rows(reading, own, reasons)]
    ]


def _rows(reading: Reading, rows: Sequence[Row], reasons: dict[str, int]) -> tuple[MatrixRow, ...]:
    return tuple(_row(reading, row, reasons) for row in sorted(rows, key=_badness))


def _badness(row: Row) -> tuple[float, float, int, bool]:
    """Worst first: by band, score, then by how much is rated; the unseen last."""
    rated = [cell for cell in row.cells.values() if cell.look == "rated"]
    band = max((cell.band or 0 for cell in rated), default=0)
    score = max((cell.score or 0.0 for cell in rated if cell.band == band), default=0.0)
    return -band, -score, -len(rated), not row.is_seen


def _row(reading: Reading, row: Row, reasons: dict[str, int]) -> MatrixRow:
    return MatrixRow(
        touchpoint=moment(row.touchpoint),
        journey=reading.portfolio.journeys[row.touchpoint.journey].title,
        squares=tuple(_square(reading, row.cells[name], reasons) for name in CATEGORIES),
        is_seen=row.is_seen,
    )


def _square(reading: Reading, cell: Cell, reasons: dict[str, int]) -> Square:
    if cell.band is None or cell.score is None:
        return Square(cell.look, reasons=tuple(reasons[reason] for reason in cell.reasons))
    word, worst = cell.band.word, reading.portfolio.risks[cell.risks[0]]
    return Square(
        look=cell.look,
        band=word,
        letter=word[0].upper(),
        score=printed(cell.score),
        risk=Link(worst.title, anchors.risk(worst.key)),
        more=len(cell.risks) - 1,
    )


def _finding(rows: Sequence[Row]) -> str:
    if not rows:
        return "No touchpoint is written down yet."
    unseen = sum(not row.is_seen for row in rows)
    hot = _hottest(rows)
    first = f"{many(len(rows) - unseen, 'touchpoint')} of {len(rows)} {_is(len(rows) - unseen)} looked at"
    if unseen == len(rows):
        return "Nobody has looked at any touchpoint: unknown, not low."
    worst = f"; {readable(hot[0])} is high or critical at {spelled(hot[1])}" if hot else ""
    return sentence(f"{first}{worst}.")


def _hottest(rows: Sequence[Row]) -> tuple[Category, int] | None:
    """The kind of harm that is high or critical at the most touchpoints."""
    counts = {name: sum(_is_hot(row.cells[name]) for row in rows) for name in CATEGORIES}
    name = max(CATEGORIES, key=lambda one: counts[one])
    return (name, counts[name]) if counts[name] else None


def _is_hot(cell: Cell) -> bool:
    return cell.band is not None and cell.band >= Band.HIGH


def _is(how_many: int) -> str:
    return "is" if how_many == 1 else "are"
