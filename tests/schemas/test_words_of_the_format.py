"""The schemas have every key and every word of the format, written out here once more, and no other."""

from collections.abc import Iterator
from typing import Any

import pytest

from cxrisk.sources.schema import KINDS, schema_of

SCHEMAS = {kind: schema_of(kind) for kind in KINDS}
CATEGORIES = (
    "security privacy trust compliance service_continuity accessibility workforce reputation safety "
    "fairness third_party financial"
)
WHO = "customer prospect employee partner bystander subject"
CONTROL_STATUS = "proposed planned partial in_place failed"
JOURNEY_WORDS = {
    "visibility": "internal",
    "state": "current planned",
    "phase": "before service after",
    "lane": "customer_action frontstage backstage support",
    "login": "none knowledge password two_factor strong",
    "handoff.status": "works degraded broken unknown",
    "kinds": "attitudinal behavioral quantitative documentary",
    "method": (
        "interview observation diary usability_test survey analytics support_log social_listening "
        "walkthrough complaint test audit document press desk"
    ),
    "confidence": "low medium high",
}
WORDS = {
    "journey": JOURNEY_WORDS,
    "assessment": {
        **JOURNEY_WORDS,
        "status": "proposed piloting live paused retired",
        "driver": "bottom_up top_down both supplier",
        "horizon": "year once",
        "treatment": "mitigate accept avoid transfer",
        "control_use.status": CONTROL_STATUS,
        "control_change.status": CONTROL_STATUS,
        "result": "held partly failed",
        "strength": "none weak partial substantial strong",
        "indicator.state": "green amber red",
        "privacy_threat": (
            "linking identifying non_repudiation detecting disclosure unawareness non_compliance"
        ),
        "mode": "none customized_by_person personalized_by_inference",
        "basis": "consent contract legal_obligation vital_interest public_task legitimate_interest unknown",
        "disruption.kind": (
            "migration launch outage breach forced_reset policy_change price_change supplier_change "
            "data_sharing closure"
        ),
        "communication.phase": "before during after",
        "action.status": "open doing done dropped",
        "action.kind": "capacity fix_cause communicate control experiment",
        "experiment.result": "running supported refuted inconclusive",
    },
    "catalog": {
        "visibility": "internal",
        "category": CATEGORIES,
        "strength": "none weak partial substantial strong",
        "indicator.state": "green amber red",
        "medium": "app web phone chat bot email sms push social store mail poster press device api partner",
        "hosting": "on_prem private_cloud public_cloud saas supplier personal_device unknown",
        "address": "known new supplier",
        "sensitivity": "public internal confidential sensitive special_category",
        "about": "self household others device organisation",
        "who": WHO,
        "basis": "assumption partial research",
        "reduces": "likelihood impact",
        "friction": "none low high",
        "control.kind": "technical process people design legal communication",
        "family": "nps csat ces operational trust financial",
        "better": "high low",
    },
    "portfolio": {"band": "low medium high critical", "rules": "error warning info ignore"},
}


def words(schema: dict[str, Any]) -> Iterator[list[str]]:
    """Every enumeration of a schema."""
    waiting: list[Any] = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if isinstance(part.get("enum"), list):
                yield part["enum"]
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_are_those_of_the_format(kind):
    found = sorted(" ".join(enum) for enum in words(SCHEMAS[kind]))
    assert found == sorted(WORDS[kind].values())


MAPS = {
    ("assessment", "impact"): CATEGORIES,
    ("assessment", "not_applicable"): CATEGORIES,
    ("assessment", "reach"): WHO,
    ("assessment", "answers"): "representative biased accurate fair",
    ("portfolio", "appetite"): f"default {CATEGORIES} sign_at_impact",
    ("portfolio", "impact_notices"): CATEGORIES,
}


@pytest.mark.parametrize(("kind", "name"), MAPS)
def test_maps_have_the_keys_of_the_format(kind, name):
    assert list(SCHEMAS[kind]["$defs"][name]["properties"]) == MAPS[kind, name].split()


