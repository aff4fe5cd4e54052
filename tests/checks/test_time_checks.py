"""overdue-review, overdue-action: what should have happened by now."""

from datetime import date

import pytest

from cxrisk.checks.calendar import months_after

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 5, 22), 6, date(2026, 11, 22)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
        (date(9999, 12, 1), 6, date.max),
        (date(2026, 1, 1), 1_000_000, date.max),
        (date(2026, 1, 1), -1_000_000, date.min),
    ],
)
def test_months_are_counted_on_the_calendar(day, months, expected):
    assert months_after(day, months) == expected


@pytest.mark.parametrize("status", ["piloting", "live", "paused"])
def test_a_review_holds_until_the_day_on_which_the_next_is_due(workspace, status):
    workspace.assessment(status=status, review="{last: 2026-05-22}")
    assert not workspace.said("overdue-review", TODAY)
    [said] = workspace.said("overdue-review", date(2026, 11, 23))
    assert (said.marked, said.severity) == ("2026-05-22", "warning")
    assert "was last reviewed on 2026-05-22; reviews are due every 6 months" in said.words


def test_the_interval_is_the_portfolios(workspace):
    workspace.edit("portfolio.yml", "currency: EUR", "review: {every_months: 1}")
    workspace.assessment(status="live", review="{last: 2026-10-21}")
    workspace.edit("card-freeze.yml", "last: 2026-09-15", "last: 2026-10-01")
    [said] = workspace.said("overdue-review", TODAY)
    assert "every month" in said.words


def test_without_review_it_runs_from_going_live(workspace):
    workspace.assessment(status="live", go_live="2026-05-21")
    [said] = workspace.said("overdue-review", TODAY)
    assert said.marked == "2026-05-21"
    assert "never reviewed since it went live" in said.words
    workspace.assessment(status="live", go_live="2026-05-22")
    assert not workspace.said("overdue-review", TODAY)


def test_a_review_counts_more_than_going_live(workspace):
    workspace.assessment(status="live", go_live="2020-01-01", review="{last: 2026-11-01}")
    assert not workspace.said("overdue-review", TODAY)


def test_live_without_any_date_is_due_at_once(workspace):
    workspace.assessment(status="live")
    [said] = workspace.said("overdue-review", TODAY)
    assert said.at == "title: A new way to pay"
    workspace.assessment(status="piloting")
    assert not workspace.said("overdue-review", TODAY)


def action(status="open", due="2026-11-21"):
    return f"actions: [{{id: mend, title: Mend the till, owner: cio, due: {due}, status: {status}}}]"


@pytest.mark.parametrize("status", ["open", "doing"])
def test_an_action_is_overdue_the_day_after(workspace, status):
    workspace.assessment(action(status), "proposed")
    [said] = workspace.said("overdue-action", TODAY)
    assert (said.marked, said.severity) == ("2026-11-21", "warning")
    assert "“Mend the till” was due on 2026-11-21" in said.words
    assert "ask Chief Information Officer" in said.words
    workspace.assessment(action(status, "2026-11-22"), "proposed")
    assert not workspace.said("overdue-action", TODAY)


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_what_is_done_or_dropped_is_not_owed(workspace, status):
    workspace.assessment(action(status), "proposed")
    assert not workspace.said("overdue-action", TODAY)


def test_an_action_of_nobody_wants_an_owner(workspace):
    workspace.assessment(action().replace("owner: cio", "owner: tbd"), "proposed")
    [said] = workspace.said("overdue-action", TODAY)
    assert "give it an owner" in said.words
