"""unconsidered-category: a kind of harm that this technology is known for, and nobody has looked."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed, plain
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import Category
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """Categories that a technology asks about, neither rated nor set aside; no risks yet, no question."""
    for assessment in view.portfolio.assessments.values():
        missing = _missing(assessment, view.portfolio) if assessment.risks else {}
        if missing:
            yield _trouble(assessment, missing, view.portfolio)


def _missing(assessment: Assessment, portfolio: Portfolio) -> dict[Category, str]:
    """Each category that nobody looked at, with the technology that asks about it first."""
    rated = {category for risk in assessment.risks for category in risk.impact}
    aside = {category for category, reason in assessment.not_applicable.items() if reason.strip()}
    asked: dict[Category, str] = {}
    for technology in assessment.technologies:
        for category in portfolio.technologies[technology].consider:
            if category not in rated | aside:
                asked.setdefault(category, technology)
    return asked


def _trouble(assessment: Assessment, missing: dict[Category, str], portfolio: Portfolio) -> Trouble:
    names = listed(portfolio.technologies[one].name for one in dict.fromkeys(missing.values()))
    return Trouble(
        head(assessment),
        f"{called(assessment.title)} does not say whether it does harm to "
        f"{listed((plain(one) for one in missing), 'or')}, as {names} has done elsewhere",
        f"rate {listed((f'`{one}`' for one in missing), 'or')} in the `impact` of a risk, "
        "or write in `not_applicable` why not",
        lacks=(assessment.place.at("risks"), assessment.place.at("not_applicable")),
    )


CHECK = Check(
    "unconsidered-category",
    Severity.WARNING,
    "A kind of harm that the technology is known for is neither rated nor said not to apply.",
    find,
)
