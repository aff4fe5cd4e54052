"""The finding of the interview guide, as it is printed."""

from cxrisk.guide.sheets import Guide
from cxrisk.guide.words import KINDS, nothing_to_ask


def headline(guide: Guide) -> str:
    """3 ratings and 1 handoff rest on nobody's word but ours; 2 conversations would change that."""
    if not guide.sheets:
        return nothing_to_ask(guide)
    counts = guide.counts()
    *first, last = (
        f"{counts[kind]} {words[counts[kind] > 1]}" for kind, words in KINDS.items() if kind in counts
    )
    what = f"{', '.join(first)} and {last}" if first else last
    rest = "rests" if sum(counts.values()) == 1 else "rest"
    talks = len(guide.sheets)
    would = f"{talks} {'conversation' if talks == 1 else 'conversations'} would change that"
    return f"{what} {rest} on nobody\N{RIGHT SINGLE QUOTATION MARK}s word but ours; {would}."
