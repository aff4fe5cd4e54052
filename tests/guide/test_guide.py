"""The guide asks about everything that rests on nothing, openly, and its notes come back as evidence."""

import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxrisk.checks.closed_question import is_closed
from cxrisk.cli.records import portfolio_of
from cxrisk.findings import Place
from cxrisk.guide.gaps import Gap, Kind, gaps
from cxrisk.guide.practices import PRACTICES, quoted
from cxrisk.guide.prompts import prompts
from cxrisk.guide.sheets import MOST, guide, places_of
from cxrisk.guide.words import nothing_to_ask
from cxrisk.pipeline import run

SAMPLE = Path(__file__).parents[2]
EXAMPLE = SAMPLE / "tests" / "workspaces" / "example"
CASEBOOK = SAMPLE / "examples" / "casebook"
TODAY = date(2026, 11, 22)
KINDS = Kind.__args__
OPEN = re.compile(
    r"(What|Which|Where|When|Who|Whom|Whose|Why|How|At which|With whom|On which|For whom|To whom)\b"
)
BIDS = re.compile(r"(Tell|Show|Walk|Take|Think|Go|Stay|Lay|Nobody|You|I)\b")
"""How a sentence begins that leads into a question, or does without one."""

CATALOG = """
kind: catalog
version: 1
units: [{id: care, name: Care}, {id: cards, name: Cards}]
channels: [{id: app, name: The app, medium: app}]
data_items:
  - {id: trail, name: My trail, sensitivity: sensitive}
  - {id: hours, name: Hours, sensitivity: public}
people:
  - {id: dana, name: Dana, who: customer, basis: assumption}
  - {id: lena, name: Lena, who: customer, basis: research}
risk_patterns:
  - id: cloud.leak
    name: It leaks
    technologies: [cloud]
    categories: [privacy]
    questions: [Do you mind?, What would you hide?]
"""
JOURNEY = """
kind: journey
version: 1
title: I lose my card
person: dana
stages:
  - name: Notice
    touchpoints:
      - {id: look, name: I look, channel: app, unit: cards, emotion: -2, feeling: Cold}
      - {id: ask, name: I ask, channel: app, unit: care, emotion: 1, evidence: [talks]}
      - {id: wait, name: I wait, channel: app, unit: care, moment_of_truth: Being believed}
      - {id: pay, name: I pay, channel: app, unit: care}
handoffs:
  - {from: look, to: ask, owner: care, status: broken, promise: We ring you}
  - {from: ask, to: wait, owner: care, status: works, evidence: [talks]}
evidence:
  - {id: talks, kinds: [attitudinal], method: interview, from: [dana], date: 2026-10, finding: They told us.}
"""
ASSESSMENT = """
kind: assessment
version: 1
title: Cards in the cloud
technologies: [cloud]
status: piloting
summary: Cards move.
roles: {accountable: cio}
evidence:
  - {id: audit, kinds: [documentary], method: audit, date: 2026-09, finding: Four settings.}
risks:
  - id: guessed
    title: We guess
    touchpoints: [lost-card/look]
    pattern: cloud.leak
    likelihood: 4
    impact: {privacy: 4}
  - id: papers
    title: Only papers
    touchpoints: [lost-card/look]
    likelihood: 2
    impact: {privacy: 2}
    evidence: [audit]
  - id: half
    title: Half known
    touchpoints: [lost-card/look]
    likelihood: 2
    impact: {privacy: 2}
    evidence: {likelihood: [lost-card/talks]}
  - id: known
    title: Known
    touchpoints: [lost-card/look]
    likelihood: 2
    impact: {privacy: 2}
    evidence: [lost-card/talks]
  - {id: afloat, title: Afloat, likelihood: 1, impact: {privacy: 1}}
data_uses:
  - {data: trail, at: [lost-card/look], purpose: To guess}
  - {data: hours, at: [lost-card/look], purpose: To show}
disruptions:
  - {id: move, kind: migration, title: The move, touchpoints: [lost-card/look]}
communications:
  - {disruption: move, phase: before, to: [dana, lena], channel: app, message: We move on Friday.}
  - {disruption: move, phase: after, to: [dana], channel: app, message: Done., tested_with: 9}
"""


@pytest.fixture
def bank(tmp_path):
    """A small workspace with one of each gap; returns its folder."""
    folder = tmp_path / "assessments"
    folder.mkdir()
    for name, text in {"catalog": CATALOG, "lost-card": JOURNEY, "cards": ASSESSMENT}.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return tmp_path


