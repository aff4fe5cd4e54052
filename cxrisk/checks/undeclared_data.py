"""undeclared-data: something is asked for, and nobody says what is done with it."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.journey import Touchpoint
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """An item that is collected where an initiative has a risk, and that no data use declares there."""
    for key in view.risks_at:
        touchpoint = view.portfolio.touchpoints[key]
        declared = {use.data for use in view.data_uses_at.get(key, ())}
        for item in dict.fromkeys(touchpoint.collects):
            if item not in declared:
                yield _trouble(touchpoint, item, view)


def unless(portfolio: Portfolio) -> Iterator[str]:
    """The assessments with a data use that could not be read: it may declare any item."""
    return (one.path for one in portfolio.lost if one.pointer[:1] == ("data_uses",))


def _trouble(touchpoint: Touchpoint, item: str, view: View) -> Trouble:
    data = view.portfolio.data_items[item]
    risk = view.risks_at[touchpoint.key][0]
    return Trouble(
        touchpoint.place.at("collects").holding(item),
        f"{called(data.name)} is asked for at {called(touchpoint.name)}, "
        "and no assessment says what is done with it",
        f"write in `data_uses` of an assessment `data: {item}` with `at: [{touchpoint.key}]`, "
        "what for, and what the person gets; or stop asking",
        ((head(risk), "an initiative with a risk at this touchpoint"),),
    )


CHECK = Check(
    "undeclared-data",
    Severity.WARNING,
    "A touchpoint at which an initiative has a risk asks for data, and no data use declares it there.",
    find,
    unless=unless,
)
