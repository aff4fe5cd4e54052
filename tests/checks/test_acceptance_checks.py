"""acceptance-void, acceptance-unbound, self-accepted, live-over-appetite: what a signature is worth."""

import pytest

from cxrisk.scoring.digest import digest_of

SIGNED = "{by: cro, date: 2026-09-01, until: 2026-12-31, because: Volunteers only%s}"
RISK = """\
risks:
  - id: refused
    title: A payment is refused
    likelihood: 4
    impact: {trust: 4}
    owner: Head of cards
    controls: [{control: human-fallback, status: planned}]
"""


def accepted(workspace, more="", risk=RISK, **head):
    workspace.assessment(f"{risk}    acceptance: {SIGNED % more}\n", **head)


def digest(workspace):
    portfolio = workspace.outcome().portfolio
    return digest_of(portfolio.risks["example/refused"], portfolio)


def test_a_signature_without_digest_says_which_to_write(workspace):
    accepted(workspace)
    [said] = workspace.said("acceptance-unbound")
    assert (said.marked, said.severity) == ("cro", "warning")
    assert f"`digest: {digest(workspace)}`" in said.words
    assert not workspace.said("acceptance-void")
    accepted(workspace, f", digest: {digest(workspace)}")
    assert not workspace.said("acceptance-unbound")
    assert not workspace.said("acceptance-void")


def test_a_changed_rating_makes_the_signature_void(workspace):
    accepted(workspace)
    bound = digest(workspace)
    accepted(workspace, f", digest: {bound}", RISK.replace("likelihood: 4", "likelihood: 5"))
    [said] = workspace.said("acceptance-void")
    assert (said.marked, said.severity) == (bound, "error")
    assert "Chief Risk Officer accepted “A payment is refused” on 2026-09-01" in said.words
    assert f"`digest: {digest(workspace)}`" in said.words


def test_a_void_signature_answers_nothing(workspace):
    accepted(workspace, ", digest: sha256:0000000000000000", status="live")
    assert workspace.said("above-appetite")
    assert workspace.said("live-over-appetite")


def test_better_words_do_not(workspace):
    accepted(workspace)
    bound = digest(workspace)
    told_better = RISK.replace("A payment is refused", "The till says no").replace("cards", "payments")
    accepted(workspace, f", digest: {bound}", told_better + "    rationale: Counted again\n")
    assert not workspace.said("acceptance-void")


def test_what_could_not_be_read_does_not_void_a_signature(workspace):
    accepted(workspace)
    bound = digest(workspace)
    for broken in ("horizon: yearly", "controls: [{control: no-such, status: planned}]"):
        risk = RISK.partition("    controls")[0] + f"    {broken}\n"
        accepted(workspace, f", digest: {bound}", risk)
        assert not workspace.said("acceptance-void")


@pytest.mark.parametrize("owner", ["cro", "Chief Risk Officer", "chief risk officer", "risk-office"])
def test_whoever_owns_it_does_not_sign_for_it(workspace, owner):
    workspace.catalog("units: [{id: risk-office, name: Risk office, lead: cro}]")
    accepted(workspace, risk=RISK.replace("Head of cards", owner))
    [said] = workspace.said("self-accepted")
    assert (said.marked, said.severity) == ("cro", "warning")
    assert "Chief Risk Officer owns “A payment is refused”" in said.words


@pytest.mark.parametrize("owner", ["cio", "cards", "Head of cards", "nobody"])
def test_a_second_pair_of_eyes_is_fine(workspace, owner):
    accepted(workspace, risk=RISK.replace("Head of cards", owner))
    assert not workspace.said("self-accepted")


WORK = "actions: [{id: mend, title: Mend it, for: [refused], owner: cio, due: 2026-12-01, status: doing}]\n"


@pytest.mark.parametrize(
    ("status", "go_live", "words"),
    [
        ("live", None, "is live"),
        ("piloting", "2026-12-22", "goes live on 2026-12-22"),
        ("proposed", "2026-11-22", "goes live on 2026-11-22"),
        ("paused", "2026-12-01", "goes live on 2026-12-01"),
        ("piloting", "2026-11-01", "was to go live on 2026-11-01"),
    ],
)
def test_work_in_hand_is_no_answer_once_people_meet_it(workspace, status, go_live, words):
    head = {"go_live": go_live} if go_live else {}
    workspace.assessment(RISK + WORK, status, **head)
    [said] = workspace.said("live-over-appetite")
    assert (said.marked, said.severity) == ("refused", "error")
    assert "is high in trust (appetite medium)" in said.words
    assert words in said.words
    assert not workspace.said("above-appetite")


@pytest.mark.parametrize(
    ("status", "go_live"),
    [("piloting", "2026-12-23"), ("piloting", None), ("paused", "2026-11-01"), ("retired", "2026-11-30")],
)
def test_while_there_is_time_work_is_an_answer(workspace, status, go_live):
    workspace.assessment(RISK + WORK, status, **({"go_live": go_live} if go_live else {}))
    assert not workspace.said("live-over-appetite")


def test_a_signature_that_holds_is_an_answer_and_one_that_does_not_is_none(workspace):
    accepted(workspace, status="live")
    assert not workspace.said("live-over-appetite")
    workspace.edit("example.yml", "until: 2026-12-31", "until: 2026-11-21")
    assert workspace.said("live-over-appetite")


def test_an_extreme_impact_of_what_is_live_is_said_as_well(workspace):
    workspace.assessment(
        RISK.replace("likelihood: 4", "likelihood: 1").replace("trust: 4", "trust: 5"), "live"
    )
    [said] = workspace.said("live-over-appetite")
    assert "“A payment is refused” can still be “extreme” for trust" in said.words
    workspace.assessment(RISK.replace("likelihood: 4", "likelihood: 2"), "live")
    assert not workspace.said("live-over-appetite")
