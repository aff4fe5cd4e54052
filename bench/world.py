"""What generated assessments share: the portfolio, its catalogs, its journeys."""

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from common import ITEMS, Raw, day_before, evidence_of
from phrases import EVENTS, FEELINGS, PEOPLE, ROLES, STEPS

UNITS, SYSTEMS, CHANNELS = 40, 60, ("app", "web", "phone", "chat", "email", "branch", "letter")

_ASKING = ("report", "prove")
"""Steps at which something is asked for."""


@dataclass(frozen=True)
class JourneyFile:
    """A journey, and what the assessments that point into it need to know."""

    id: str
    person: str
    touchpoints: tuple[str, ...]
    """Those that ask for nothing."""
    asking: dict[str, str]
    """The others, and the data item that each asks for."""
    data: Raw


def portfolio() -> Raw:
    """The portfolio file."""
    return {
        "kind": "portfolio",
        "version": 1,
        "name": "Harbour Mutual",
        "about": "An insurer with 900000 members and 60 branches. Harbour Mutual is invented.",
        "currency": "EUR",
        "appetite": {"default": "medium", "sign_at_impact": 5},
        "review": {"every_months": 6},
        "executives": {
            "cmo": {"title": "Chief Marketing Officer"},
            "cio": {"title": "Chief Information Officer", "may_accept": "medium"},
            "cro": {"title": "Chief Risk Officer", "may_accept": "critical"},
        },
    }


def catalogs(chance: Random) -> dict[str, Raw]:
    """The shared catalogs, by the name of their file."""
    head = {"kind": "catalog", "version": 1}
    units = [{"id": f"unit-{n:02}", "name": f"Desk {n}", "lead": chance.choice(ROLES)} for n in range(UNITS)]
    for unit in units[-4:]:
        unit["organisation"] = "repairers"
    channels = [
        {
            "id": name,
            "name": name.title(),
            "medium": "store" if name == "branch" else name.replace("letter", "mail"),
        }
        | {"human": name in ("phone", "chat", "branch"), "hours": "Mon-Sat 08:00-20:00"}
        for name in CHANNELS
    ]
    systems = [
        {
            "id": f"system-{n:02}",
            "name": f"Service {n}",
            "hosting": chance.choice(("public_cloud", "saas", "on_prem")),
        }
        | ({"runs_on": [f"system-{n % 6:02}"]} if n >= 6 else {"provider": "cloudhost"})
        for n in range(SYSTEMS)
    ]
    items = [
        {"id": f"item-{n:02}", "name": f"Fact {n} about a claim", "about": "self"}
        | {"sensitivity": ("internal", "confidential", "sensitive")[n % 3], "retention": f"{n % 7 + 1} years"}
        for n in range(ITEMS)
    ]
    organisations = [
        {"id": "harbour", "name": "Harbour Mutual", "ours": True},
        {"id": "cloudhost", "name": "The cloud provider", "ours": False},
        {"id": "repairers", "name": "The guild of repairers", "ours": False},
    ]
    return {
        "organisation": {**head, "organisations": organisations, "units": units, "channels": channels},
        "systems-and-data": {**head, "systems": systems, "data_items": items},
        "people": {**head, "people": [_person(number) for number in range(3 * len(PEOPLE))]},
    }


def _person(number: int) -> Raw:
    name, life, who = PEOPLE[number % len(PEOPLE)]
    return {
        "id": f"{name.lower()}-{number:02}",
        "name": f"{name}, who {life}",
        "who": who,
        "basis": "partial",
        "needs": ["Know today where it stands", "Say a thing once"],
        "values": ["A straight answer, even a bad one"],
        "limits": ["No time for a visit in working hours"],
        "channels": list(CHANNELS[:5]),
    }


def journey(number: int, chance: Random) -> JourneyFile:
    """One journey of five to seven touchpoints through two or three units."""
    name = f"claim-{number:04}"
    person = _person(number % (3 * len(PEOPLE)))["id"]
    steps = STEPS[: chance.randint(5, 7)]
    units = [f"unit-{(number + n // 2) % UNITS:02}" for n in range(len(steps))]
    moment = chance.randrange(1, len(steps))
    touchpoints = [
        _touchpoint(step, units[at], number * 3 + at, moment=at == moment, chance=chance)
        | {"emotion": chance.randint(1, 2) if at == len(steps) - 1 else chance.randint(-1, 2)}
        for at, step in enumerate(steps)
    ]
    between = [
        {"from": a["id"], "to": b["id"], "owner": b["unit"], "carries": a.get("collects", []) or ["item-00"]}
        | {"promise": "Within two working hours", "status": "works", "verified": day_before(chance, 120)}
        | {"people_a_week": chance.randint(20, 900), "counted": True, "evidence": ["watching"]}
        for a, b in pairwise(touchpoints)
    ]
    data = {
        "kind": "journey",
        "version": 1,
        "title": f"I claim for {chance.choice(EVENTS)}",
        "person": person,
        "state": "current",
        "baseline": {"who": "A parcel service", "what": "Says the hour, and keeps it", "date": "2026-05"},
        "stages": [
            {"name": "It happens", "phase": "before", "touchpoints": touchpoints[:2]},
            {"name": "It is looked at", "phase": "service", "touchpoints": touchpoints[2:4]},
            {"name": "It is put right", "phase": "after", "touchpoints": touchpoints[4:]},
        ],
        "handoffs": between,
        "evidence": [evidence_of("watching", ["attitudinal", "behavioral"], "observation", person, chance)],
    }
    asking = {f"{name}/{one['id']}": one["collects"][0] for one in touchpoints if "collects" in one}
    others = tuple(f"{name}/{one['id']}" for one in touchpoints if "collects" not in one)
    return JourneyFile(name, person, others, asking, data)


def _touchpoint(step: tuple[str, str, str], unit: str, number: int, *, moment: bool, chance: Random) -> Raw:
    short, name, doing = step
    decides = {
        "moment_of_truth": "Here people decide whether we are on their side",
        "human_fallback": {"channel": "phone", "verified": day_before(chance, 200)},
        "when_it_fails": "She stands there with a wet carpet and no number to call",
        "recovery": "The desk calls back within the hour, with the name of one person",
        "verified": day_before(chance, 200),
    }
    return {
        "id": short,
        "name": name,
        "channel": CHANNELS[number % 5],
        "unit": unit,
        "systems": [f"system-{number % SYSTEMS:02}"],
        "doing": doing,
        "feeling": chance.choice(FEELINGS),
        "evidence": ["watching"],
        "login": "two_factor",
        **({"collects": [f"item-{number % ITEMS:02}"]} if short in _ASKING else {}),
        "shows": [f"item-{(number + 7) % ITEMS:02}"],
        "people_a_week": chance.randint(40, 4000),
        **(decides if moment else {}),
    }
