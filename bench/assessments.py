"""One generated assessment as plain data, sound in every respect as of `TODAY`."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

import yaml
from common import TODAY, Raw, day_before, evidence_of
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

_LIBRARY = Path(__file__).parents[1] / "cxrisk" / "library"
_ROLES = ("accountable", "cx_champion", "technology_owner")


@dataclass(frozen=True)
class Known:
    """What the built-in library says about one technology."""

    patterns: list[Raw]
    consider: list[str]
    """The kinds of harm that it asks about."""


def library() -> dict[str, Known]:
    """The built-in library, by technology."""
    return {name: _known(name) for name in TECHNOLOGIES}


def _known(name: str) -> Known:
    risks, technology = (
        yaml.safe_load((_LIBRARY / folder / f"{name}.yml").read_text(encoding="utf-8"))
        for folder in ("risks", "technologies")
    )
    return Known(risks["risk_patterns"], technology["technologies"][0]["consider"])


def assessment(number: int, journeys: list[JourneyFile], known: dict[str, Known], chance: Random) -> Raw:
    """One assessment of about five kilobytes, sound in every respect as of `TODAY`."""
    technology = list(TECHNOLOGIES)[number % len(TECHNOLOGIES)]
    thing = TECHNOLOGIES[technology][number // len(TECHNOLOGIES) % 5]
    lived = journeys[number // 5 % len(journeys)]
    place, live = chance.choice(PLACES), chance.random() < 0.5
    touched = [chance.choice(list(lived.asking)), *chance.sample(lived.touchpoints, 2)]
    chosen = chance.sample(known[technology].patterns, 2)
    risks = [_risk(pattern, touched, chance, live=live) for pattern in chosen]
    rated = {category for risk in risks for category in risk["impact"]}
    return {
        "kind": "assessment",
        "version": 1,
        "title": f"The {thing} for {place}, part {number}",
        "technologies": [technology],
        "status": "live" if live else chance.choice(("proposed", "piloting", "paused")),
        "summary": f"The {thing} is moved, opened or extended for {place}, and "
        f"{chance.randint(2, 90) * 1000} people meet it on an ordinary day. {chance.choice(REASONS)}",
        **_at_times(chance, verdict={"says": "Good enough to go on", "by": "cio", "date": TODAY}),
        "driver": chance.choice(("top_down", "both")),
        **({"go_live": day_before(chance, 700)} if live else {}),
        "reach": {"customer": chance.randint(1, 90) * 1000, "employee": chance.randint(1, 40) * 10},
        "roles": dict(zip(_ROLES, chance.sample(ROLES, len(_ROLES)), strict=True)),
        "review": {"last": day_before(chance, 150), "by": "cmo"},
        "evidence": [
            evidence_of("talks", ["attitudinal"], "interview", lived.person, chance)
            | {"quote": {"text": chance.choice(QUOTES), "said_by": "member", "consent": True}},
            evidence_of("walk", ["behavioral"], "usability_test", lived.person, chance),
            evidence_of("counts", ["quantitative"], "analytics", lived.person, chance),
        ],
        "data_uses": [_data_use(lived.asking[touched[0]], touched, chance)],
        "risks": risks,
        "not_applicable": {
            category: chance.choice(NOT_HERE)
            for category in known[technology].consider
            if category not in rated
        },
        **_words_with_people(number, lived, touched, chance, live=live),
        "actions": [_action(at, risk["id"], chance) for at, risk in enumerate(risks)],
        **_at_times(chance, decisions=[_decision(risks[0], chance)]),
        **_at_times(chance, questions=[{"text": "Who helps when it stops?", "owner": chance.choice(ROLES)}]),
        **({"answers": _answers(chance)} if technology == "big-data" else {}),
    }


def _at_times(chance: Random, **fields: object) -> Raw:
    """Half of the files have it."""
    return fields if chance.random() < 0.5 else {}


def _risk(pattern: Raw, touched: list[str], chance: Random, *, live: bool) -> Raw:
    """A risk; above appetite only where it is not live yet, and there an action answers it."""
    uses = [
        {"control": control, "status": chance.choice(("planned", "partial", "in_place", "in_place"))}
        | ({"verified": day_before(chance, 150)} if chance.random() < 0.5 else {})
        for control in pattern["controls"][:3]
    ]
    uses[0]["status"] = "in_place"
    return {
        "id": pattern["id"].partition(".")[2],
        "title": pattern["name"],
        "pattern": pattern["id"],
        "cause": pattern["cause"],
        "event": pattern["event"],
        "consequence": pattern["consequence"],
        "person_says": chance.choice(SAYS),
        "touchpoints": chance.sample(touched, 2),
        "likelihood": chance.choice((1, 2, 2, 3, "possible")),
        "impact": {category: chance.randint(2, 3 if live else 4) for category in pattern["categories"][:2]},
        "rated": {"by": chance.choice(ROLES), "date": day_before(chance, 120)},
        "rationale": chance.choice(REASONS),
        "evidence": ["talks", "walk", "counts"],
        "controls": uses,
        "treatment": "mitigate",
        "owner": chance.choice(ROLES),
        **_at_times(chance, views={"cmo": chance.randint(1, 5), "cio": chance.randint(1, 5)}),
    }


def _data_use(data: str, touched: list[str], chance: Random) -> Raw:
    return {
        "data": data,
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


def _words_with_people(
    number: int, lived: JourneyFile, touched: list[str], chance: Random, *, live: bool
) -> Raw:
    """Who hears first, and what people are told: of a bad day where it is live, else of the launch."""
    day = TODAY + timedelta(days=chance.randint(30, 200))
    name = f"change-{number}"
    planned = {"kind": "launch", "title": "One weekend on which it changes over", "from": day, "to": day}
    outage = {"kind": "outage", "title": "It stops on a working day"}
    when: dict[str, Raw] = {
        "before": {"date": day - timedelta(days=7)},
        "during": {"within_hours": 2, "not_known": "How long it takes"} if live else {"date": day},
        "after": {"within_hours": 72} if live else {"date": day + timedelta(days=2)},
    }
    return {
        "signals": [
            {"from": "a member who sees a wrong sum", "heard_at": touched[0], "passed_to": "unit-02"}
            | {"within_hours": chance.randint(1, 48), "verified": day_before(chance, 150)}
        ],
        "disruptions": [
            {"id": name, **(outage if live else planned), "touchpoints": touched}
            | {"people_affected": chance.randint(1, 90) * 1000}
        ],
        "communications": [
            {"disruption": name, "phase": phase, "to": [lived.person], "channel": "email", **when[phase]}
            | {"owner": "cmo", "message": message}
            for phase, message in MESSAGES.items()
            if phase != "before" or not live
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
