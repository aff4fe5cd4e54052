"""no-stop: what began once goes on for ever."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity

_MODES = {"customized_by_person": "as people chose", "personalized_by_inference": "by what we infer"}


def find(view: View) -> Iterator[Trouble]:
    """A data use that fits something to a person, and does not say when it stops."""
    for assessment in view.portfolio.assessments.values():
        for use in assessment.data_uses:
            if use.mode != "none" and not use.stops:
                item = view.portfolio.data_items[use.data]
                yield Trouble(
                    head(use),
                    f"{called(item.name)} is used to fit something to a person, {_MODES[use.mode]}, "
                    "and nothing says when that stops",
                    "write `stops`: the event or the day that ends it, and have it tried out",
                    lacks=(use.place.at("stops"),),
                )


CHECK = Check(
    "no-stop",
    Severity.WARNING,
    "Data is used to fit something to a person, and nothing says when that stops.",
    find,
    speaks_from="piloting",
)
