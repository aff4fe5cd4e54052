"""The computed findings, as sentences: what the top of a page and the caption of a chart say."""

from collections.abc import Sequence

from cxrisk.model.scales import Band
from cxrisk.pages.charts.overstep import Category
from cxrisk.pages.phrases import many, signed
from cxrisk.pages.words import quoted, sentence, spelled
from cxrisk.scoring.rollup import Rollup

_OURS = "nobody\N{RIGHT SINGLE QUOTATION MARK}s word but ours"


def of_risks(risks: Rollup, would_be_above: int) -> str:
    """How many risks stand above appetite, and how many would if every plan were in place."""
    if not risks.total:
        return "No risk has been looked at: unknown, not low."
    if not risks.above:
        worst = risks.worst.word if risks.worst else ""
        return f"{_none_of(risks.total)} above appetite; the worst is {worst}."
    critical = risks.current[Band.CRITICAL]
    tail = f", {spelled(critical)} of them critical" if critical and risks.total > 1 else ""
    return sentence(f"{_of(risks.above, risks.total)} above appetite{tail}; {_plans(risks, would_be_above)}.")


def _of(above: int, total: int) -> str:
    if total == 1:
        return "the only risk stands"
    if above == total:
        return "both risks stand" if total == 2 else f"all {spelled(total)} risks stand"  # noqa: PLR2004
    return f"{spelled(above)} of {many(total, 'risk')} {'stands' if above == 1 else 'stand'}"


def _none_of(total: int) -> str:
    if total == 1:
        return "The only risk does not stand"
    return f"None of {many(total, 'risk')} stands"


def _plans(risks: Rollup, would_be_above: int) -> str:
    if would_be_above == risks.above:
        return "no plan changes that"
    if not would_be_above:
        return "with every plan in place, none would"
    return f"with every plan in place, {spelled(would_be_above)} would"


def of_evidence(alone: int, total: int) -> str:
    """How many ratings rest on nobody's word but ours."""
    if not total or (total == 1 and not alone):
        return ""
    if not alone:
        return "Every rating rests on the voice of a person."
    if alone == total:
        return f"{'Every' if total > 1 else 'Its'} rating rests on {_OURS}."
    return sentence(f"{many(alone, 'rating rests', 'ratings rest')} on {_OURS}.")


def of_portfolio(truths: int, hot: int, alone: int) -> str:
    """The sentence at the front door: moments of truth under high risk, and ratings on our word alone."""
    if not truths:
        return "No journey marks a moment of truth yet, so nobody can say where it matters most."
    first = f"{_truths(truths, hot)} high current risk"
    rest = f"; {many(alone, 'rating rests', 'ratings rest')} on {_OURS}" if alone else ""
    return sentence(f"{first}{rest}.")


def _truths(truths: int, hot: int) -> str:
    if truths == 1:
        return f"the one moment of truth carries{'' if hot else ' no'}"
    carry = "carry" if hot > 1 else "carries"
    return f"{spelled(hot) if hot else 'none'} of {many(truths, 'moment')} of truth {carry}"


def of_feeling(value: float, worst: str, last: str, *, assumed: bool) -> str:
    """What people take home from a journey: its worst moment and its end, by name."""
    begins = f"{'Assumed to be remembered' if assumed else 'Remembered'} as {signed(value)}"
    if worst == last:
        return f"{begins}: the worst moment, {quoted(worst)}, is also the last."
    return f"{begins}: the worst moment is {quoted(worst)}, and it ends with {quoted(last)}."


def of_hands(changes: int, unowned: int) -> str:
    """How many changes of unit on a journey nobody owns."""
    if not changes:
        return "One unit runs the whole way."
    if not unowned:
        whole = "the one change of unit has an owner" if changes == 1 else "every change of unit has an owner"
        return sentence(f"{whole}.")
    if changes == 1:
        return "Nobody owns the one change of unit."
    return sentence(f"nobody owns {spelled(unowned)} of the {many(changes, 'change')} of unit.")