COMMON = ["visibility", "sources", "tickets"]
KEYS = {
    "portfolio": (
        "kind! version! name! about currency language scales layers appetite verdict review executives "
        "rules repository"
    ),
    "catalog": (
        "kind! version! organisations units channels systems data_items people statements controls "
        "metrics technologies risk_patterns precedents"
    ),
    "journey": "kind! version! title! person! state as_of verdict baseline stages! handoffs evidence",
    "assessment": (
        "kind! version! title! technologies! status! summary! roles! driver verdict go_live reach review "
        "as_of risks evidence data_uses signals disruptions communications actions experiments decisions "
        "questions promises journeys answers not_applicable outcome"
    ),
    "portfolio.scales": "likelihood! impact! matrix",
    "portfolio.likelihood_step": "word! up_to",
    "portfolio.impact_step": "word! up_to notice",
    "portfolio.portfolio_review": "every_months",
    "portfolio.executive": "title! may_accept contact",
    "portfolio.verdict": "says! by! date!",
    "catalog.organisation": "id! name! ours",
    "catalog.unit": "id! name! lead contact organisation parent",
    "catalog.channel": "id! name! medium! human hours answers_within_minutes may unit systems",
    "catalog.system": "id! name! hosting! provider sanctioned address runs_on",
    "catalog.data_item": "id! name! sensitivity! about retention",
    "catalog.person": (
        "id! name! who! basis life needs values feelings ambitions limits channels access evidence quote"
    ),
    "catalog.quote": "text! said_by consent",
    "catalog.statement": "id! text! owner",
    "catalog.control": (
        "id! name! reduces! strength! layer! friction only kind how_to_verify why maps_to unsourced"
    ),
    "catalog.standard": "framework! ref!",
    "catalog.metric": "id! name! family! scale better",
    "catalog.technology": "id! name! prompts consider unsourced",
    "catalog.risk_pattern": (
        "id! name! technologies! categories! notice cause event consequence controls indicator precedents "
        "questions replaces unsourced"
    ),
    "catalog.precedent": "id! who! date! what! notice disputed",
    "journey.baseline": "who! what! date evidence",
    "journey.stage": "name! phase touchpoints!",
    "journey.touchpoint": (
        "id! name! channel! unit! lane systems need doing thinking feeling emotion evidence gains pains "
        "moment_of_truth human_fallback login collects shows says when_it_fails recovery verified next "
        "people_a_week metrics"
    ),
    "journey.human_fallback": "channel! systems verified",
    "journey.metric_reading": "metric! value! people date",
    "journey.handoff": "id from! to! owner carries promise status people_a_week counted verified evidence",
    "journey.evidence": "id! kinds! method! finding! date! from people segment quote source confidence",
    "journey.source": "title! publisher date url",
    "assessment.roles": "accountable! cx_champion technology_owner privacy researcher reviewers",
    "assessment.review": "last! by",
    "assessment.risk": (
        "id! title! likelihood! impact! touchpoints handoffs pattern cause event consequence person_says "
        "rationale horizon rated evidence controls treatment owner acceptance views estimate indicator "
        "privacy_threat review_by"
    ),
    "assessment.rated": "by! date!",
    "assessment.rating_evidence": "likelihood impact",
    "assessment.acceptance": "by! date! until! because! digest",
    "assessment.estimate": "events_per_year loss_per_event",
    "assessment.indicator": "name! value amber red state date unit",
    "assessment.control_use": "control! status! strength because verified",
    "assessment.control_verification": "date! result! by evidence",
    "assessment.data_use": (
        "id data! at! purpose mode value_to_person value_to_us basis consent opt_out stops shared_with "
        "accepted"
    ),
    "assessment.data_consent": "how withdrawable",
    "assessment.opt_out": "at! done_by! within_days verified",
    "assessment.signal": "id from! heard_at! passed_to! within_hours verified",
    "assessment.disruption": "id! kind! title! planned from to touchpoints people_affected",
    "assessment.communication": (
        "id disruption! phase! to! channel! message! owner date within_hours known not_known tested_with "
        "evidence"
    ),
    "assessment.action": "id! title! owner! due! status! kind for for_handoffs",
    "assessment.experiment": "id! hypothesis! people stop_rule consent from to result evidence",
    "assessment.decision": (
        "id! question! from! needed_by options recommended default decided chosen because chosen_by "
        "bears_the_cost evidence"
    ),
    "assessment.option": "text! costs effect sets",
    "assessment.control_change": "risk! control! status!",
    "assessment.recommendation": "option! by! because! dissent",
    "assessment.question": "id text! owner due",
    "assessment.promise": "id said! where risks",
    "assessment.answer": "text! evidence",
    "assessment.outcome": "summary! facts",
    "assessment.fact": "text! date sources disputed",
}
"""Every record of the format: its own keys, with ! where required."""


@pytest.mark.parametrize("name", KEYS)
def test_records_have_the_keys_of_the_format(name):
    kind, _, definition = name.partition(".")
    record = SCHEMAS[kind]["$defs"][definition] if definition else SCHEMAS[kind]
    keys = [key + "!" * (key in record.get("required", ())) for key in record["properties"]]
    if definition != "fact":
        keys = [key for key in keys if key not in COMMON]
    assert keys == KEYS[name].split()


PARTS = (
    "acceptance answer baseline control_change control_verification data_consent estimate executive "
    "fact human_fallback impact_step indicator likelihood_step metric_reading opt_out option outcome "
    "portfolio_review quote rated rating_evidence recommendation review roles scales source standard "
    "verdict"
)
"""Maps inside records: they are internal where their record is, and are no records themselves."""


def test_every_record_may_be_internal_and_have_sources_and_tickets():
    parts_of_records = set(PARTS.split()) | {name for _, name in MAPS}
    for kind, schema in SCHEMAS.items():
        for name, body in schema["$defs"].items():
            if "properties" in body and name not in parts_of_records:
                assert set(COMMON) <= set(body["properties"]), f"{kind}: {name}"


def test_every_record_of_the_format_is_listed_here():
    named = {name.rpartition(".")[2] for name in KEYS} | {name for _, name in MAPS} | {"journey"}
    assert {
        name for schema in SCHEMAS.values() for name, body in schema["$defs"].items() if "properties" in body
    } <= named