def guided(root, only=""):
    portfolio = portfolio_of(root)
    return guide(portfolio, places_of(portfolio), only)


@cache
def known(root):
    """The guide of a workspace that no test changes."""
    return guided(root)


@cache
def understood(root):
    """What is known of a workspace that no test changes."""
    return run(root, TODAY)


def found(root, only=""):
    whole = known(root) if root in (SAMPLE, EXAMPLE, CASEBOOK) else guided(root, only)
    return {(gap.kind, gap.key) for gap in whole.gaps}


def test_each_kind_of_guess_is_asked_about_and_nothing_else(bank):
    assert run(bank, TODAY).portfolio.lost == frozenset()
    assert found(bank) == {
        ("person", "dana"),
        ("baseline", "lost-card"),
        ("moment", "lost-card/look"),
        ("moment", "lost-card/wait"),
        ("handoff", "lost-card/look > ask"),
        ("risk", "cards/guessed"),
        ("risk", "cards/papers"),
        ("risk", "cards/half"),
        ("risk", "cards/afloat"),
        ("exchange", "cards/uses trail"),
        ("message", "cards/move before"),
    }


@pytest.mark.parametrize("root", [SAMPLE, EXAMPLE, CASEBOOK], ids=["sample", "example", "casebook"])
def test_every_rating_and_feeling_of_a_portfolio_that_rests_on_nothing_is_covered(root):
    portfolio, asked = understood(root).portfolio, found(root)
    for one in portfolio.assessments.values():
        for risk in one.risks if one.status != "retired" else ():
            heard = any(portfolio.is_voice(portfolio.evidence[key]) for key in risk.cited())
            assert heard or ("risk", risk.key) in asked
    for touchpoint in portfolio.touchpoints.values():
        assert touchpoint.emotion is None or touchpoint.evidence or ("moment", touchpoint.key) in asked
    for handoff in portfolio.handoffs.values():
        assert handoff.evidence or ("handoff", handoff.key) in asked


def test_the_guide_answers_to_what_the_checks_find(bank):
    for root in (SAMPLE, bank):
        outcome = understood(root)
        rules = {"we-know-best": "risk", "assumed-handoff": "handoff", "assumed-person": "person"}
        told = [*outcome.findings, *(one.finding for one in outcome.later)]
        kinds = [kind for kind, _ in found(root)]
        for rule, kind in rules.items():
            assert kinds.count(kind) >= sum(one.rule == rule for one in told), rule


