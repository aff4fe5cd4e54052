"""What changed since the last board pack: how each risk and initiative moved, for whom."""

import re

import pytest
from git_history import DAY

from cxrisk.errors import CxriskError
from cxrisk.history.since import since
from cxrisk.pipeline import run

LEDGER = "cloud/core-ledger.yml"
RISK = "core-ledger/wrong-eyes"


def known(repository, ref="board", **more):
    return since(run(repository.root, DAY), ref, **more)


@pytest.fixture
def board(example):
    """The example, with a tag on its first commit."""
    example.git("tag", "board")
    return example


def test_what_did_not_change_is_the_same(board):
    found = known(board)
    assert set(found.risks.values()) == set(found.initiatives.values()) == {"same"}
    assert found.diff.is_empty


@pytest.mark.parametrize(
    ("word", "trend", "worst"), [("likely", "worse", "worse"), ("rare", "better", "same")]
)
def test_a_risk_moves_by_its_score_and_an_initiative_by_the_worst_of_its_risks(board, word, trend, worst):
    board.edit(LEDGER, "likelihood: possible", f"likelihood: {word}")
    found = known(board)
    assert found.risks[RISK] == trend
    assert found.initiatives["core-ledger"] == worst
    assert found.initiatives["branch-tablets"] == "same"


def test_what_was_not_there_is_new(board):
    text = board.text(LEDGER)
    board.write("cloud/second-ledger.yml", text)
    found = known(board)
    assert found.initiatives["second-ledger"] == "new"
    assert found.risks["second-ledger/wrong-eyes"] == "new"


def test_what_could_not_be_read_then_is_not_compared(board):
    text = board.text(LEDGER)
    board.write(LEDGER, "title: [\n")
    board.commit("broken")
    board.git("tag", "--force", "board")
    board.write(LEDGER, text)
    found = known(board)
    assert found.risks[RISK] == found.initiatives["core-ledger"] == "unknown"
    assert found.initiatives["branch-tablets"] == "same"
    assert found.diff.apart


def test_what_rates_could_not_be_read_is_not_compared(board):
    text = board.text("portfolio.yml")
    board.edit("portfolio.yml", "appetite:", "appetite: 7\nx-appetite:")
    board.commit("broken")
    board.git("tag", "--force", "board")
    board.write("portfolio.yml", text)
    assert set(known(board).risks.values()) == {"unknown"}


def test_the_public_learns_of_nothing_internal(board):
    board.edit(LEDGER, "  - id: wrong-eyes\n", "  - id: wrong-eyes\n    visibility: internal\n")
    whole, shown = known(board), known(board, audience="public")
    assert RISK in whole.risks
    assert RISK not in shown.risks
    assert "wrong-eyes" not in repr(shown.diff.risks)
    assert "Someone sees another" not in repr(shown.diff.risks)


def test_a_tag_that_is_not_there_is_said(board):
    with pytest.raises(CxriskError, match="no branch, tag or commit `baord`"):
        known(board, "baord")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", known(board).day.isoformat())


def test_what_was_read_for_an_earlier_build_says_the_same(board):
    board.edit(LEDGER, "likelihood: possible", "likelihood: likely")
    earlier = {}
    first = known(board, earlier=earlier)
    (commit,) = earlier
    assert known(board, earlier=earlier) == first == known(board)
    board.commit("another")
    board.git("tag", "--force", "board")
    assert set(known(board, earlier=earlier).risks.values()) == {"same"}
    assert commit not in earlier


def test_what_was_public_at_the_board_and_is_internal_now_is_named_no_more(board):
    text = board.text(LEDGER)
    use = "    controls:\n      - {control: moat, status: in_place}\n"
    board.write(LEDGER, text.replace("    controls:\n", use, 1))
    moat = "controls:\n  - {id: moat, name: A deep moat, reduces: likelihood, strength: 0.5, layer: access}\n"
    board.write("catalog/moat.yml", f"kind: catalog\nversion: 1\n{moat}")
    board.commit("a moat")
    board.git("tag", "--force", "board")
    board.edit("catalog/moat.yml", "id: moat,", "id: moat, visibility: internal,")
    board.edit(LEDGER, "control: moat, status: in_place", "control: moat, status: failed")
    whole, shown = known(board), known(board, audience="public")
    assert "moat" in repr(whole.diff)
    assert "moat" not in repr(shown.diff)
    assert [one.direction for one in whole.diff.risks] == [one.direction for one in shown.diff.risks]
