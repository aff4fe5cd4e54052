"""What the tool asks of a portfolio: one rule a module, each with its page."""

from cxrisk.checks import (
    above_appetite,
    acceptance_beyond_authority,
    acceptance_expired,
    asked_twice,
    empty_handoff,
    mitigate_without_control,
    no_baseline,
    no_champion,
    no_human,
    no_moment_of_truth,
    no_purpose,
    no_recovery,
    no_risks,
    no_value_exchange,
    one_kind_of_evidence,
    overdue_action,
    overdue_review,
    quote_without_consent,
    silent_disruption,
    unowned_handoff,
    unsanctioned_system,
    we_know_best,
    weak_login,
    white_space,
)
from cxrisk.checks.check import Check

ALL_CHECKS: tuple[Check, ...] = (
    # between the units
    white_space.CHECK,
    unowned_handoff.CHECK,
    empty_handoff.CHECK,
    asked_twice.CHECK,
    # the moment
    no_baseline.CHECK,
    no_moment_of_truth.CHECK,
    no_human.CHECK,
    no_recovery.CHECK,
    # evidence
    we_know_best.CHECK,
    one_kind_of_evidence.CHECK,
    quote_without_consent.CHECK,
    # value exchange and privacy
    no_value_exchange.CHECK,
    no_purpose.CHECK,
    weak_login.CHECK,
    unsanctioned_system.CHECK,
    # treatment
    no_risks.CHECK,
    mitigate_without_control.CHECK,
    above_appetite.CHECK,
    acceptance_expired.CHECK,
    acceptance_beyond_authority.CHECK,
    overdue_review.CHECK,
    overdue_action.CHECK,
    # words with people
    silent_disruption.CHECK,
    no_champion.CHECK,
)
"""Every check, in the order of the documentation."""
