"""As the person lives it: the page for a CMO."""

from collections.abc import Iterator, Sequence

from cxrisk.history.edition import Edition
from cxrisk.pages.charts.calendar import Calendar, Change, calendar
from cxrisk.pages.commitments import PromiseRow, SignalRow, promise_rows, signal_rows
from cxrisk.pages.exchange import UseRow, use_rows
from cxrisk.pages.leaves import First, first
from cxrisk.pages.lives import JourneyRow, Lesson, PersonRow, journey_rows, lessons, person_rows
from cxrisk.pages.origin import of_all
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet, headings
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.repeats import Again, asked_again_everywhere
from cxrisk.pages.sentences import of_exchange, of_pain, of_silence
from cxrisk.pages.told import Told, told_by_active
from cxrisk.pages.words import count, quoted, sentence
from cxrisk.records import dataclass

MOST_LESSONS = 9
MOST_CHANGES = 24
MOST = 60
"""Rows of one list; what is beyond stands on the pages of the journeys and initiatives."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything that the page shows."""

    finding: str
    lead: str
    journeys: First[JourneyRow]
    """Of these and of what follows the first, where there are too many for one page."""
    uses: First[UseRow]
    uses_say: str
    again: First[Again]
    told: First[Told]
    told_say: str
    calendar: Calendar
    promises: First[PromiseRow]
    signals: First[SignalRow]
    lessons: First[Lesson]
    people: tuple[PersonRow, ...]


def person_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The one page."""
    view = reading.once(person_view)
    sheet = Sheet(
        address="person.html",
        title="As the person lives it",
        template="person.html",
        source=of_all(reading, edition),
        trail=(Link(edition.name, "index.html"),),
        headings=_headings(view),
        found=tuple(_found(view)),
        nav="As the person lives it",
    )
    yield compose(sheet, edition, view)


def person_view(reading: Reading) -> PersonView:
    """What the page shows."""
    journeys = journey_rows(reading)
    uses = use_rows(reading, reading.active)
    changes = reading.once(told_by_active)
    painful = next((row for row in journeys if row.remembered), None)
    return PersonView(
        finding=_finding(painful),
        lead=_lead(painful),
        journeys=first(journeys, MOST),
        uses=first(uses, MOST),
        uses_say=of_exchange(
            len(uses), sum(row.owes for row in uses), sum(not row.accepted_by for row in uses)
        ),
        again=first(asked_again_everywhere(reading, reading.portfolio.journeys.values()), MOST),
        told=first(changes, MOST_CHANGES),
        told_say=of_silence(len(changes), sum(len(row.missing) for row in changes), _untried(changes)),
        calendar=calendar("calendar", [_change(row) for row in changes[:MOST_CHANGES]]),
        promises=first(promise_rows(reading, reading.active), MOST),
        signals=first(signal_rows(reading, reading.active), MOST),
        lessons=first(lessons(reading), MOST_LESSONS),
        people=person_rows(reading),
    )


def _untried(changes: Sequence[Told]) -> int:
    return sum(phase.state == "written, not tried" for row in changes for phase in row.phases)


def _finding(row: JourneyRow | None) -> str:
    if row is None or row.remembered is None:
        return "Nobody has said yet where it hurts."
    end = row.remembered
    return of_pain(row.journey.title, end.value, assumed=end.is_assumed)


def _lead(row: JourneyRow | None) -> str:
    if row is None or row.remembered is None:
        return "A journey says how each moment feels, and what shows it; without that, nobody can say."
    worst = row.remembered.worst.touchpoint
    risks = many(row.above, "risk stands", "risks stand")
    return f"The worst moment is {quoted(worst.name)}. On the way, {risks} above appetite."


def _change(row: Told) -> Change:
    shake = row.disruption
    states = [phase.state for phase in row.phases]
    people = f"{count(shake.people_affected)} people" if shake.people_affected else "people not counted"
    return Change(shake.title, people, shake.from_, shake.to, (states[0], states[1], states[2]))


def _journeys(total: int) -> str:
    """The title of their list; there is an order only where there are two."""
    return sentence(many(total, "journey")) + (", the most painful first" if total > 1 else "")


def _headings(view: PersonView) -> tuple[Heading, ...]:
    sections = (
        ("journeys", _journeys(view.journeys.total), True),
        ("ledger", "What we take, what we give", True),
        ("again", "Asked again", view.again.shown),
        ("calendar", "What we will have told people", True),
        ("promises", "What we said in public", view.promises.shown),
        ("signals", "Who hears first", view.signals.shown),
        ("learned", "What others learned", view.lessons.shown),
        ("baseline", "What they compare us with", view.journeys.shown),
        ("people", "Who they are", view.people),
    )
    return headings(sections)


def _found(view: PersonView) -> Iterator[Found]:
    yield Found("", "As the person lives it", view.finding)
    for row in view.people:
        yield Found(row.anchor, row.person.name, row.person.life)
