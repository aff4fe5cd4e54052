import pytest
from scored import scales

from cxrisk.model.scales import Band
from cxrisk.scoring.levels import band_of_score
from cxrisk.scoring.matrix import (
    matrix_doubts,
    not_monotone,
    out_of_order,
    too_steep,
    unequal_at_equal_risk,
)

CHECKS = (not_monotone, out_of_order, too_steep, unequal_at_equal_risk)
ADDED = tuple(tuple(band_of_score(row + column) for column in range(1, 6)) for row in range(1, 6))
LOW, MEDIUM, HIGH, CRITICAL = Band


def failing(table):
    return [check for check in CHECKS if list(check(table))]


def changed(row, column, band):
    """The additive table with one cell changed."""
    rows = [list(one) for one in ADDED]
    rows[row][column] = band
    return tuple(map(tuple, rows))


def test_the_additive_table_passes_all_four_checks():
    assert failing(ADDED) == []
    assert matrix_doubts(scales(matrix=ADDED)) == ()


def test_without_a_table_there_is_nothing_to_doubt():
    assert matrix_doubts(scales()) == ()


def test_the_published_table_of_nist_800_30_fails_two_checks():
    very_low, low, moderate, high, very_high = range(5)
    table = [
        [very_low, very_low, very_low, low, low],
        [very_low, low, low, low, moderate],
        [very_low, low, moderate, moderate, high],
        [very_low, low, moderate, high, very_high],
        [very_low, low, moderate, high, very_high],
    ]
    assert failing(table) == [out_of_order, unequal_at_equal_risk]


def test_products_of_levels_fail_one_check():
    table = [[sum(row * column > end for end in (4, 9, 16)) for column in range(1, 6)] for row in range(1, 6)]
    assert failing(table) == [unequal_at_equal_risk]


WORSE = "A worse cell has a lower band: likely and extreme is critical, but frequent and extreme is high"
NEVER = (
    "A cell that can never be worse has a higher band: rare and slight is high, but rare and serious is low"
)
JUMP = "Bands jump between neighbours: rare and slight is low, but rare and moderate is critical"
EQUAL = "Equal risks have different bands: unlikely and severe is medium, but possible and serious is high"


@pytest.mark.parametrize(
    ("table", "doubt"),
    [
        (changed(4, 4, HIGH), f"{WORSE} (and 1 more)"),
        (changed(0, 0, HIGH), f"{NEVER} (and 11 more)"),
        (changed(0, 1, CRITICAL), f"{JUMP} (and 3 more)"),
        (changed(2, 2, HIGH), f"{EQUAL} (and 1 more)"),
    ],
)
def test_each_check_names_the_cells_that_do_not_go_together(table, doubt):
    assert doubt in matrix_doubts(scales(matrix=table))
