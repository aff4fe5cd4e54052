"""big-data-questions: a calculation about people whom nobody has asked after."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.assessment import AnswerTo, Assessment

_QUESTIONS: dict[AnswerTo, str] = {
    "representative": "who is missing from the data",
    "biased": "whom it treats worse",
    "accurate": "how often it is wrong",
    "fair": "whether people would call its use fair",
}


def find(view: View) -> Iterator[Trouble]:
    """A big-data assessment that leaves one of the four questions open; a draft without risks has time."""
    for assessment in view.portfolio.assessments.values():
        if "big-data" in assessment.technologies and assessment.risks:
            answered = {name for name, one in assessment.answers.items() if one.text.strip()}
            missing = [name for name in _QUESTIONS if name not in answered]
            if missing:
                yield _trouble(assessment, missing)


def _trouble(assessment: Assessment, missing: list[AnswerTo]) -> Trouble:
    return Trouble(
        head(assessment),
        f"{called(assessment.title)} does not say {listed((_QUESTIONS[name] for name in missing), 'or')}",
        f"write in `answers` {listed(f'`{name}`' for name in missing)}, in a sentence, "
        "with the evidence it rests on; `not known yet` is an answer too",
        lacks=(assessment.place.at("answers"),),
    )


CHECK = Check(
    "big-data-questions",
    Severity.WARNING,
    "A big-data assessment leaves one of four questions open: representative, biased, accurate, fair?",
    find,
)
