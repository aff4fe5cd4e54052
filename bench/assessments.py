"""One generated assessment as plain data, sound in every respect as of `TODAY`."""

from datetime import timedelta
from pathlib import Path
from random import Random

import yaml
from common import ITEMS, TODAY, Raw, day_before, evidence_of
from phrases import (
    DECISIONS,
    MESSAGES,
    NOT_HERE,
    PLACES,
    PURPOSES,
    QUOTES,
    REASONS,
    ROLES,
    SAYS,
    TECHNOLOGIES,
    VALUES,
    WORK,
)
from world import JourneyFile

_LIBRARY = Path(__file__).parents[1] / "cxrisk" / "library" / "risks"
_STATUSES = ("proposed", "piloting", "piloting", "live", "live", "live", "paused")


def patterns() -> dict[str, list[Raw]]:
    """The built-in library's risk patterns, by technology."""
    return {
        name: yaml.safe_load((_LIBRARY / f"{name}.yml").read_text(encoding="utf-8"))["risk_patterns"]
        for name in TECHNOLOGIES
    }


def assessment(number: int, journeys: list[JourneyFile], known: dict[str, list[Raw]], chance: Random) -> Raw:
    """One assessment of about five kilobytes, sound in every respect as of `TODAY`."""
    technology = list(TECHNOLOGIES)[number % len(TECHNOLOGIES)]
    thing = TECHNOLOGIES[technology][number // len(TECHNOLOGIES) % 5]
    lived = journeys[number // 5 % len(journeys)]
    place = chance.choice(PLACES)
    status = chance.choice(_STATUSES)
    touched = chance.sample(lived.touchpoints, 3)
    risks = [
        _risk(f"{pattern['id'].partition('.')[2]}", pattern, touched, chance)
        for pattern in chance.sample(known[technology], 2)
    ]
    names = [risk["id"] for risk in risks]
    return {
        "kind": "assessment",
        "version": 1,
        "title": f"The {thing} for {place}, part {number}",
        "technologies": [technology],
        "status": status,
        "summary": f"The {thing} is moved, opened or extended for {place}, and "
        f"{chance.randint(2, 90) * 1000} people meet it on an ordinary day. {chance.choice(REASONS)}",
        **_at_times(
            chance, verdict={"says": "Good enough to go on", "by": "cio", "date": day_before(chance, 60)}
        ),
        "driver": chance.choice(("top_down", "bottom_up", "both")),
        **({"go_live": day_before(chance, 700)} if status == "live" else {}),
        "reach": {"customer": chance.randint(1, 90) * 1000, "employee": chance.randint(1, 40) * 10},
        "roles": dict(
            zip(("accountable", "cx_champion", "technology_owner"), chance.sample(ROLES, 3), strict=True)
        ),
        "review": {"last": day_before(chance, 150), "by": "cmo"},
        "evidence": [
            evidence_of("talks", ["attitudinal"], "interview", lived.person, chance)
            | {"quote": {"text": chance.choice(QUOTES), "said_by": "member", "consent": True}},
            evidence_of("walk", ["behavioral"], "usability_test", lived.person, chance),
            evidence_of("counts", ["quantitative"], "analytics", lived.person, chance),
        ],
        "data_uses": [_data_use(number, touched, chance)],
        "risks": risks,
        "not_applicable": dict(zip(("workforce", "financial"), chance.sample(NOT_HERE, 2), strict=True)),
        **_words_with_people(number, lived, touched, chance),
        "actions": [_action(at, name, chance) for at, name in enumerate(names)],
        **_at_times(chance, decisions=[_decision(risks[0], chance)]),
        **_at_times(chance, questions=[{"text": "Who helps when it stops?", "owner": chance.choice(ROLES)}]),
        **({"answers": _answers(chance)} if technology == "big-data" else {}),
    }


def _at_times(chance: Random, **fields: object) -> Raw:
    """Half of the files have it."""
    return fields if chance.random() < 0.5 else {}


def _risk(name: str, pattern: Raw, touched: list[str], chance: Random) -> Raw:
    uses = [
        {"control": control, "status": chance.choice(("planned", "partial", "in_place", "in_place"))}
        | ({"verified": day_before(chance, 150)} if chance.random() < 0.5 else {})
        for control in pattern["controls"][:3]
    ]
    return {
        "id": name,
        "title": pattern["name"],
        "pattern": pattern["id"],
        "cause": pattern["cause"],
        "event": pattern["event"],
        "consequence": pattern["consequence"],
        "person_says": chance.choice(SAYS),
        "touchpoints": chance.sample(touched, 2),
        "likelihood": chance.choice((1, 2, 2, 3, "possible")),
        "impact": {category: chance.randint(2, 4) for category in pattern["categories"][:2]},
        "rated": {"by": chance.choice(ROLES), "date": day_before(chance, 120)},
        "rationale": chance.choice(REASONS),
        "evidence": ["talks", "walk", "counts"],
        "controls": uses,
        "treatment": "mitigate",
        "owner": chance.choice(ROLES),
        **_at_times(chance, views={"cmo": chance.randint(1, 5), "cio": chance.randint(1, 5)}),
    }


def _data_use(number: int, touched: list[str], chance: Random) -> Raw:
    return {
        "data": f"item-{number % ITEMS:02}",
        "at": touched[:2],
        "purpose": chance.choice(PURPOSES),
        "mode": "customized_by_person",
        "value_to_person": chance.choice(VALUES),
        "value_to_us": "Fewer calls and fewer complaints",
        "basis": "contract",
        "opt_out": {
            "at": touched[0],
            "done_by": "unit-01",
            "within_days": 2,
            "verified": day_before(chance, 150),
        },
        "stops": "When the policy ends, plus three years",
    }


def _words_with_people(number: int, lived: JourneyFile, touched: list[str], chance: Random) -> Raw:
    day = TODAY + timedelta(days=chance.randint(30, 200))
    name = f"change-{number}"
    when = {"before": day - timedelta(days=7), "during": day, "after": day + timedelta(days=2)}
    return {
        "signals": [
            {"from": "a member who sees a wrong sum", "heard_at": touched[0], "passed_to": "unit-02"}
            | {"within_hours": chance.randint(1, 48), "verified": day_before(chance, 150)}
        ],
        "disruptions": [
            {"id": name, "kind": "launch", "planned": True, "title": "One weekend on which it changes over"}
            | {"from": day, "to": day + timedelta(days=1), "touchpoints": touched}
            | {"people_affected": chance.randint(1, 90) * 1000}
        ],
        "communications": [
            {
                "disruption": name,
                "phase": phase,
                "to": [lived.person],
                "channel": "email",
                "date": when[phase],
            }
            | {"owner": "cmo", "message": message}
            for phase, message in MESSAGES.items()
        ],
    }


def _action(at: int, risk: str, chance: Random) -> Raw:
    due = TODAY + timedelta(days=chance.randint(20, 200))
    return {"id": f"work-{at}", "title": chance.choice(WORK), "kind": "control", "for": [risk]} | {
        "owner": chance.choice(ROLES),
        "due": due,
        "status": chance.choice(("open", "doing")),
    }


def _decision(risk: Raw, chance: Random) -> Raw:
    question, one, other = chance.choice(DECISIONS)
    effect = {"risk": risk["id"], "control": risk["controls"][0]["control"], "status": "in_place"}
    return {
        "id": "go-on",
        "question": question,
        "from": ["cio", "cmo"],
        "needed_by": TODAY + timedelta(days=chance.randint(20, 120)),
        "options": [{"text": one, "costs": chance.randint(2, 90) * 1000, "sets": [effect]}, other],
        "recommended": {"option": one, "by": "cio", "because": "It can be taken back"},
        "default": other,
    }


def _answers(chance: Random) -> Raw:
    return {
        "representative": "Members without the app are missing; nothing is decided for them from it.",
        "biased": {"text": "Tested by age and by region in the spring", "evidence": ["counts"]},
        "accurate": f"One warning in {chance.randint(3, 9)} was followed by a claim.",
        "fair": "Nobody pays more because of it.",
    }
