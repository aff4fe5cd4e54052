from drawn import assessment, journey, portfolio, score

from cxrisk.graph.cells import Cell, touchpoints_by_category
from cxrisk.model.scales import Band


def matrix(made, scores=None):
    return {row.touchpoint.key: row.cells for row in touchpoints_by_category(made, scores or {})}


def test_rows_stand_in_the_order_of_journeys_and_columns_in_that_of_the_format():
    rows = touchpoints_by_category(portfolio(journey("ba"), journey("a", name="k")), {})
    assert [row.touchpoint.key for row in rows] == ["j/b", "j/a", "k/a"]
    assert list(rows[0].cells)[:3] == ["security", "privacy", "trust"]
    assert len(rows[0].cells) == 12


def test_a_touchpoint_that_nobody_assessed_is_not_looked_at():
    assert matrix(portfolio(journey("a")))["j/a"]["trust"] == Cell("not_looked_at")


def test_a_rated_cell_has_the_worst_current_score_and_its_risks_worst_first():
    made = portfolio(
        journey("a"),
        assessment("one", risks={"mild": ("j/a", {"trust": 2}), "grave": ("j/a", {"trust": 5})}),
        assessment("two", hits="j/a"),
    )
    scores = {
        "one/mild": score(trust=(5.0, Band.MEDIUM), privacy=(4.0, Band.LOW)),
        "one/grave": score(trust=(8.7, Band.CRITICAL)),
        "two/risk-a": score(trust=(6.0, Band.MEDIUM)),
    }
    cells = matrix(made, scores)["j/a"]
    assert cells["trust"] == Cell("rated", 8.7, Band.CRITICAL, ("one/grave", "two/risk-a", "one/mild"))
    assert cells["privacy"] == Cell("rated", 4.0, Band.LOW, ("one/mild",))


def test_not_applicable_needs_the_word_of_every_assessment_there():
    says = {"safety": "Nobody is near a machine"}
    other = {"safety": "No device moves"}
    places = journey("ab")
    one, two = assessment("one", hits="j/a j/b", not_applicable=says), assessment("two", hits="j/b")
    both = assessment("two", hits="j/b", not_applicable=other)
    cells = matrix(portfolio(places, one, two))
    assert cells["j/a"]["safety"] == Cell("not_applicable", reasons=("Nobody is near a machine",))
    assert cells["j/b"]["safety"] == Cell("not_looked_at")
    agreed = matrix(portfolio(places, one, both))
    assert agreed["j/b"]["safety"] == Cell(
        "not_applicable", reasons=("Nobody is near a machine", "No device moves")
    )
    assert agreed["j/b"]["fairness"] == Cell("not_looked_at")


def test_an_assessment_that_only_disrupts_a_touchpoint_is_asked_too():
    one = assessment("one", hits="j/a", not_applicable={"safety": "No machine"})
    two = assessment("two", shakes=[("j/a", None, None)])
    assert matrix(portfolio(journey("a"), one, two))["j/a"]["safety"] == Cell("not_looked_at")


def test_a_rating_goes_before_the_word_of_another_that_it_does_not_apply():
    one = assessment("one", hits="j/a", not_applicable={"safety": "No machine"})
    two = assessment("two", risks={"crush": ("j/a", {"safety": 4})})
    cells = matrix(portfolio(journey("a"), one, two), {"two/crush": score(safety=(7.0, Band.HIGH))})
    assert cells["j/a"]["safety"].look == "rated"


def test_retired_initiatives_rate_nothing_and_excuse_nothing():
    gone = assessment("gone", status="retired", hits="j/a", not_applicable={"safety": "No machine"})
    cells = matrix(portfolio(journey("a"), gone), {"gone/risk-a": score(trust=(9.0, Band.CRITICAL))})
    assert {cell.look for cell in cells["j/a"].values()} == {"not_looked_at"}


def test_proposed_and_paused_initiatives_count():
    scores = {f"{one}/risk-a": score(trust=(6.0, Band.MEDIUM)) for one in ("proposed", "paused")}
    made = portfolio(
        journey("a"), *(assessment(one, status=one, hits="j/a") for one in ("proposed", "paused"))
    )
    assert matrix(made, scores)["j/a"]["trust"].risks == ("paused/risk-a", "proposed/risk-a")
