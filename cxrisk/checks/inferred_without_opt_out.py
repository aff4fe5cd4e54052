"""inferred-without-opt-out: we decide who somebody is, and they cannot say no."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """Personalisation by inference that nobody can switch off."""
    for assessment in view.portfolio.assessments.values():
        for use in assessment.data_uses:
            if use.mode == "personalized_by_inference" and use.opt_out is None:
                item = view.portfolio.data_items[use.data]
                yield Trouble(
                    head(use),
                    f"from {called(item.name)} we infer what a person wants, "
                    "and there is no way to say no to it",
                    "write `opt_out`: `at` which touchpoint a no is said, and `done_by` whom it is done; "
                    "or let people choose themselves (`mode: customized_by_person`)",
                    lacks=(use.place.at("opt_out"),),
                )


CHECK = Check(
    "inferred-without-opt-out",
    Severity.WARNING,
    "Something is fitted to a person by what we infer, and the person cannot say no.",
    find,
    speaks_from="piloting",
)
