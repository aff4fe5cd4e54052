"""References lead somewhere or are named; what cannot be used takes nothing else down with it."""

from datetime import date

import pytest

from cxrisk.model import fields
from cxrisk.model.fields import Count, OrWords, Ref
from cxrisk.pipeline import run

TODAY = date(2026, 11, 22)

FREEZE = "card-freeze.yml"
JOURNEY = "journeys/lost-card.yml"
FORM = {
    "syntax",
    "duplicate-key",
    "shape",
    "unknown-reference",
    "duplicate-id",
    "split-text",
    "doubtful-text",
}


def form(outcome):
    """Rule, file, line, message and help of the findings of form."""
    return [
        (one.rule, one.path.removeprefix("assessments/"), one.position.line, one.message, one.help)
        for one in outcome.findings
        if one.rule in FORM
    ]


def line_of(outcome, file, text):
    """The line on which a changed text begins."""
    whole = outcome.texts[f"assessments/{file}"]
    assert text in whole
    return whole[: whole.index(text)].count("\n") + 1


def test_marks_that_mean_different_things_are_never_equal():
    assert Ref(("organisation",)) != OrWords(("organisation",))
    assert fields.Organisation != fields.SharedWith


def test_a_sound_workspace_has_every_record_under_its_full_id(outcome_of):
    outcome = outcome_of()
    portfolio = outcome.portfolio
    assert form(outcome) == []
    assert list(portfolio.touchpoints) == ["lost-card/call", "lost-card/freeze"]
    assert list(portfolio.handoffs) == ["lost-card/freeze > call"]
    assert portfolio.handoffs["lost-card/freeze > call"].to == "lost-card/call"
    assert portfolio.risks["card-freeze/frozen-by-mistake"].cited() == (
        "lost-card/shop-interviews",
        "card-freeze/pilot-log",
    )
    assert portfolio.disruptions["card-freeze/launch"].people_affected == Count(90000, 90000)
    assert portfolio.assessments["card-freeze"].day(date(2026, 11, 22)) == date(2026, 10, 1)


MISSPELT = [
    (FREEZE, "data: card-history", "data: card-histroy", "no data item", "`card-history`"),
    (FREEZE, "[lost-card/freeze]\n    likelihood", "[lost-card/frieze]\n    likelihood", "frieze", "freeze`"),
    (FREEZE, "pilot-log]", "pilot-logs]", "no evidence `pilot-logs`", "`pilot-log`"),
    (FREEZE, "for: [frozen-by-mistake]", "for: [frozen-by-misteak]", "no risk", "`frozen-by-mistake`"),
    (
        FREEZE,
        "disruption: launch, phase: before",
        "disruption: lunch, phase: before",
        "no disruption",
        "`launch`",
    ),
    (FREEZE, "control: human-fallback", "control: human-fall-back", "no control", "`human-fallback`"),
    (FREEZE, "technologies: [mobile-byod]", "technologies: [byod]", "no technology `byod`", "`mobile-byod`"),
    (JOURNEY, "person: dana", "person: danna", "no person `danna`", "`dana`"),
    (JOURNEY, "channel: phone\n", "channel: telephone\n", "no channel `telephone`", "`phone`"),
    (JOURNEY, "to: call,", "to: calls,", "no touchpoint `calls`", "`call`"),
    (JOURNEY, "[account-number]", "[acount-number]", "`acount-number`", "`account-number`"),
]


@pytest.mark.parametrize(("file", "old", "new", "message", "mend"), MISSPELT)
def test_a_reference_to_nothing_names_the_nearest(outcome_of, file, old, new, message, mend):
    outcome = outcome_of((file, old, new))
    found = form(outcome)
    assert [one[:3] for one in found] == [("unknown-reference", file, line_of(outcome, file, new))]
    assert message in found[0][3]
    assert mend in found[0][4]


def test_a_reference_that_is_no_id_at_all_is_said_once(outcome_of):
    outcome = outcome_of((JOURNEY, "person: dana", "person: Dana"))
    (found,) = form(outcome)
    assert found[:3] == ("shape", JOURNEY, line_of(outcome, JOURNEY, "person: Dana"))
    assert "`dana`" in found[4]


def test_a_record_that_cannot_be_used_takes_its_references_away_silently(outcome_of):
    outcome = outcome_of((JOURNEY, "channel: app\n        unit: cards", "channel: appp\n        unit: cards"))
    assert [one[:3] for one in form(outcome)] == [
        ("unknown-reference", JOURNEY, line_of(outcome, JOURNEY, "channel: appp"))
    ]
    assert list(outcome.portfolio.touchpoints) == ["lost-card/call"]
    assert outcome.portfolio.risks["card-freeze/frozen-by-mistake"].touchpoints == ()
    assert outcome.portfolio.handoffs == {}


