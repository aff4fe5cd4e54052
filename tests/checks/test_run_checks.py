"""When a check speaks, how loud, and what is left for later."""

from datetime import date

import pytest

from cxrisk.checks import ALL_CHECKS
from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.run import run_checks
from cxrisk.findings import Place, Position, Severity

UNRATED = """
risks:
  - {id: refused, title: A payment is refused, likelihood: 2, impact: {trust: 2}}
"""
DISTURBED = """
disruptions:
  - {id: closed, kind: migration, title: Closed on Sunday}
"""


@pytest.mark.parametrize("rule", ["one-kind-of-evidence", "silent-disruption", "overdue-review"])
def test_a_first_draft_is_told_later(workspace, rule):
    workspace.assessment(UNRATED + DISTURBED, "proposed", review="{last: 2025-01-01}")
    assert not workspace.said(rule)
    [(status, said)] = workspace.later(rule)
    assert status == "piloting"
    assert said.finding.path == "assessments/example.yml"


@pytest.mark.parametrize("status", ["piloting", "paused", "live"])
@pytest.mark.parametrize("rule", ["one-kind-of-evidence", "silent-disruption", "overdue-review"])
def test_from_the_pilot_on_it_is_told_at_once(workspace, rule, status):
    workspace.assessment(UNRATED + DISTURBED, status, review="{last: 2025-01-01}")
    assert workspace.said(rule)
    assert not workspace.later(rule)


SPEAK_LATER = {
    "piloting": {
        "one-kind-of-evidence",
        "numbers-only",
        "silent-disruption",
        "no-stop",
        "inferred-without-opt-out",
        "opt-out-without-path",
        "decision-without-evidence",
        "one-sided",
        "overdue-review",
    },
    "live": {
        "claimed-not-tested",
        "nobody-listens",
        "no-plan-for-a-bad-day",
        "untested-control",
        "planned-only",
        "uncounted-handoff",
    },
}


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.id)
def test_every_check_speaks_from_the_status_of_the_documentation(check):
    later = {rule: status for status, rules in SPEAK_LATER.items() for rule in rules}
    assert check.speaks_from == later.get(check.id, "proposed")


EVERYTHING_WRONG = """
as_of: 2026-10-01
evidence:
  - id: talk
    kinds: [attitudinal]
    method: interview
    date: 2026-08
    finding: They fear it.
    quote: {text: I went red.}
risks:
  - id: refused
    title: A payment is refused
    likelihood: 5
    impact: {trust: 5}
    treatment: mitigate
    acceptance: {by: cio, date: 2026-01-01, until: 2026-02-01, because: Nobody asked}
data_uses:
  - {data: card-history, at: [lost-card/freeze]}
actions:
  - {id: mend, title: Mend it, owner: cio, due: 2026-01-01, status: open}
disruptions:
  - {id: closed, kind: migration, title: Closed on Sunday}
journeys:
  - id: inside
    title: I am inside an assessment
    person: dana
    stages:
      - name: Ask
        touchpoints:
          - {id: one, name: I, channel: app, unit: cards, shows: [card-history], moment_of_truth: It decides}
          - {id: two, name: II, channel: phone, unit: care, systems: [group-chat], collects: [card-history]}
          - {id: three, name: III, channel: phone, unit: cards, collects: [card-history]}
    handoffs:
      - {from: two, to: three, carries: []}
"""


def test_once_it_is_over_only_quotes_are_checked(workspace):
    workspace.assessment(EVERYTHING_WRONG, "live", roles="{accountable: cio}")
    rules = {one.rule for one in workspace.outcome().findings if one.path == "assessments/example.yml"}
    assert len(rules) > len(ALL_CHECKS) / 3
    workspace.assessment(EVERYTHING_WRONG, "retired", roles="{accountable: cio}")
    outcome = workspace.outcome()
    assert {one.rule for one in outcome.findings} == {"quote-without-consent"}
    assert outcome.later == ()


