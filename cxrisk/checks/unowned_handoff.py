"""unowned-handoff: nobody answers for what happens between two desks."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, way
from cxrisk.findings import Severity
from cxrisk.model.journey import Handoff
from cxrisk.model.portfolio import Portfolio
from cxrisk.sources.words import nearest


def find(view: View) -> Iterator[Trouble]:
    """A handoff whose owner is neither a unit nor an executive."""
    for handoff in view.portfolio.handoffs.values():
        if not view.portfolio.owns(handoff.owner):
            yield _trouble(handoff, view.portfolio)


def _trouble(handoff: Handoff, portfolio: Portfolio) -> Trouble:
    here = f"the handoff {way(handoff)}"
    mend = "write a unit's id or an executive's key in `owner`: somebody who answers for both ends"
    if not handoff.owner:
        return Trouble(head(handoff), f"{here} has no owner", mend)
    place = handoff.place.at("owner")
    if not portfolio.named(handoff.owner):
        return Trouble(place, f"the owner of {here} is {called(handoff.owner)}: nobody answers for it", mend)
    meant = _meant(handoff.owner, portfolio)
    message = f"the owner of {here} is {called(handoff.owner)}, which is no unit and no executive"
    ids = nearest(handoff.owner, (*portfolio.units, *portfolio.settings.executives))
    return Trouble(place, message, f"write {meant} if that is meant; {mend}" if meant else mend, meant=ids)


def _meant(owner: str, portfolio: Portfolio) -> str:
    """The id that the writer had in mind: by a unit's name or lead, by an executive's title, or misspelt."""
    words = {unit.lead: unit.id for unit in portfolio.units.values() if unit.lead}
    words |= {unit.name: unit.id for unit in portfolio.units.values()}
    words |= {role.title: key for key, role in portfolio.settings.executives.items()}
    words |= {name: name for name in (*portfolio.units, *portfolio.settings.executives)}
    near = nearest(owner, words, limit=1)
    return f"`{words[near[0]]}`" if near else ""


CHECK = Check(
    "unowned-handoff", Severity.ERROR, "A handoff has no owner that is a unit or an executive.", find
)
