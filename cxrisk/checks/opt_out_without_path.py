"""opt-out-without-path: a no that nobody has seen arrive."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called, listed
from cxrisk.findings import Place, Severity
from cxrisk.model.data import DataUse, OptOut
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """A way out on paper only, for special-category data or data that another organisation has."""
    for assessment in view.portfolio.assessments.values():
        for use in assessment.data_uses:
            reasons = _reasons(use, view.portfolio)
            if use.opt_out is not None and use.opt_out.verified is None and reasons:
                yield _trouble(use, use.opt_out, reasons, view.portfolio)


def _reasons(use: DataUse, portfolio: Portfolio) -> list[str]:
    """Why a no has to arrive here more surely than elsewhere."""
    special = portfolio.data_items[use.data].sensitivity == "special_category"
    names = [_named(one, portfolio) for one in use.shared_with if not _is_ours(one, portfolio)]
    reasons = ["is of a special category"] if special else []
    return [*reasons, f"is shared with {listed(names)}"] if names else reasons


def _is_ours(organisation: str, portfolio: Portfolio) -> bool:
    return organisation in portfolio.organisations and portfolio.organisations[organisation].ours


def _named(organisation: str, portfolio: Portfolio) -> str:
    known = portfolio.organisations.get(organisation)
    return known.name if known else organisation


def _trouble(use: DataUse, opt_out: OptOut, reasons: list[str], portfolio: Portfolio) -> Trouble:
    item = portfolio.data_items[use.data]
    only_text = opt_out.at is None
    problem = "only a sentence" if only_text else "never seen to work"
    steps = "`at` which touchpoint a no is said, `done_by` whom and `within_days`, then " if only_text else ""
    return Trouble(
        _written(use, opt_out),
        f"{called(item.name)} {listed(reasons)}, and the way to say no to that is {problem}",
        f"write in `opt_out` {steps}say no once yourself, follow it to where the data is, "
        "and write the day into `verified`",
        lacks=(use.place.at("opt_out"),),
    )


def _written(use: DataUse, opt_out: OptOut) -> Place:
    return use.place.at("opt_out") if opt_out.at is None else use.place.at("opt_out", "at")


CHECK = Check(
    "opt-out-without-path",
    Severity.ERROR,
    "People may say no to a use of special-category or shared data, and nobody has seen that a no arrives.",
    find,
    speaks_from="piloting",
)
