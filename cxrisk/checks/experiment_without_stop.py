"""experiment-without-stop: something is tried on people, and nobody has said when it ends."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.change import Experiment

_MEND = {
    "stop_rule": "`stop_rule` (what has to happen for it to be stopped at once)",
    "consent": "`consent` (how people were asked, and how they can say no)",
}


def find(view: View) -> Iterator[Trouble]:
    """An experiment without a stop rule, or with people and no word on how they were asked."""
    for assessment in view.portfolio.assessments.values():
        for experiment in assessment.experiments:
            missing = _missing(experiment)
            if missing:
                yield Trouble(
                    head(experiment),
                    f"the experiment {called(experiment.hypothesis)} has no {listed(missing, 'and no')}",
                    f"write {listed(_MEND[one] for one in missing)}",
                    lacks=tuple(experiment.place.at(one) for one in (*missing, "people")),
                )


def _missing(experiment: Experiment) -> list[str]:
    asked = experiment.people is not None and experiment.people.high > 0
    missing = [] if experiment.stop_rule else ["stop_rule"]
    return [*missing, "consent"] if asked and not experiment.consent else missing


CHECK = Check(
    "experiment-without-stop",
    Severity.WARNING,
    "An experiment has no stop rule, or people take part and nothing says how they were asked.",
    find,
)
