"""capacity-only: more people to do what should not have to be done."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called, listed, way
from cxrisk.findings import Severity
from cxrisk.model.change import Action
from cxrisk.model.journey import Handoff


def find(view: View) -> Iterator[Trouble]:
    """A broken handoff for which somebody works, and all that they do is to add capacity."""
    actions_for = _actions_for(view)
    for handoff in view.portfolio.handoffs.values():
        actions = actions_for.get(handoff.key, []) if handoff.status == "broken" else []
        if actions and all(one.kind == "capacity" for one in actions):
            yield _trouble(handoff, actions)


def _actions_for(view: View) -> dict[str, list[Action]]:
    """What is, or was, done for each handoff; dropped work and retired initiatives are over."""
    found: dict[str, list[Action]] = {}
    for assessment in view.portfolio.assessments.values():
        for action in assessment.actions if assessment.status != "retired" else ():
            for handoff in action.for_handoffs if action.status != "dropped" else ():
                found.setdefault(handoff, []).append(action)
    return found


def _trouble(handoff: Handoff, actions: list[Action]) -> Trouble:
    return Trouble(
        handoff.place.at("status"),
        f"the handoff {way(handoff)} is broken, and all that is done about it adds capacity: "
        f"{listed(called(one.title) for one in actions)}",
        "ask why people come this way at all, and add an action of `kind: fix_cause` whose `for_handoffs` "
        "names this handoff",
        tuple((one.place.at("kind"), "adds capacity") for one in actions),
    )


CHECK = Check(
    "capacity-only",
    Severity.INFO,
    "A handoff is broken, and all actions for it only add capacity.",
    find,
)
