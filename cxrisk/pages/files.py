"""Which page shows what a file says."""

from collections.abc import Mapping

from cxrisk.model.portfolio import Portfolio
from cxrisk.pages import anchors
from cxrisk.pages.page import Link


def pages_of_files(portfolio: Portfolio) -> Mapping[str, Link]:
    """The page of each file that has one, at its findings, by the file's path.

    A journey inside an assessment stands in the assessment's file, which leads to the assessment.
    """
    journeys = {
        one.place.path: Link(one.title, f"{anchors.journey(one.id)}#part.findings")
        for one in portfolio.journeys.values()
    }
    initiatives = {
        one.place.path: Link(one.title, f"{anchors.initiative(one.id)}#findings")
        for one in portfolio.assessments.values()
    }
    return journeys | initiatives
