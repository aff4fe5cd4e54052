"""As the person lives it: the page for a CMO."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxrisk.pages.charts.calendar import Calendar, Change, calendar
from cxrisk.pages.commitments import PromiseRow, SignalRow, promise_rows, signal_rows
from cxrisk.pages.exchange import UseRow, use_rows
from cxrisk.pages.lives import JourneyRow, Lesson, PersonRow, journey_rows, lessons, person_rows
from cxrisk.pages.page import Edition, Found, Heading, Link, Page, Sheet
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.repeats import Again, asked_again_everywhere
from cxrisk.pages.sentences import of_exchange, of_pain, of_silence
from cxrisk.pages.told import Told, told
from cxrisk.pages.words import count, sentence

MOST_LESSONS = 9
MOST_CHANGES = 24
"""Changes that one drawing holds; the table has them all."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything that the page shows."""

    finding: str
    lead: str
    journeys: tuple[JourneyRow, ...]
    uses: tuple[UseRow, ...]
    uses_say: str
    again: tuple[Again, ...]
    told: tuple[Told, ...]
    told_say: str
    calendar: Calendar
    promises: tuple[PromiseRow, ...]
    signals: tuple[SignalRow, ...]
    lessons: tuple[Lesson, ...]
    people: tuple[PersonRow, ...]


def person_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The one page."""
    view = person_view(reading)
    sheet = Sheet(
        address="person.html",
        title="As the person lives it",
        template="person.html",
        trail=(Link(edition.name, "index.html"),),
        headings=tuple(_headings(view)),
        found=tuple(_found(view)),
        nav="As the person lives it",
    )
    yield compose(sheet, edition, view)


def person_view(reading: Reading) -> PersonView:
    """What the page shows."""
    journeys = journey_rows(reading)
    uses = use_rows(reading, reading.active)
    changes = told(reading, reading.active)
    first = next((row for row in journeys if row.remembered), None)
    return PersonView(
        finding=_finding(first),
        lead=_lead(first),
        journeys=journeys,
        uses=uses,
        uses_say=of_exchange(
            len(uses), sum(row.owes for row in uses), sum(not row.accepted_by for row in uses)
        ),
        again=asked_again_everywhere(reading, reading.portfolio.journeys.values()),
        told=changes,
        told_say=of_silence(len(changes), sum(len(row.missing) for row in changes)),
        calendar=calendar("calendar", [_change(row) for row in changes[:MOST_CHANGES]]),
        promises=promise_rows(reading, reading.active),
        signals=signal_rows(reading, reading.active),
        lessons=lessons(reading)[:MOST_LESSONS],
        people=person_rows(reading),
    )


def _finding(first: JourneyRow | None) -> str:
    if first is None or first.remembered is None:
        return "Nobody has said yet where it hurts."
    end = first.remembered
    return of_pain(first.journey.title, end.value, assumed=end.is_assumed)


def _lead(first: JourneyRow | None) -> str:
    if first is None or first.remembered is None:
        return "A journey says how each moment feels, and what shows it; without that, nobody can say."
    worst = first.remembered.worst.touchpoint
    risks = many(first.above, "risk stands", "risks stand")
    return f"The worst moment is “{worst.name}”. On the way, {risks} above appetite."


def _change(row: Told) -> Change:
    shake = row.disruption
    states = [phase.state for phase in row.phases]
    people = f"{count(shake.people_affected)} people" if shake.people_affected else "people not counted"
    return Change(shake.title, people, shake.from_, shake.to, (states[0], states[1], states[2]))


def _headings(view: PersonView) -> Sequence[Heading]:
    sections = (
        ("journeys", sentence(many(len(view.journeys), "journey")) + ", the most painful first", True),
        ("ledger", "What we take, what we give", True),
        ("again", "Asked again", view.again),
        ("calendar", "What we will have told people", True),
        ("promises", "What we said in public", view.promises),
        ("signals", "Who hears first", view.signals),
        ("learned", "What others learned", view.lessons),
        ("baseline", "What they compare us with", view.journeys),
        ("people", "Who they are", view.people),
    )
    return [Heading(2, id_, title) for id_, title, shown in sections if shown]


def _found(view: PersonView) -> Iterator[Found]:
    yield Found("", "As the person lives it", view.finding)
    for row in view.people:
        yield Found(row.anchor, row.person.name, row.person.life)