def test_a_shape_that_does_not_fit_costs_only_its_record(outcome_of):
    outcome = outcome_of((FREEZE, "due: 2026-12-01", "due: soon"))
    assert [one[:3] for one in form(outcome)] == [("shape", FREEZE, line_of(outcome, FREEZE, "due: soon"))]
    assert outcome.portfolio.assessments["card-freeze"].actions == ()
    assert "card-freeze/frozen-by-mistake" in outcome.portfolio.risks


def test_nothing_is_said_about_what_an_unreadable_file_may_hold(outcome_of):
    outcome = outcome_of((JOURNEY, "title: I cannot", "title: 'I cannot"))
    assert {one[:2] for one in form(outcome)} == {("syntax", JOURNEY)}


def test_an_unreadable_catalog_does_not_make_every_reference_a_finding(outcome_of):
    outcome = outcome_of(("catalog.yml", "name: A small bank", "name: A small: bank"))
    assert {one[:2] for one in form(outcome)} == {("syntax", "catalog.yml")}


def test_an_id_that_stands_twice_is_named_with_both_places(outcome_of):
    outcome = outcome_of((JOURNEY, "      - id: call\n", "      - id: freeze\n"))
    twins = [one for one in outcome.findings if one.rule == "duplicate-id"]
    first = line_of(outcome, JOURNEY, "      - id: freeze")
    assert [one.related[0].position.line for one in twins] == [first]
    assert twins[0].position.line > first
    assert outcome.portfolio.touchpoints["lost-card/freeze"].unit == "cards"


def test_an_assessment_and_a_journey_share_one_set_of_ids(outcome_of):
    twin = (
        "kind: journey\nversion: 1\ntitle: Again\nperson: dana\nstages:\n  - name: S\n    touchpoints: []\n"
    )
    found = [
        one for one in form(outcome_of(("journeys/card-freeze.yml", "", twin))) if one[0] == "duplicate-id"
    ]
    assert [one[1:3] for one in found] == [("journeys/card-freeze.yml", 3)]


def test_a_catalog_may_replace_what_the_library_brings(outcome_of):
    ours = "controls:\n  - {id: human-fallback, name: Ours, reduces: impact, strength: weak, layer: people}\n"
    outcome = outcome_of(("own.yml", "", "kind: catalog\nversion: 1\n" + ours))
    assert form(outcome) == []
    assert outcome.portfolio.controls["human-fallback"].name == "Ours"
    assert outcome.portfolio.controls["human-fallback"].strength == 0.3


OVERRIDE = """kind: catalog
version: 1
risk_patterns:
  - id: {id}
    name: A cut-over breaks every channel
    replaces: {why}
    technologies: [cloud]
    categories: [trust]
"""


@pytest.mark.parametrize(
    ("own", "why", "mend"),
    [
        ("cloud.migration-failur", "We move in a night", "did you mean `cloud.migration-failure`"),
        ("cloud.our-own-night", "cloud.migration-failure", "to replace `cloud.migration-failure`, give"),
        ("cloud.zzz", "We move in a night", "take `replaces` out"),
    ],
)
def test_a_pattern_that_replaces_none_of_the_librarys_is_one_finding_with_the_nearest(
    outcome_of, own, why, mend
):
    text = OVERRIDE.format(id=own, why=why)
    found = [one for one in outcome_of(("own.yml", "", text)).findings if one.path.endswith("own.yml")]
    [finding] = [one for one in found if one.rule != "unused"]
    assert (finding.rule, finding.position.line, finding.position.column) == ("unknown-reference", 4, 9)
    assert mend in finding.help


def test_a_pattern_that_replaces_one_of_the_librarys_says_why_and_is_no_finding(outcome_of):
    text = OVERRIDE.format(id="cloud.migration-failure", why="We move in a night")
    outcome = outcome_of(("own.yml", "", text))
    assert "unknown-reference" not in {one.rule for one in outcome.findings}
    assert outcome.portfolio.risk_patterns["cloud.migration-failure"].replaces == "We move in a night"


