"""What the tool asks of a portfolio: one rule a module, each with its page."""

from cxrisk.checks import (
    above_appetite,
    acceptance_beyond_authority,
    acceptance_expired,
    asked_twice,
    big_data_questions,
    empty_handoff,
    inferred_without_opt_out,
    mitigate_without_control,
    no_baseline,
    no_champion,
    no_human,
    no_moment_of_truth,
    no_purpose,
    no_recovery,
    no_risks,
    no_stop,
    no_value_exchange,
    one_kind_of_evidence,
    opt_out_without_path,
    overdue_action,
    overdue_review,
    own_device_holds_keys,
    quote_without_consent,
    silent_disruption,
    undeclared_data,
    unknown_asker,
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
    undeclared_data.CHECK,
    no_stop.CHECK,
    inferred_without_opt_out.CHECK,
    weak_login.CHECK,
    unknown_asker.CHECK,
    own_device_holds_keys.CHECK,
    opt_out_without_path.CHECK,
    unsanctioned_system.CHECK,
    big_data_questions.CHECK,
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
