from dataclasses import replace
from datetime import date

import pytest
from scored import DAY, HERE, acceptance, assessment, portfolio, risk, settings, with_risk

from cxrisk.model.change import Action
from cxrisk.model.scales import Band
from cxrisk.scoring.digest import digest_of
from cxrisk.scoring.score import score_risk
from cxrisk.scoring.standing import (
    acceptance_state,
    has_authority,
    has_expired,
    is_above,
    needs_answer,
    risks_in_hand,
)


def standing(signed, likelihood=3, level=4, day=DAY):
    one = risk(likelihood, {"trust": level}, acceptance=signed)
    return acceptance_state(one, score_risk(one, with_risk(one)), with_risk(one), day)


@pytest.mark.parametrize(
    ("signed", "state"),
    [
        (None, "none"),
        (acceptance(), "valid"),
        (acceptance(until=DAY), "valid"),
        (acceptance(until=date(2026, 11, 21)), "expired"),
        (acceptance(signed=date(2026, 11, 23)), "none"),
        (acceptance(by="cio"), "beyond_authority"),  # may accept medium; this is high
        (acceptance(by="cmo"), "beyond_authority"),  # may accept nothing
        (acceptance(by="Head of platform"), "beyond_authority"),
        (acceptance(by="cio", until=date(2026, 1, 1)), "beyond_authority"),
    ],
)
def test_how_a_signature_stands(signed, state):
    assert standing(signed) == state


def test_a_signature_for_another_rating_is_void():
    one = risk(3, {"trust": 4})
    bound = digest_of(one, with_risk(one))
    assert standing(replace(acceptance(), digest=bound)) == "valid"
    assert standing(replace(acceptance(), digest=bound), likelihood=2) == "void"
    assert standing(replace(acceptance(until=date(2026, 1, 1)), digest=bound), likelihood=2) == "expired"
    assert standing(replace(acceptance(by="cmo"), digest=bound), likelihood=2) == "beyond_authority"


def test_authority_reaches_to_the_band_that_it_names():
    assert standing(acceptance(by="cio"), likelihood=2) == "valid"


def test_authority_and_expiry_can_be_asked_apart():
    old = acceptance(by="cio", until=date(2026, 1, 1))
    one = risk(3, {"trust": 4}, acceptance=old)
    assert has_expired(old, DAY)
    assert not has_authority(old, score_risk(one, with_risk(one)), settings())


@pytest.mark.parametrize(
    ("likelihood", "level", "above"),
    [(2, 4, False), (3, 4, True), (1, 5, True)],
)
def test_a_risk_is_above_appetite_by_its_band_or_by_its_extreme_impact(likelihood, level, above):
    one = risk(likelihood, {"trust": level})
    assert is_above(score_risk(one, with_risk(one))) is above


@pytest.mark.parametrize(
    ("likelihood", "level", "state", "in_hand", "needs"),
    [
        (2, 4, "none", False, False),
        (3, 4, "none", False, True),
        (3, 4, "none", True, False),
        (3, 4, "expired", False, True),
        (3, 4, "beyond_authority", False, True),
        (3, 4, "valid", False, False),
        (1, 5, "none", True, True),
        (1, 5, "valid", False, False),
        (4, 5, "none", True, True),
    ],
)
def test_work_in_hand_answers_a_band_but_no_extreme_impact(likelihood, level, state, in_hand, needs):
    one = risk(likelihood, {"trust": level})
    assert needs_answer(score_risk(one, with_risk(one)), state, in_hand=in_hand) is needs


@pytest.mark.parametrize(
    ("status", "due", "as_of", "held"),
    [
        ("open", DAY, None, True),
        ("doing", DAY, None, True),
        ("open", date(2026, 11, 21), None, False),
        ("open", date(2026, 11, 21), date(2026, 11, 1), True),
        ("done", date(2027, 1, 1), None, False),
        ("dropped", date(2027, 1, 1), None, False),
    ],
)
def test_work_is_in_hand_while_it_is_open_and_not_overdue(status, due, as_of, held):
    one = risk()
    action = Action(
        place=HERE,
        id="mend",
        key="core-ledger/mend",
        title="Mend",
        owner="cio",
        due=due,
        status=status,
        for_=(one.key,),
    )
    using = portfolio(assessment(risks=(one,), actions=(action,), as_of=as_of))
    assert (one.key in risks_in_hand(using, DAY)) is held


def test_appetite_of_a_category_goes_before_the_default():
    one = risk(2, {"privacy": 3})
    using = settings(by_category={"privacy": Band.LOW})
    assert is_above(score_risk(one, with_risk(one, using=using)))