def asked_openly(text):
    """Whether every sentence that ends in a question mark begins with an open word; one of them has to be."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    questions = [one for one in sentences if one.endswith("?")]
    others = [one for one in sentences if not one.endswith("?")]
    return (
        bool(questions)
        and all(OPEN.match(one) for one in questions)
        and all(BIDS.match(one) for one in others)
        and not is_closed(text)
    )


@pytest.mark.parametrize("root", [SAMPLE, EXAMPLE, CASEBOOK], ids=["sample", "example", "casebook"])
def test_no_question_of_a_guide_can_be_answered_with_yes_or_no(root):
    for sheet in known(root).sheets:
        for topic in sheet.topics:
            own = set(topic.gap.asks)
            for prompt in topic.prompts:
                assert asked_openly(prompt.text) or prompt.text in own, prompt.text
                assert not is_closed(prompt.text), prompt.text


TEXTS = st.text(max_size=120) | st.sampled_from(
    [
        "Is it you? Do you like it?",
        "x when y, is z",
        "If it fails, would you go",
        "“Are you sure”. Can I",
        "?",
        "…",
    ]
)


@pytest.mark.unmeasured
@given(
    kind=st.sampled_from(KINDS),
    name=TEXTS,
    after=TEXTS,
    asks=st.lists(TEXTS, max_size=3),
    turn=st.integers(0, 2),
    planned=st.booleans(),
)
def test_whatever_a_team_writes_its_words_close_no_question(kind, name, after, asks, turn, planned):
    gap = Gap(
        kind,
        "a/b",
        name,
        "",
        "",
        "",
        Place("x"),
        at=name,
        after=after,
        promise=name,
        planned=planned,
        asks=tuple(asks),
    )
    for prompt in prompts(gap, turn):
        assert prompt.text in asks or asked_openly(prompt.text), prompt.text
        assert not is_closed(prompt.text)


@given(TEXTS)
def test_quoted_words_end_no_sentence(text):
    inside = quoted(text)[1:-1]
    assert not re.search(r"[.!?](\s|$)", inside)
    assert len(inside) <= 91
    assert inside


def test_each_topic_is_asked_about_in_all_five_practices(bank):
    for sheet in guided(bank).sheets:
        for topic in sheet.topics:
            told = list(dict.fromkeys(prompt.practice.id for prompt in topic.prompts))
            assert told == [one.id for one in PRACTICES]


def test_a_pattern_brings_its_open_questions_and_a_promise_is_asked_after(bank):
    topics = {one.gap.key: one for sheet in guided(bank).sheets for one in sheet.topics}
    guessed = [one.text for one in topics["cards/guessed"].prompts]
    assert "What would you hide?" in guessed
    assert "Do you mind?" not in guessed
    handed = [one.text for one in topics["lost-card/look > ask"].prompts]
    assert "What did we say would happen next, and what did happen?" in handed


def test_one_sheet_is_one_conversation_with_one_person_on_one_way():
    for sheet in known(SAMPLE).sheets:
        assert 1 <= len(sheet.topics) <= MOST
        assert {topic.gap.person for topic in sheet.topics} == {sheet.person.id if sheet.person else ""}
        assert {topic.gap.journey for topic in sheet.topics} == {sheet.journey.id if sheet.journey else ""}


def test_every_sheet_has_an_id_of_its_own():
    ids = [sheet.id for sheet in known(SAMPLE).sheets]
    assert len(ids) == len(set(ids))


def test_nobody_named_is_a_sheet_that_says_so(bank):
    [sheet] = [one for one in guided(bank).sheets if one.person is None]
    assert [topic.gap.key for topic in sheet.topics] == ["cards/afloat"]
    assert "# from:" in sheet.note


def test_only_one_initiative_journey_or_person_is_asked_about(bank):
    whole = found(bank)
    assert found(bank, "lost-card") == whole - {("risk", "cards/afloat")}
    assert found(bank, "lena") == {("message", "cards/move before")}
    assert {kind for kind, _ in found(bank, "cards")} == set(KINDS)
    assert found(bank, "nobody") == set()


ASKED = """
kind: journey
version: 1
title: I lose my card
person: lena
baseline: {who: her grocer, what: Asked once, evidence: [talks]}
stages:
  - name: Notice
    touchpoints:
      - {id: look, name: I look, channel: app, unit: cards, emotion: -2, evidence: [talks]}
evidence:
  - {id: talks, kinds: [attitudinal], method: interview, from: [lena], date: 2026-10, finding: She told us.}
