"""What a claim rests on, in one mark: which kinds of evidence, how many people, how new."""

from collections.abc import Iterable
from datetime import date

from cxrisk.model.evidence import Evidence, Kind
from cxrisk.model.fields import About, Count
from cxrisk.model.portfolio import Portfolio
from cxrisk.records import dataclass

_LETTERS: tuple[tuple[Kind, str, str], ...] = (
    ("behavioral", "B", "what people do"),
    ("attitudinal", "A", "what people say"),
    ("quantitative", "Q", "counts"),
    ("documentary", "D", "documents"),
)
_DAYS_A_MONTH = 365 / 12


@dataclass(frozen=True, slots=True)
class Badge:
    """The evidence under one claim, summed up; only what people say or do counts as asked."""

    kinds: frozenset[Kind]
    asked: bool
    """Whether the voice of a person is among it, not only the firm's."""
    people: Count | None
    """How many people, over all of it; absent where nobody counted."""
    newest: About | None
    stale: bool
    """Whether the newest is older than two of the portfolio's review intervals."""
    left_out: bool = False
    """Whether something is cited that the site does not have, because it has an error."""

    @property
    def letters(self) -> tuple[tuple[str, bool], ...]:
        """Every kind's letter, and whether it is there."""
        return tuple((letter, kind in self.kinds) for kind, letter, _ in _LETTERS)

    @property
    def kinds_in_words(self) -> str:
        """For those who do not see the letters."""
        return ", ".join(words for kind, _, words in _LETTERS if kind in self.kinds)


def badge(evidence: Iterable[Evidence], portfolio: Portfolio, today: date) -> Badge:
    """What these pieces of evidence come to on this day."""
    pieces = tuple(evidence)
    counts = [one.people for one in pieces if one.people]
    lasts = portfolio.settings.review.every_months * 2 * _DAYS_A_MONTH
    newest = max((one.date for one in pieces), key=lambda when: when.last, default=None)
    return Badge(
        kinds=frozenset(kind for one in pieces for kind in one.kinds),
        asked=any(portfolio.is_voice(one) for one in pieces),
        people=Count(sum(n.low for n in counts), sum(n.high for n in counts)) if counts else None,
        newest=newest,
        stale=newest is not None and (today - newest.last).days > lasts,
    )
