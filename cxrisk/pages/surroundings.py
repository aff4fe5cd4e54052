"""What hangs together around an initiative, and around the touchpoint where a journey is worst."""

from collections.abc import Mapping, Sequence

from cxrisk.graph.initiatives import touchpoints_of_risk
from cxrisk.graph.questions import hanging_on
from cxrisk.model.assessment import Assessment
from cxrisk.model.journey import Touchpoint
from cxrisk.model.risk import Risk
from cxrisk.pages import anchors
from cxrisk.pages.charts.ego import Column, Ego, Node, ego
from cxrisk.pages.moments import Moment, mark, moment
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import listed, many
from cxrisk.pages.reading import Reading, grouped
from cxrisk.pages.words import quoted, sentence
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import Rank


@dataclass(frozen=True, slots=True)
class StruckRow:
    """One touchpoint that an initiative's risks strike."""

    at: Moment
    person: str
    risks: tuple[int, ...]
    """By their place in the list of the initiative, from 1; the worst first."""


@dataclass(frozen=True, slots=True)
class Strikes:
    """From an initiative through its risks and touchpoints to people."""

    ego: Ego
    finding: str
    rows: tuple[StruckRow, ...]


@dataclass(frozen=True, slots=True)
class MeetRow:
    """One risk that meets others at a touchpoint."""

    risk: Link
    score: str
    """With its band."""
    initiative: Link


@dataclass(frozen=True, slots=True)
class Meets:
    """What a touchpoint leans on, and the risks that meet there."""

    ego: Ego
    finding: str
    leans: tuple[tuple[str, str], ...]
    """Kind and name of what it leans on."""
    rows: tuple[MeetRow, ...]

    @property
    def leaning(self) -> str:
        """What it leans on, in a sentence."""
        return f"It leans on {listed(f'{name} ({kind})' for kind, name in self.leans)}"


def strikes(reading: Reading, one: Assessment) -> Strikes | None:
    """The surroundings of an initiative; nothing where no risk of it strikes a touchpoint."""
    portfolio = reading.portfolio
    places = {risk.key: n for n, risk in enumerate(reading.ranked(one), start=1)}
    risks = [risk for risk in reading.ranked(one) if touchpoints_of_risk(risk, portfolio)]
    struck = [touchpoints_of_risk(risk, portfolio) for risk in risks]
    hit = grouped((at, risk) for risk, several in zip(risks, struck, strict=True) for at in several)
    if not hit:
        return None
    lived = {at: portfolio.journeys[anchors.file_of(at)].person for at in hit}
    points = [portfolio.touchpoints[at] for at in _first_of_each(struck)]
    people = [portfolio.people[key] for key in dict.fromkeys(lived[at.key] for at in points)]
    pairs = [("self", risk.key) for risk in risks]
    pairs += [(risk.key, at) for at, several in hit.items() for risk in several]
    pairs += [(at, f"person {lived[at]}") for at in hit]
    columns = [
        Column("initiative", 15, 1, (Node("self", one.title, is_self=True),)),
        Column(
            "its risks, the worst first",
            31,
            9,
            tuple(_risk(reading, risk, f"{places[risk.key]}. ") for risk in risks),
        ),
        Column(
            "strike at",
            27,
            10,
            tuple(Node(at.key, at.name, is_truth=bool(at.moment_of_truth)) for at in points),
        ),
        Column(
            "lived by",
            18,
            5,
            tuple(
                Node(
                    f"person {who.id}",
                    who.name,
                    assumed=who.basis not in ("partial", "research") and not who.evidence,
                )
                for who in people
            ),
        ),
    ]
    return Strikes(
        ego=ego("ego", f"How harm from {quoted(one.title)} reaches people", columns, pairs),
        finding=_of_strikes(points, hit, len(people)),
        rows=tuple(
            StruckRow(
                moment(at),
                portfolio.people[lived[at.key]].name,
                tuple(places[risk.key] for risk in hit[at.key]),
            )
            for at in points
        ),
    )


def _first_of_each(struck: Sequence[Sequence[str]]) -> Sequence[str]:
    """All touchpoints, each once: first one of every risk, then a second of every risk, and so on."""
    longest = max(len(several) for several in struck)
    return list(dict.fromkeys(several[n] for n in range(longest) for several in struck if n < len(several)))


