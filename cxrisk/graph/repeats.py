"""What people are asked twice, because nothing carried their answer."""

from collections import Counter, deque
from collections.abc import Iterator

from cxrisk.graph.ways import handoffs_by_step, steps
from cxrisk.model.journey import Handoff, Journey, Touchpoint
from cxrisk.model.portfolio import Portfolio
from cxrisk.records import dataclass

Step = tuple[str, str]
"""Two consecutive touchpoints, by key."""
ASKERS = 2
"""How many touchpoints that asked are remembered on the way."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """One thing that a person is asked for at two touchpoints of a journey."""

    item: str
    """The data item's id."""
    first: Touchpoint
    """Where she was asked before."""
    later: Touchpoint
    """Where she is asked again."""
    dropped: Handoff | None
    """The handoff that let it fall; none where there is no handoff at all."""
    missing: tuple[Touchpoint, Touchpoint] | None
    """The step on which nothing could carry it, where there is no handoff."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of something that a person has said, on her way."""

    asked_at: str
    """The touchpoint that asked last."""
    lost_on: Step | None = None
    """The step on which it got lost; none while it is carried."""
    dropped: Handoff | None = None


def asked_twice(portfolio: Portfolio, journey: Journey) -> tuple[Repeat, ...]:
    """Every repeat of a journey, in the order in which people meet them; one a pair and item.

    Somebody who was asked at one touchpoint and walks on to another one that asks the same is asked twice
    if the answer got lost on some way between: at a handoff that does not carry it, or on a step without
    a handoff, within one unit too. A handoff that skips touchpoints and carries it brings it along.
    """
    asked = Counter(item for one in journey.touchpoints() for item in one.collects)
    items = [item for item, times in asked.items() if times > 1]
    if not items:
        return ()
    order = {one.key: place for place, one in enumerate(journey.touchpoints())}
    way = Way(journey)
    found = [(order[repeat.later.key], repeat) for item in items for repeat in _repeats(portfolio, way, item)]
    return tuple(repeat for _, repeat in sorted(found, key=lambda one: one[0]))


class Way:
    """A journey as steps and handoffs, looked up by touchpoint."""

    def __init__(self, journey: Journey) -> None:
        self.asks = {one.key: frozenset(one.collects) for one in journey.touchpoints()}
        self.joined = handoffs_by_step(journey)
        self.onward: dict[str, list[str]] = {key: [] for key in self.asks}
        self.before: dict[str, list[str]] = {key: [] for key in self.asks}
        for first, second in steps(journey):
            # A step into another journey ends this one.
            if second in self.before:
                self.onward[first].append(second)
                self.before[second].append(first)

    def asking(self, item: str) -> list[str]:
        """The touchpoints that ask for it."""
        return [key for key, items in self.asks.items() if item in items]

    def carrying(self, item: str) -> dict[str, list[str]]:
        """From each touchpoint, where handoffs bring it; of several between two, all must."""
        brought: dict[str, list[str]] = {}
        for (first, second), handoffs in self.joined.items():
            if all(item in one.carries for one in handoffs):
                brought.setdefault(first, []).append(second)
        return brought

    def brought_past(self, item: str) -> frozenset[tuple[str, str]]:
        """Who asked, and where handoffs bring the answer past other touchpoints, before it is asked again."""
        brought = self.carrying(item)
        past: set[tuple[str, str]] = set()
        for asker in self.asking(item):
            seen, waiting = {asker}, deque([asker])
            while waiting:
                here = waiting.popleft()
                onward = self.onward.get(here, ())
                for there in brought.get(here, ()):
                    if there not in onward:
                        past.add((asker, there))
                    if there not in seen and item not in self.asks.get(there, ()):
                        seen.add(there)
                        waiting.append(there)
        return frozenset(past)


def _answers(way: Way, item: str, past: frozenset[tuple[str, str]]) -> dict[str, list[Answer]]:
    """What people who leave a touchpoint have been asked before, over all ways that lead there.

    Two askers are kept of what is carried and of what got lost: where people circle, one of two is another
    touchpoint than the next that asks. So each touchpoint changes four times at most, and loops end.
    """
    leaving = {key: [Answer(key)] for key in way.asking(item)}
    waiting = deque((key, answer) for key, held in leaving.items() for answer in held)
    while waiting:
        here, answer = waiting.popleft()
        for there in way.onward[here]:
            fresh = _after(way, item, answer, (here, there), past)
            if item not in way.asks[there] and _is_news(fresh, leaving.setdefault(there, [])):
                leaving[there].append(fresh)
                waiting.append((there, fresh))
    return leaving


def _is_news(answer: Answer, known: list[Answer]) -> bool:
    alike = [one.asked_at for one in known if bool(one.lost_on) == bool(answer.lost_on)]
    return len(alike) < ASKERS and answer.asked_at not in alike


def _after(way: Way, item: str, answer: Answer, step: Step, past: frozenset[tuple[str, str]]) -> Answer:
    """What becomes of an answer on one step."""
    if (answer.asked_at, step[1]) in past:
        return Answer(answer.asked_at)
    if answer.lost_on:
        return answer
    handoffs = way.joined.get(step, ())
    dropped = next((one for one in handoffs if item not in one.carries), None)
    return Answer(answer.asked_at) if handoffs and not dropped else Answer(answer.asked_at, step, dropped)


def _repeats(portfolio: Portfolio, way: Way, item: str) -> Iterator[Repeat]:
    """One repeat at each touchpoint that asks again, one a pair; where people circle, at the later one."""
    place = {key: number for number, key in enumerate(way.asks)}
    found = sorted(_lost(way, item), key=lambda one: place[one[0].asked_at] > place[one[1]])
    told: set[frozenset[str]] = set()
    again: set[str] = set()
    for answer, later in found:
        pair = frozenset((answer.asked_at, later))
        if later not in again and pair not in told:
            again.add(later)
            told.add(pair)
            yield _repeat(portfolio, way, item, answer, later)


def _lost(way: Way, item: str) -> Iterator[tuple[Answer, str]]:
    """Answers that got lost on the way to a touchpoint that asks again, with that touchpoint."""
    past = way.brought_past(item)
    leaving = _answers(way, item, past)
    for later in way.asking(item):
        for before in way.before[later]:
            for left in leaving.get(before, ()):
                answer = _after(way, item, left, (before, later), past)
                if answer.lost_on and answer.asked_at != later:
                    yield answer, later


def _repeat(portfolio: Portfolio, way: Way, item: str, answer: Answer, later: str) -> Repeat:
    touchpoints = portfolio.touchpoints
    direct = way.joined.get((answer.asked_at, later), ())
    # A handoff from the one to the other is the one to mend, even where people pass others on the way.
    dropped = answer.dropped or next((one for one in direct if item not in one.carries), None)
    first, second = answer.lost_on or (answer.asked_at, later)
    return Repeat(
        item=item,
        first=touchpoints[answer.asked_at],
        later=touchpoints[later],
        dropped=dropped,
        missing=None if dropped else (touchpoints[first], touchpoints[second]),
    )
