"""What every edition of the guide says around its questions."""

from collections.abc import Mapping

from cxrisk.guide.gaps import Kind
from cxrisk.guide.sheets import Guide, Sheet

KINDS: Mapping[Kind, tuple[str, str]] = {
    "risk": ("rating", "ratings"),
    "moment": ("moment", "moments"),
    "handoff": ("handoff", "handoffs"),
    "person": ("person", "people"),
    "baseline": ("baseline", "baselines"),
    "exchange": ("use of data", "uses of data"),
    "message": ("message", "messages"),
}
"""What rests on nothing, one and several of it, in the order in which it is told."""
INTENT = (
    "Intent, not a script: say it as you would say it, take what fits, and let the rest go. "
    "What we believe is for you to know, not to read out."
)
BEFORE = (
    "Before you begin, say who you are and what becomes of the answers; ask whether you may write them down, "
    "and say that they may stop whenever they like."
)
_NOTHING = "Nothing that is rated or felt here rests on nobody\N{RIGHT SINGLE QUOTATION MARK}s word but ours."
_UNSEEN = "Nothing is rated or felt here yet: unknown, not good."


def nothing_to_ask(guide: Guide) -> str:
    """What a guide without a sheet says."""
    return _NOTHING if guide.looked_at else _UNSEEN


def titled(sheet: Sheet) -> str:
    """Whom to ask about what: `Dana, who runs a corner shop: I move house, sheet 2 of 3`."""
    who = sheet.person.name if sheet.person else "Whoever would live with it (nobody is named)"
    part = f", sheet {sheet.part} of {sheet.parts}" if sheet.parts > 1 else ""
    return f"{who}: {sheet.title}{part}"