def test_a_retired_file_does_not_silence_the_journey_that_it_points_into(workspace):
    workspace.edit("card-freeze.yml", "status: piloting", "status: retired")
    workspace.edit("journeys/lost-card.yml", "login: two_factor", "login: password")
    assert workspace.lines("weak-login") == ["login: password"]


@pytest.mark.parametrize(
    ("rule", "status", "severity"),
    [
        ("we-know-best", "proposed", "warning"),
        ("we-know-best", "piloting", "warning"),
        ("we-know-best", "live", "error"),
        ("no-champion", "proposed", "warning"),
        ("no-champion", "piloting", "error"),
        ("no-champion", "live", "error"),
        ("above-appetite", "proposed", "warning"),
        ("above-appetite", "piloting", "error"),
        ("above-appetite", "paused", "error"),
    ],
)
def test_the_status_decides_how_loud_it_is(workspace, rule, status, severity):
    risks = "risks: [{id: refused, title: Refused, likelihood: 5, impact: {trust: 4}}]"
    workspace.assessment(risks, status, roles="{accountable: cio}")
    assert [one.severity for one in workspace.said(rule)] == [severity]


def test_what_comes_later_is_as_loud_as_it_will_be(workspace):
    workspace.assessment(DISTURBED, "proposed")
    [(_, said)] = workspace.later("silent-disruption")
    assert said.severity == "error"


def test_the_portfolio_decides_in_the_end(workspace):
    workspace.assessment(DISTURBED, "piloting", roles="{accountable: cio}")
    workspace.edit(
        "portfolio.yml",
        "currency: EUR",
        "rules: {silent-disruption: info, no-champion: ignore, no-risks: error}",
    )
    assert [one.severity for one in workspace.said("silent-disruption")] == ["info"]
    assert [one.severity for one in workspace.said("no-risks")] == ["error"]
    assert not workspace.said("no-champion")
    workspace.edit("example.yml", "status: piloting", "status: proposed")
    assert [said.severity for _, said in workspace.later("silent-disruption")] == ["info"]


ACTION = "actions: [{id: mend, title: Mend it, owner: cio, due: 2026-11-01, status: open}]"


def test_rules_about_time_read_as_of_and_else_today(workspace):
    workspace.assessment(ACTION, "proposed")
    assert workspace.said("overdue-action", date(2026, 11, 2))
    assert not workspace.said("overdue-action", date(2026, 11, 1))
    workspace.assessment(ACTION, "proposed", as_of="2026-10-01")
    assert not workspace.said("overdue-action", date(2030, 1, 1))
    workspace.assessment(ACTION, "proposed", as_of="2026-11-02")
    assert workspace.said("overdue-action", date(2026, 1, 1))


UNREADABLE = {
    "no-risks": "risks: [{id: refused, title: Refused, likelihood: 9, impact: {trust: 3}}]",
    "mitigate-without-control": """
        risks:
          - id: refused
            title: A payment is refused
            likelihood: 2
            impact: {trust: 2}
            controls: [{control: no-such, status: planned}]
            treatment: mitigate
        """,
    "we-know-best": """
        risks: [{id: refused, title: Refused, likelihood: 2, impact: {trust: 2}, evidence: [no-such]}]
        """,
    "above-appetite": """
        risks:
          - id: refused
            title: A payment is refused
            likelihood: 5
            impact: {trust: 4}
            controls: [{control: no-such, status: in_place}]
        """,
    "silent-disruption": """
        disruptions: [{id: closed, kind: outage, title: Closed}]
        communications: [{disruption: closed, phase: during, to: [dana], channel: no-such, message: Wait}]
        """,
    "no-purpose": "data_uses: [{data: account-number, at: [lost-card/call], purpose: 5}]",
    "no-value-exchange": "data_uses: [{data: account-number, at: [lost-card/call], value_to_person: 5}]",
    "one-kind-of-evidence": """
        risks: [{id: refused, title: Refused, likelihood: 2, impact: {trust: 2}, evidence: [no-such]}]
        """,
    "quote-without-consent": """
        evidence:
          - id: talk
            kinds: [attitudinal]
            method: interview
            date: 2026-08
            finding: They fear it.
            quote: {text: I went red., consent: perhaps}
        """,
    "overdue-review": "review: {last: 2026-02-30}",
}