def test_an_inline_journey_looks_into_itself_and_then_into_its_file(outcome_of):
    inline = """journeys:
  - id: inline-way
    title: I try
    person: dana
    stages:
      - name: S
        touchpoints:
          - {id: one, name: One, channel: app, unit: cards, evidence: [own, pilot-log]}
          - {id: two, name: Two, channel: app, unit: cards}
    handoffs:
      - {id: pass, from: one, to: two, owner: cards}
    evidence:
      - {id: own, kinds: [attitudinal], method: interview, date: 2026-08, finding: Fine.}
"""
    outcome = outcome_of(
        (FREEZE, "disruptions:\n", inline + "disruptions:\n"),
        (
            FREEZE,
            "    likelihood: 3\n",
            "    handoffs: [inline-way/pass, inline-way/one > two]\n    likelihood: 3\n",
        ),
    )
    assert form(outcome) == []
    assert outcome.portfolio.touchpoints["inline-way/one"].evidence == (
        "inline-way/own",
        "card-freeze/pilot-log",
    )
    assert outcome.portfolio.risks["card-freeze/frozen-by-mistake"].handoffs == ("inline-way/one > two",) * 2


def test_a_level_may_be_written_as_the_scales_word(outcome_of):
    outcome = outcome_of(
        (FREEZE, "likelihood: 3", "likelihood: likely"), (FREEZE, "trust: 2", "trust: severe")
    )
    risk = outcome.portfolio.risks["card-freeze/frozen-by-mistake"]
    assert form(outcome) == []
    assert (risk.likelihood, risk.impact["trust"]) == (4, 4)


def test_a_word_of_no_scale_is_named_with_the_nearest(outcome_of):
    outcome = outcome_of((FREEZE, "trust: 2", "trust: sever"))
    (found,) = form(outcome)
    assert found[:3] == ("shape", FREEZE, line_of(outcome, FREEZE, "trust: sever"))
    assert found[4] == "did you mean `severe`?"


def test_a_single_change_cannot_fail_more_than_once(outcome_of):
    outcome = outcome_of((FREEZE, "likelihood: 3", "likelihood: 4\n    horizon: once"))
    (found,) = form(outcome)
    assert found[:3] == ("shape", FREEZE, line_of(outcome, FREEZE, "likelihood: 4"))
    assert "3 (possible)" in found[4]


def test_an_interval_or_a_strength_out_of_bounds_is_shape(outcome_of):
    assert [one[0] for one in form(outcome_of((FREEZE, "people: 400", "people: [500, 400]")))] == ["shape"]


def test_a_second_portfolio_file_is_named_with_the_first(outcome_of):
    second = "kind: portfolio\nversion: 1\nname: Another\n"
    outcome = outcome_of(("z-portfolio.yml", "", second))
    assert [one[:3] for one in form(outcome)] == [("duplicate-id", "z-portfolio.yml", 1)]
    assert outcome.portfolio.settings.name == "A small bank"


def test_without_a_portfolio_file_the_defaults_hold_and_the_folder_gives_the_name(outcome_of, tmp_path):
    outcome_of()
    (tmp_path / "bank" / "assessments" / "portfolio.yml").unlink()
    assert run(tmp_path / "bank", TODAY).portfolio.settings.name == "bank"


SCALES = """scales:
  likelihood:
    - {{word: rare, up_to: {0}}}
    - {{word: unlikely, up_to: {1}}}
    - {{word: possible, up_to: {2}}}
    - {{word: likely, up_to: {3}}}
    - {{word: frequent}}
  impact:
    - {{word: slight, up_to: 10000}}
    - {{word: moderate, up_to: {4}}}
    - {{word: serious, up_to: {5}}}
    - {{word: severe, up_to: {6}}}
    - {{word: extreme}}
"""
TENS = (100000, 1000000, 10000000)
TWOS = (20000, 40000, 80000)


@pytest.mark.parametrize(
    ("limits", "line", "says"),
    [
        ((0.01, 0.1, 0.05, 10, *TENS), 9, "does not rise"),
        ((0.01, 0.1, 2, 10, *TENS), 9, "not even"),
        ((0.001, 0.01, 0.1, 1, *TENS), 0, ""),
        ((1, 2, 4, 8, *TWOS), 0, ""),
        ((1, 2, 4, 8, *TENS), 13, "different steps"),
    ],
)
def test_a_scale_rises_with_one_step(outcome_of, limits, line, says):
    outcome = outcome_of(("portfolio.yml", "executives:", SCALES.format(*limits) + "executives:"))
    found = [one for one in form(outcome) if one[1] == "portfolio.yml"]
    assert [one[2] for one in found] == ([line] if line else [])
    assert all(says in one[3] for one in found)


def test_rules_of_form_can_be_made_quieter_too(outcome_of):
    outcome = outcome_of(
        ("portfolio.yml", "currency: EUR", "currency: EUR\nrules: {unknown-reference: ignore}"),
        (FREEZE, "pilot-log]", "pilot-logs]"),
    )
    assert form(outcome) == []
