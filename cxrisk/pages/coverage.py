"""How much of what we say rests on people, and how fresh it is."""

from cxrisk.model.fields import About
from cxrisk.pages.reading import Reading
from cxrisk.records import dataclass

MOST_MARKS = 120
"""Above this many ratings a mark a rating would be a grey bar."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the ratings of the active initiatives rest on."""

    recent: int
    """Ratings with the voice of a person, and the newest of it is not old."""
    stale: int
    alone: int
    """Ratings on nobody's word but ours."""
    unrated: int
    """Risks that nobody could rate."""
    unseen: int
    """Touchpoints at which nobody has looked at any kind of harm; the matrix hatches their rows."""
    touchpoints: int
    newest: About | None

    @property
    def total(self) -> int:
        """All ratings."""
        return self.recent + self.stale + self.alone

    @property
    def marks(self) -> str:
        """A letter a rating: r recent, s stale, n none; nothing where there would be too many."""
        return "r" * self.recent + "s" * self.stale + "n" * self.alone if self.total <= MOST_MARKS else ""


def coverage(reading: Reading) -> Coverage:
    """Count what rests on what."""
    badges = [reading.badges[key] for key in reading.scores]
    asked = [one for one in badges if one.asked]
    stale = sum(one.stale for one in asked)
    dates = [one.newest for one in asked if one.newest]
    risks = sum(len(one.risks) for one in reading.active)
    touchpoints = reading.portfolio.touchpoints
    return Coverage(
        recent=len(asked) - stale,
        stale=stale,
        alone=len(badges) - len(asked),
        unrated=risks - len(badges),
        unseen=sum(not row.is_seen for row in reading.matrix),
        touchpoints=len(touchpoints),
        newest=max(dates, key=lambda date: date.last, default=None),
    )