@pytest.mark.parametrize(("rule", "records"), UNREADABLE.items())
def test_what_could_not_be_read_is_not_said_to_be_missing(workspace, rule, records):
    workspace.assessment(records, "live")
    rules = {one.rule for one in workspace.outcome().findings}
    assert {"shape", "unknown-reference"} & rules
    assert rule not in rules


SOUND = """
- {id: ring, name: I ring, channel: app, unit: care, collects: [account-number], moment_of_truth: It decides,
   human_fallback: Any branch, when_it_fails: She is lost, recovery: We ring back, verified: 2026-09-01}
- {id: desk, name: I am put through, channel: phone, unit: cards, collects: [account-number]}
"""
BASELINE = "baseline: {who: her florist, what: Said sorry}"
HANDOFF = "handoffs: [{from: ring, to: desk, owner: care, carries: [account-number]}]"


@pytest.mark.parametrize(
    ("rule", "sound", "missing", "unreadable"),
    [
        ("no-baseline", BASELINE, "x-note: None yet", "baseline: {what: Said sorry}"),
        ("no-moment-of-truth", "moment_of_truth: It decides", "need: Help", "moment_of_truth: 5"),
        ("no-human", "human_fallback: Any branch", "need: Help", "human_fallback: 5"),
        ("no-recovery", "recovery: We ring back", "need: Help", "recovery: 5"),
        ("empty-handoff", "carries: [account-number]", "carries: []", "carries: [no-such]"),
        ("asked-twice", "carries: [account-number]", "carries: []", "carries: [no-such]"),
        ("white-space", HANDOFF, "x-note: None yet", HANDOFF.replace("to: desk", "to: desc")),
    ],
)
def test_nor_in_a_journey(workspace, rule, sound, missing, unreadable):
    workspace.journey(SOUND, f"{BASELINE}\n{HANDOFF}\n")
    assert workspace.outcome().findings == ()
    workspace.edit("journeys/example.yml", sound, missing)
    assert workspace.said(rule)
    workspace.edit("journeys/example.yml", missing, unreadable)
    assert not workspace.said(rule)


def test_nor_is_a_champion_who_could_not_be_read(workspace):
    workspace.assessment(roles="{accountable: cio, cx_champion: 5}")
    assert workspace.said("shape")
    assert not workspace.said("no-champion")


def test_an_unreadable_catalog_does_not_make_every_risk_look_bare(workspace):
    records = """
    evidence:
      - id: talk
        kinds: [attitudinal, behavioral, quantitative]
        method: interview
        from: [amir]
        date: 2026-08
        finding: They fear it.
    risks:
      - {id: refused, title: Refused, likelihood: 2, impact: {trust: 2}, evidence: [talk],
         controls: [{control: own-control, status: planned}], treatment: mitigate}
    """
    roles = "{accountable: cio, cx_champion: Head of service design, technology_owner: Head of cards}"
    workspace.assessment(records, roles=roles)
    workspace.write("more.yml", "kind: catalog\nversion: 1\npeople: [\n")
    assert {
        one.rule for one in workspace.outcome().findings if one.path == "assessments/example.yml"
    } == set()


def test_a_touchpoint_that_could_not_be_read_leaves_no_white_space(workspace):
    workspace.journey(
        """
        - {id: ring, name: I ring, channel: phone, unit: care}
        - {id: between, name: I wait, channel: phone, unit: no-such}
        - {id: desk, name: I am put through, channel: phone, unit: cards}
        """,
    )
    rules = {one.rule for one in workspace.outcome().findings if one.path.endswith("journeys/example.yml")}
    assert "unknown-reference" in rules
    assert "white-space" not in rules
    assert "no-moment-of-truth" not in rules


