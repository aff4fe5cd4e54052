from itertools import permutations

from scored import assessment, control, portfolio, risk, use

from cxrisk.model.scales import Band
from cxrisk.scoring.rollup import counted, labelled, rank, rollup
from cxrisk.scoring.score import score_portfolio

LOW, MEDIUM, HIGH, CRITICAL = Band


def test_a_rollup_counts_bands_and_names_the_worst():
    lock = control("lock", 0.9)
    risks = [
        risk(5, {"trust": 5}, key="a/one"),
        risk(4, {"trust": 4}, [use("lock")], key="a/two"),
        risk(4, {"trust": 3}, [use("lock", "planned", None)], key="a/three"),
        risk(1, {"trust": 2}, key="a/four"),
    ]
    summed = rollup(score_portfolio(portfolio(assessment("a", risks=risks), controls=[lock])).values())
    assert summed.worst is CRITICAL
    assert summed.inherent == {LOW: 1, MEDIUM: 0, HIGH: 2, CRITICAL: 1}
    assert summed.current == {LOW: 1, MEDIUM: 0, HIGH: 2, CRITICAL: 1}
    assert summed.target == {LOW: 1, MEDIUM: 1, HIGH: 1, CRITICAL: 1}
    assert (summed.above, summed.total) == (3, 4)


def test_no_risk_has_no_worst_band():
    nothing = rollup([])
    assert (nothing.worst, nothing.total, nothing.above) == (None, 0, 0)
    assert nothing.current == {LOW: 0, MEDIUM: 0, HIGH: 0, CRITICAL: 0}


def test_retired_initiatives_do_not_count_and_proposed_and_paused_ones_are_labelled():
    files = [
        assessment(status, status, [risk(key=f"{status}/one"), risk(key=f"{status}/two")])
        for status in ("live", "paused", "piloting", "proposed", "retired")
    ]
    using = portfolio(*files)
    several = counted(score_portfolio(using), using)
    assert [one.key for one in several] == [
        f"{status}/{name}" for status in ("live", "paused", "piloting", "proposed") for name in ("one", "two")
    ]
    assert labelled(several, using) == {"proposed": 2, "paused": 2}
    assert labelled(several[:2], using) == {}


def test_rank_goes_by_band_then_score_then_inherent_score_then_id():
    strong, weak = control("strong", 0.9), control("weak", 0.3)
    risks = [
        risk(2, {"trust": 5}, key="a/seven"),
        risk(3, {"trust": 5}, [use("strong")], key="a/from-eight"),  # seven now, eight before
        risk(2, {"trust": 5}, key="a/also-seven"),
        risk(4, {"trust": 4}, [use("weak")], key="a/nearly-eight"),
        risk(4, {"trust": 5}, key="a/nine"),
        risk(1, {"trust": 5}, key="a/six"),
    ]
    scores = score_portfolio(portfolio(assessment("a", risks=risks), controls=[strong, weak]))
    expected = ["a/nine", "a/nearly-eight", "a/from-eight", "a/also-seven", "a/seven", "a/six"]
    for order in permutations(scores.values()):
        assert [one.key for one in rank(order)] == expected
