"""silent-disruption: people's days are disturbed and nobody tells them."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.change import PHASES, Disruption, Phase


def find(view: View) -> Iterator[Trouble]:
    """A disruption without words before (where it is planned), during and after."""
    for assessment in view.portfolio.assessments.values():
        for disruption in assessment.disruptions:
            wanted = PHASES if disruption.is_planned else PHASES[1:]
            said = {words.phase for words in view.communications_of.get(disruption.key, ())}
            missing = [phase for phase in wanted if phase not in said]
            if missing:
                yield _trouble(assessment, disruption, missing)


def _trouble(assessment: Assessment, disruption: Disruption, missing: list[Phase]) -> Trouble:
    phases = listed(f"`phase: {phase}`" for phase in missing)
    return Trouble(
        head(disruption),
        f"nobody is told about {called(disruption.title)} {listed(missing, 'or')} it",
        f"write communications with `disruption: {disruption.id}` and {phases}: "
        "to whom, on which channel, in which words",
        lacks=(assessment.place.at("communications"),),
    )


CHECK = Check(
    "silent-disruption",
    Severity.ERROR,
    "A disruption has no words for people before, during or after it.",
    find,
    speaks_from="piloting",
)