"""


def test_where_everybody_was_asked_nothing_is_left_and_where_nothing_is_rated_that_is_said(bank):
    (bank / "assessments" / "cards.yml").unlink()
    (bank / "assessments" / "lost-card.yml").write_text(ASKED, encoding="utf-8")
    asked = guided(bank)
    assert asked.sheets == ()
    assert nothing_to_ask(asked).endswith("rests on nobody\u2019s word but ours.")
    (bank / "assessments" / "lost-card.yml").unlink()
    assert nothing_to_ask(guided(bank)) == "Nothing is rated or felt here yet: unknown, not good."


def test_a_retired_initiative_asks_nothing(bank):
    file = bank / "assessments" / "cards.yml"
    file.write_text(file.read_text().replace("status: piloting", "status: retired"), encoding="utf-8")
    assert {kind for kind, _ in found(bank)} == {"person", "baseline", "moment", "handoff"}


def fill(note):
    """A note as somebody fills it in."""
    note = re.sub(r"date: .*", "date: 2026-11-20", note)
    return re.sub(r"finding: .*", "finding: They told us, and it was not as we thought.", note)


def paste(file, note):
    """Put a note into a file, below `evidence:` where it has that key."""
    text = file.read_text(encoding="utf-8")
    if "# evidence:" in note:
        body = "\n".join(line for line in note.splitlines() if not line.startswith("#"))
        file.write_text(
            re.sub(r"^evidence:\n", f"evidence:\n{body}\n", text, flags=re.MULTILINE), encoding="utf-8"
        )
    else:
        file.write_text(f"{text}{note}", encoding="utf-8")


def cite(root, note):
    """Name the new evidence where the note says that it was missing; only risks and touchpoints here."""
    for path, kind, name, cited in re.findall(
        r"#   (\S+), (risk|touchpoint) (\S+): evidence: (\[.*\])", note
    ):
        file = root / path
        text = file.read_text(encoding="utf-8")
        inline = re.sub(
            rf"(\{{id: {name}, (?:(?!evidence)[^}}\n]|\{{[^}}]*\}})*)\}}", rf"\1, evidence: {cited}}}", text
        )
        block = re.sub(rf"(  - id: {name}\n)", rf"\1    evidence: {cited}\n", text)
        file.write_text(inline if inline != text else block, encoding="utf-8")
        assert file.read_text(encoding="utf-8") != text, (kind, name)


def test_a_note_that_is_filled_in_loads_fits_the_schema_and_closes_the_gap(bank):
    sheets = guided(bank).sheets
    [first] = [one for one in sheets if any(topic.gap.key == "lost-card/look" for topic in one.topics)]
    note = fill(first.note)
    paste(bank / "assessments" / "lost-card.yml", note)
    outcome = run(bank, TODAY)
    assert [
        one for one in outcome.findings if one.rule in ("syntax", "shape", "duplicate-id", "duplicate-key")
    ] == []
    assert "lost-card/asked-dana" in outcome.portfolio.evidence
    cite(bank, note)
    asked = {topic.gap.key for topic in first.topics if topic.gap.kind == "moment"}
    assert not asked & {key for kind, key in found(bank) if kind == "moment"}


def test_every_note_of_the_sample_fits_once_it_is_filled_in(tmp_path):
    shutil.copytree(SAMPLE / "assessments", tmp_path / "assessments")
    sheets = known(SAMPLE).sheets
    for sheet in sheets:
        paste(tmp_path / re.search(r"# Into (\S+):", sheet.note)[1], fill(sheet.note))
    before, after = understood(SAMPLE), run(tmp_path, TODAY)
    assert {one.rule for one in after.findings} - {one.rule for one in before.findings} <= {"stale-verdict"}
    assert len(after.portfolio.evidence) == len(before.portfolio.evidence) + len(sheets)


def test_a_note_says_what_to_write_where_nothing_is_written_yet(bank):
    notes = "".join(sheet.note for sheet in guided(bank).sheets)
    assert "journey lost-card: baseline: {who: , what: , evidence: [asked-dana]}" in notes
    assert "catalog.yml, person dana: basis: partial, evidence: [lost-card/asked-dana]" in notes
    assert "cards.yml, data use uses trail: accepted: [lost-card/asked-dana" in notes


def test_a_note_that_is_left_blank_is_no_evidence(bank):
    sheet = guided(bank).sheets[0]
    path = re.search(r"# Into (\S+):", sheet.note)[1]
    paste(bank / path, sheet.note)
    outcome = run(bank, TODAY)
    assert {one.rule for one in outcome.findings if one.path == path} >= {"shape"}
    assert not [key for key in outcome.portfolio.evidence if "asked" in key]


def test_the_note_of_a_journey_inside_an_assessment_goes_into_that_file(bank):
    journey = "\n".join(f"      {line}" for line in JOURNEY.split("version: 1\n")[1].splitlines())
    inside = f"{ASSESSMENT}journeys:\n  -   id: own-way\n{journey}\n"
    (bank / "assessments" / "cards.yml").write_text(inside, encoding="utf-8")
    [sheet, *_] = [one for one in guided(bank).sheets if one.journey and one.journey.id == "own-way"]
    assert "# Into assessments/cards.yml:" in sheet.note
    assert "[asked-dana]" in sheet.note


def test_an_id_that_is_taken_is_not_given_again(bank):
    file = bank / "assessments" / "lost-card.yml"
    file.write_text(
        file.read_text().replace("id: talks,", "id: asked-dana,").replace("[talks]", "[asked-dana]")
    )
    notes = [one.note for one in guided(bank).sheets if "lost-card.yml:" in one.note.splitlines()[0]]
    assert notes
    assert not any("- id: asked-dana\n" in note for note in notes)


def test_what_nobody_can_have_lived_yet_is_asked_about_as_it_is_done_today(bank):
    file = bank / "assessments" / "lost-card.yml"
    file.write_text(
        file.read_text().replace("person: dana", "person: dana\nstate: planned"), encoding="utf-8"
    )
    [gap] = [one for one in gaps(portfolio_of(bank)) if one.key == "lost-card/look"]
    assert prompts(gap, 0)[0].text.startswith("Nobody has this yet: “I look”. How do you get it done today")


def test_the_same_portfolio_gives_the_same_guide():
    assert guided(EXAMPLE) == guided(EXAMPLE)
