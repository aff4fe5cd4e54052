"""Every rule of the tool, whichever layer it arises in."""

from collections.abc import Mapping

from cxrisk.checks import ALL_CHECKS
from cxrisk.findings import FORM_RULES, Severity

USUAL: Mapping[str, Severity] = {
    **{rule.id: rule.severity for rule in FORM_RULES},
    **{check.id: check.severity for check in ALL_CHECKS},
}
"""Id of the rule -> how loud it is unless a portfolio says otherwise; in the order of the documentation."""