def of_unseen(unseen: int, total: int) -> str:
    """At how many touchpoints nobody has looked at any risk."""
    if not unseen:
        return ""
    if unseen == total:
        return "Nobody has looked at any risk on this way: unknown, not low."
    return sentence(f"at {many(unseen, 'touchpoint')} nobody has looked at any risk: unknown, not low.")


def of_bands(risks: Rollup) -> str:
    """What controls did, and what plans would do, to the worst band that there was."""
    if not risks.total:
        return "No risk is rated yet."
    band = max((one for one, count in risks.inherent.items() if count), default=Band.LOW)
    before, now, then = (counts[band] for counts in (risks.inherent, risks.current, risks.target))
    done = f"controls took {spelled(before)} {band.word} {_risks(before)} to {spelled(now)}"
    if before == now:
        done = f"controls left all {spelled(before)} {band.word} {_risks(before)} where they were"
        done = f"controls left the one {band.word} risk where it was" if before == 1 else done
    left = spelled(then) if then else "none"
    ahead = "plans change nothing more" if now == then else f"plans would leave {left}"
    return sentence(f"{done}; {ahead}." if now else f"{done}.")


def _risks(count: int) -> str:
    return "risk" if count == 1 else "risks"


def of_overstep(categories: Sequence[Category], above: int) -> str:
    """In which kind of harm we overstep most."""
    if not categories:
        return "No kind of harm is rated yet."
    worst = categories[0]
    if not worst.above:
        return "No kind of harm is above appetite by its band."
    which = many(worst.above, "risk")
    return (
        f"{worst.name} is where we overstep most: {which} of {spelled(worst.risks)}, {spelled(above)} in all."
    )


def of_handoffs(total: int, unowned: int) -> str:
    """How many handoffs nobody owns, missing ones included."""
    if not total:
        return "No journey changes hands."
    if not unowned:
        return (
            "The one handoff has an owner." if total == 1 else f"All {spelled(total)} handoffs have an owner."
        )
    owns = "has" if unowned == 1 else "have"
    return sentence(f"{spelled(unowned)} of {many(total, 'handoff')} {owns} no owner.")


def of_pain(title: str, value: float, *, assumed: bool) -> str:
    """Which journey hurts most."""
    if assumed:
        return f"{quoted(title)} hurts most, as far as we assume: it would be remembered as {signed(value)}."
    return f"{quoted(title)} hurts most: it is remembered as {signed(value)}."


def of_exchange(uses: int, owes: int, unasked: int) -> str:
    """What we take for nothing, and without having asked."""
    if not uses:
        return "No use of data about people is written down."
    first = (
        f"{many(owes, 'use gives', 'uses give')} nothing that is named"
        if owes
        else "every use names what people get"
    )
    rest = (
        f"{spelled(unasked)} {'has' if unasked == 1 else 'have'} never been put to anybody"
        if unasked
        else "all were put to people"
    )
    return sentence(f"{many(uses, 'use')} of what people hand over: {first}; {rest}.")


def of_silence(changes: int, missing: int, untried: int) -> str:
    """How many words to people nobody has written, and how many nobody has tried on them."""
    if not changes:
        return "No change is written down that people would notice."
    tried = f"; {many(untried, 'message', 'messages')} nobody has tried on people" if untried else ""
    if not missing:
        return f"For every change, words are written for before, during and after{tried}."
    return sentence(
        f"{many(missing, 'message is', 'messages are')} not written, over {many(changes, 'change')}{tried}."
    )


def of_fall(name: str, status: str, *, is_owned: bool) -> str:
    """Whether feeling is lowest where a journey has just changed hands, and how that change is."""
    how = {
        "broken": "is broken",
        "degraded": "loses something on the way",
        "unknown": "nobody has looked at",
        "missing": "nobody has written down",
    }.get(status, "")
    if not is_owned:
        how = "nobody owns"
    return f"Feeling is lowest at {quoted(name)}, right after a change of unit that {how}." if how else ""
