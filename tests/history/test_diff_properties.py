"""Whatever changes: a score that moved has a reason, and there and back are each other's mirror."""

import pytest
from git_history import DAY, WORKSPACES
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxrisk.history.caused import caused
from cxrisk.history.compare import compare
from cxrisk.history.reading import read_both
from cxrisk.history.states import State
from cxrisk.scoring.score import RiskScore

pytestmark = pytest.mark.unmeasured
ROOT = WORKSPACES / "example"
FILES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in ROOT.rglob("*.yml")}
AT_WORK = ("{control: staged-cutover, status: planned}", "{control: staged-cutover, status: in_place}")
SAME_LAYER = ("strength: weak, layer: communication", "strength: weak, layer: release")
EDITS = (
    ("likelihood: possible", "likelihood: frequent"),
    ("likelihood: 4", "likelihood: 2"),
    ("likelihood: likely", "likelihood: rare"),
    ("{security: 3, privacy: 4}", "{security: 4, privacy: 3}"),
    ("{security: 3, privacy: 4}", "{privacy: 4}"),
    ("{service_continuity: 5, trust: 5, financial: 4}", "{service_continuity: 4, trust: 5, safety: 2}"),
    ("{control: selective-wipe, status: planned}", "{control: selective-wipe, status: in_place}"),
    (
        "{control: selective-wipe, status: planned}",
        "{control: selective-wipe, status: partial, strength: 0.99}",
    ),
    ("{control: rehearsed-messages, status: partial}", "{control: rehearsed-messages, status: failed}"),
    ("result: partly", "result: held"),
    ("strength: none, because", "strength: strong, because"),
    (
        "reduces: impact, strength: weak, layer: communication",
        "reduces: likelihood, strength: weak, layer: communication",
    ),
    ("only: [trust, reputation]", "only: [trust, financial]"),
    AT_WORK,
    SAME_LAYER,
    ("strength: partial, layer: release", "strength: substantial, layer: release"),
    ("strength: partial, layer: release", "strength: partial, layer: process"),
    ("  default: medium", "  default: high"),
    ("  privacy: low", "  privacy: low\n  service_continuity: critical"),
    ("sign_at_impact: 5 ", "sign_at_impact: 4 "),
    ("may_accept: critical", "may_accept: low"),
    ("    owner: care\n", ""),
    ("title: Someone sees another person's account", "title: Strange eyes"),
    ("  - id: wrong-eyes", "  - id: strange-eyes"),
    ("status: retired", "status: live"),
    ("evidence: [offer-test]\n    controls", "controls"),
    ("until: 2026-11-30", "until: 2026-09-30"),
)
STATES = st.sets(st.sampled_from(EDITS), max_size=6)
OPPOSITE = {"new": "closed", "closed": "new", "worse": "better", "better": "worse", "changed": "changed"}


def state(edits) -> State:
    files = dict(FILES)
    for old, new in sorted(edits):
        files = {path: text.replace(old, new) for path, text in files.items()}
    return State("a state", "", sorted((path, text.encode()) for path, text in files.items()))


def figures(score: RiskScore):
    categories = {name: (one.current.score, one.current.band) for name, one in score.categories.items()}
    return categories, score.above, score.sign


@given(STATES, STATES)
@example({AT_WORK}, {AT_WORK, SAME_LAYER})
@settings(deadline=None, max_examples=40)
def test_a_score_that_moved_has_a_reason_and_one_that_did_not_is_neither_worse_nor_better(one, other):
    before, after = read_both(state(one), state(other), "bank")
    told = {change.key: change for change in compare(before, after, DAY).risks}
    for key in before.scores.keys() & after.scores.keys():
        moved = figures(before.scores[key]) != figures(after.scores[key])
        direction = told[key].direction if key in told else "same"
        assert moved == (direction in ("worse", "better")), key
        if moved:
            assert any(reason.rated for reason in told[key].reasons), key


@given(STATES, STATES)
@settings(deadline=None, max_examples=25)
def test_there_and_back_say_the_opposite(one, other):
    before, after = read_both(state(one), state(other), "bank")
    there, back = compare(before, after, DAY), compare(after, before, DAY)
    ways = {change.key: change for change in there.risks}
    mirrored = {change.key: change for change in back.risks}
    assert ways.keys() == mirrored.keys()
    for key, change in ways.items():
        assert (change.before, change.after) == (mirrored[key].after, mirrored[key].before)
        mixed = change.direction == mirrored[key].direction == "worse"
        assert mixed or mirrored[key].direction == OPPOSITE[change.direction]
    assert [touched.id for touched in there.initiatives] == [touched.id for touched in back.initiatives]
    assert compare(before, before, DAY).is_empty


@given(STATES, STATES)
@settings(deadline=None, max_examples=25)
def test_every_finding_is_caused_or_stood_before_and_never_both(one, other):
    both = read_both(state(one), state(other), "bank")
    found = caused(both, ROOT, DAY, DAY, baseline=False)
    now = [id(each) for each in found.outcome.findings]
    stood = [id(each.finding) for each in found.standing]
    assert len(set(stood)) == len(stood)
    assert set(stood) <= set(now)
    if one == other:
        assert len(stood) == len(now)
    before = {
        each.rule for each in caused((both[0], both[0]), ROOT, DAY, DAY, baseline=False).outcome.findings
    }
    assert {each.finding.rule for each in found.standing} <= before