def test_a_journey_that_lost_all_its_touchpoints_is_left_alone(workspace):
    workspace.journey("- {id: ring, name: I ring, channel: no-such, unit: care}", BASELINE + "\n")
    assert {one.rule for one in workspace.outcome().findings} == {"unknown-reference"}


@pytest.mark.parametrize(
    "scales",
    [
        "impact: [{word: a, up_to: 1}, {word: b}]",
        "impact: []",
        "likelihood: [{word: a, up_to: 1}, {}, {up_to: 2}, 5, {word: e}]",
        "matrix: [[low]]",
        "matrix: [5, [], x, {}, [low, low, low, low, lower]]",
    ],
)
def test_scales_that_are_not_whole_are_told_and_replaced(workspace, scales):
    workspace.assessment("risks: [{id: refused, title: Refused, likelihood: 5, impact: {trust: 5}}]")
    workspace.edit("portfolio.yml", "currency: EUR", "scales: {" + scales + "}")
    assert any(one.at.startswith("scales:") for one in workspace.said("shape"))
    [said] = workspace.said("above-appetite")
    assert "critical in trust" in said.words
    assert "“extreme”" in said.words


def a_view(workspace):
    outcome = workspace.outcome()
    return View(outcome.portfolio, outcome.graph, outcome.scores, outcome.today)


def test_findings_carry_place_pointer_and_related_places(workspace):
    here, there = Place("b.yml", ("title",)), Place("a.yml", ("risks", 0, "id"))
    positions = {here: (Position(3, 8, 3, 12), "/title"), there: (Position(9, 5, 9, 9), "/risks/0/id")}
    check = Check(
        "made-up", Severity.INFO, "Never.", lambda _: iter([Trouble(here, "m", "h", ((there, "r"),))])
    )
    [finding], later = run_checks(a_view(workspace), positions.__getitem__, [check])
    assert (finding.rule, finding.severity, finding.path) == ("made-up", Severity.INFO, "b.yml")
    assert (finding.position, finding.pointer) == (Position(3, 8, 3, 12), "/title")
    assert (finding.message, finding.help) == ("m", "h")
    [related] = finding.related
    assert (related.path, related.position, related.message) == ("a.yml", Position(9, 5, 9, 9), "r")
    assert later == []


def test_what_comes_later_is_judged_by_the_status_it_will_have(workspace):
    workspace.assessment(status="proposed")
    trouble = Trouble(Place("assessments/example.yml", ("title",)), "m", "h")
    shifts = {"proposed": Severity.INFO, "piloting": Severity.ERROR}
    check = Check("made-up", Severity.WARNING, "", lambda _: iter([trouble]), "piloting", shifts)
    now, [later] = run_checks(a_view(workspace), lambda _: (Position(1, 1, 1, 2), ""), [check])
    assert now == []
    assert (later.finding.severity, later.status) == (Severity.ERROR, "piloting")


def test_findings_come_sorted_by_file_line_and_rule(workspace):
    places = [Place("b.yml", ("x",)), Place("a.yml", ("y",)), Place("a.yml", ("z",))]
    lines = {"x": 1, "y": 7, "z": 2}

    def finder(place):
        line = lines[place.pointer[0]]
        return Position(line, 1, line, 2), f"/{place.pointer[0]}"

    checks = [
        Check(name, Severity.ERROR, "", lambda _: iter([Trouble(place, "m", "h") for place in places]))
        for name in ("zebra", "apple")
    ]
    found, _ = run_checks(a_view(workspace), finder, checks)
    assert [(one.path, one.position.line, one.rule) for one in found] == [
        ("a.yml", 2, "apple"),
        ("a.yml", 2, "zebra"),
        ("a.yml", 7, "apple"),
        ("a.yml", 7, "zebra"),
        ("b.yml", 1, "apple"),
        ("b.yml", 1, "zebra"),
    ]