def _of_strikes(points: Sequence[Touchpoint], hit: Mapping[str, tuple[Risk, ...]], people: int) -> str:
    worst = max(points, key=lambda at: len(hit[at.key]))
    reach = f"{many(len(points), 'touchpoint')} and {many(people, 'kind of person', 'kinds of people')}"
    most = len(hit[worst.key])
    meet = f"; {many(most, 'of them', 'of them')} meet at {quoted(worst.name)}" if most > 1 else ""
    risks = len({risk.key for several in hit.values() for risk in several})
    return sentence(f"{many(risks, 'risk reaches', 'risks reach')} {reach}{meet}.")


def meets(reading: Reading, points: Sequence[Touchpoint]) -> Meets | None:
    """The surroundings of the touchpoint of a journey with the worst risk; nothing where none is rated."""
    here = [at for at in points if reading.risks_at.get(at.key)]
    if not here:
        return None
    worst = min(here, key=lambda at: _weight(reading, reading.risks_at[at.key]))
    risks = reading.risks_at[worst.key]
    leans = _leans(reading, worst)
    initiatives = list(dict.fromkeys(risk.assessment for risk in risks))
    pairs = [(f"{kind} {name}", worst.key) for kind, name in leans]
    pairs += [(worst.key, risk.key) for risk in risks]
    pairs += [(risk.key, f"initiative {risk.assessment}") for risk in risks]
    titles = {key: reading.portfolio.assessments[key].title for key in initiatives}
    columns = [
        Column("leans on", 21, 8, tuple(Node(f"{kind} {name}", f"{name} ({kind})") for kind, name in leans)),
        Column("touchpoint", 19, 1, (Node(worst.key, worst.name, is_truth=False, is_self=True),)),
        Column("risks there, the worst first", 32, 9, tuple(_risk(reading, risk) for risk in risks)),
        Column("brought by", 20, 7, tuple(Node(f"initiative {key}", title) for key, title in titles.items())),
    ]
    return Meets(
        ego=ego("ego", f"What hangs together at {quoted(worst.name)}", columns, pairs),
        finding=_of_meets(worst, len(risks), len(initiatives)),
        leans=leans,
        rows=tuple(_meeting(reading, risk) for risk in risks),
    )


def _weight(reading: Reading, risks: Sequence[Risk]) -> tuple[Rank, int]:
    """The worst risk weighs most, then how many there are."""
    return reading.places[risks[0].key], -len(risks)


def _of_meets(at: Touchpoint, risks: int, initiatives: int) -> str:
    whose = f"{many(risks, 'risk')} of {many(initiatives, 'initiative')}"
    return sentence(
        f"{whose} {'meets' if risks == 1 else 'meet'} people at {quoted(at.name)}, where the worst one is."
    )


def _meeting(reading: Reading, risk: Risk) -> MeetRow:
    score = mark(reading.scores[risk.key].current)
    return MeetRow(
        risk=Link(risk.title, anchors.risk(risk.key)),
        score=f"{score.score} {score.band}",
        initiative=Link(
            reading.portfolio.assessments[risk.assessment].title, anchors.initiative(risk.assessment)
        ),
    )


def _leans(reading: Reading, at: Touchpoint) -> tuple[tuple[str, str], ...]:
    """Its unit, its channels, systems and data, as the graph has them."""
    portfolio, around = reading.portfolio, hanging_on(reading.outcome.graph, at.key)
    return (
        ("unit", portfolio.units[around.unit].name),
        *(("channel", portfolio.channels[key].name) for key in around.channels),
        *(("system", portfolio.systems[key].name) for key in around.systems),
        *(("data", portfolio.data_items[key].name) for key in around.data_items),
    )


def _risk(reading: Reading, risk: Risk, place: str = "") -> Node:
    text = place + risk.title
    score = reading.outcome.scores.get(risk.key)
    assumed = not reading.badges[risk.key].asked
    if score is None:
        return Node(risk.key, text, band="unknown", assumed=assumed)
    current = mark(score.current)
    return Node(risk.key, text, band=current.band, score=current.score, assumed=assumed)
