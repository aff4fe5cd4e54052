"""overdue-review: nobody has looked at it for too long."""

from collections.abc import Iterator

from cxrisk.checks.calendar import months_after
from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment


def find(view: View) -> Iterator[Trouble]:
    """The review interval has passed since the last review, else since it went live."""
    months = view.portfolio.settings.review.every_months
    for assessment in view.portfolio.assessments.values():
        since = assessment.review.last if assessment.review else assessment.go_live
        if since is None:
            if assessment.status == "live":
                yield _trouble(assessment, months, "is live and was never reviewed")
        elif months_after(since, months) < view.day(assessment):
            what = "was last reviewed on" if assessment.review else "was never reviewed since it went live on"
            yield _trouble(assessment, months, f"{what} {since}")


def _trouble(assessment: Assessment, months: int, what: str) -> Trouble:
    if assessment.review is not None:
        place = assessment.review.place.at("last")
    else:
        place = assessment.place.at("go_live") if assessment.go_live else head(assessment)
    every = "every month" if months == 1 else f"every {months} months"
    return Trouble(
        place,
        f"{called(assessment.title)} {what}; reviews are due {every}",
        "go through it once more with those who know, and write `review` with `last` and `by`",
        lacks=(assessment.place.at("review"), assessment.place.at("go_live")),
    )


CHECK = Check(
    "overdue-review",
    Severity.WARNING,
    "The time between two reviews has passed.",
    find,
    speaks_from="piloting",
)
