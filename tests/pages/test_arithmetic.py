"""Two sums side by side: each column adds up to its own totals."""

from decimal import Decimal

import pytest

from cxrisk.pages.arithmetic import side_by_side
from cxrisk.scoring.words import SumLine, sum_in_words
from tests.pages.conftest import EXAMPLE, SAMPLE, read

MINUS = "\N{MINUS SIGN}"


def figure(text):
    return Decimal(text.split()[0].replace(MINUS, "-")) if text else Decimal()


@pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])
@pytest.mark.parametrize("column", ["now", "then"])
def test_each_column_adds_up(root, column):
    reading = read(root)
    for key, score in reading.scores.items():
        risk = reading.portfolio.risks[key]
        states = [sum_in_words(risk, state, reading.portfolio) for state in (score.current, score.target)]
        likelihood, impact, running = None, None, Decimal()
        for step in side_by_side(*states):
            value = figure(getattr(step, column))
            if not step.total:
                running += value
            elif step.label == "Likelihood":
                assert value == running, key
                likelihood, running = value, Decimal()
            elif step.label == "Impact":
                assert value == running, key
                impact, running = value, Decimal()
            else:
                assert value == likelihood + impact, key


def test_a_line_that_counts_in_one_sum_only_leaves_the_other_cell_empty():
    now = (
        SumLine("start", "3.00"),
        SumLine("a, half", f"{MINUS}0.15"),
        SumLine("Likelihood now", "2.85", total=True),
    )
    then = (
        SumLine("start", "3.00"),
        SumLine("a", f"{MINUS}0.30"),
        SumLine("b (planned)", f"{MINUS}1.00"),
        SumLine("Likelihood later", "1.70", total=True),
    )
    assert [(row.label, row.now, row.then, row.total) for row in side_by_side(now, then)] == [
        ("start", "3.00", "3.00", False),
        ("a", "", f"{MINUS}0.30", False),
        ("b (planned)", "", f"{MINUS}1.00", False),
        ("a, half", f"{MINUS}0.15", "", False),
        ("Likelihood", "2.85", "1.70", True),
    ]
