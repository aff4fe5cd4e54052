"""Every rule of the tool, whichever layer it arises in."""

from collections.abc import Mapping

from cxrisk.checks import ALL_CHECKS
from cxrisk.findings import FORM_RULES, Severity
from cxrisk.sources.words import nearest

USUAL: Mapping[str, Severity] = {
    **{rule.id: rule.severity for rule in FORM_RULES},
    **{check.id: check.severity for check in ALL_CHECKS},
}
"""Id of the rule -> how loud it is unless a portfolio says otherwise; in the order of the documentation."""


def near(rule: str) -> str:
    """What to do about the id of a rule that is not there: the nearest one, or where they are all named."""
    close = nearest(rule, USUAL, 1)
    return f"did you mean `{close[0]}`?" if close else "`cxrisk list rules` names them all"
