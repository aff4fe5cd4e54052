"""The board pack: the front door, both doors and every decision that is wanted, on paper."""

from collections.abc import Iterator

from cxrisk.history.edition import Edition
from cxrisk.pages.built import BuiltView, built_view
from cxrisk.pages.decisions import Ask, ask, wanted
from cxrisk.pages.front import FrontView, front_view
from cxrisk.pages.leaves import First
from cxrisk.pages.origin import of_all
from cxrisk.pages.page import Link, Page, Sheet
from cxrisk.pages.person import PersonView, person_view
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.words import sentence
from cxrisk.records import dataclass

ADDRESS = "board-pack.html"
MOST_ASKS = 12
MOST_ROWS = 12
"""Rows of one table on paper; what is beyond stands on the site."""


@dataclass(frozen=True, slots=True)
class BoardView:
    """Everything that the pack shows: the views of three pages, and the decisions."""

    front: FrontView
    person: PersonView
    built: BuiltView
    asks: First[Ask]
    """The most pressing first."""
    asked: str
    """How many decisions are wanted, in words."""
    most: int
    """Rows of one table."""


def board_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The one page."""
    sheet = Sheet(
        address=ADDRESS,
        title="Board pack",
        template="board.html",
        source=of_all(reading, edition),
        trail=(Link(edition.name, "index.html"),),
    )
    yield compose(sheet, edition, board_view(reading))


def board_view(reading: Reading) -> BoardView:
    """What the pack shows."""
    asked = wanted(reading.active)
    asks = tuple(ask(reading, *pair) for pair in asked[:MOST_ASKS])
    return BoardView(
        front=reading.once(front_view),
        person=reading.once(person_view),
        built=reading.once(built_view),
        asks=First(asks, len(asked) - len(asks)),
        asked=sentence(many(len(asked), "decision wanted", "decisions wanted")),
        most=MOST_ROWS,
    )
