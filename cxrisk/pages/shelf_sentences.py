"""What the pages of the library find, as sentences."""

from collections.abc import Sequence

from cxrisk.pages.phrases import many
from cxrisk.pages.shelf import Case, Use
from cxrisk.pages.words import sentence, spelled


def of_library(patterns: int, found: int, above: int) -> str:
    """How many of the known ways of harm are open here."""
    if not found:
        return sentence(f"{many(patterns, 'known way')} to harm people, and none is written down here.")
    verb = "is" if found == 1 else "are"
    which = f"{spelled(found)} of {many(patterns, 'known way')} to harm people"
    return sentence(f"{which} {verb} open here; {_hot(found, above)}.")


def _hot(found: int, above: int) -> str:
    if not above:
        return "no risk of it stands above appetite" if found == 1 else "none above appetite"
    return "it is above appetite" if found == 1 else f"{spelled(above)} of them above appetite"


def of_pattern(cases: Sequence[Case], silent: int) -> str:
    """Where a pattern is open, how bad, and where nobody has said so."""
    active = [case for case in cases if case.is_active]
    if not active:
        nobody = f": {many(silent, 'initiative uses', 'initiatives use')} the technology" if silent else ""
        return f"No risk of this kind is written down here{nobody}."
    initiatives = len({case.initiative.address for case in active})
    above = sum(case.is_above for case in active)
    many_risks = many(len(active), "risk")
    stands = f"{_above(above, len(active))} above appetite"
    return sentence(f"{many_risks} of this kind in {many(initiatives, 'initiative')} here; {stands}.")


def _above(above: int, total: int) -> str:
    if above == total:
        return {1: "it stands", 2: "both stand"}.get(total, "all stand")
    if not above:
        return "it does not stand" if total == 1 else "none stands"
    return f"{spelled(above)} {'stands' if above == 1 else 'stand'}"


def of_control(uses: Sequence[Use], missing: int) -> str:
    """How many risks lean on a control, what shows that it works, and how many do without."""
    active = [use for use in uses if use.case.is_active]
    if not active and not missing:
        return "No risk here leans on it."
    claimed = sum(use.row.look == "claimed" for use in active)
    leans = f"{many(len(active), 'risk leans', 'risks lean')} on it here"
    trust = f", {spelled(claimed)} on a claim that nobody has checked" if claimed else ""
    lacks = f"; {many(missing, 'risk does', 'risks do')} without, though it usually helps" if missing else ""
    return sentence(f"{leans}{trust}{lacks}.")


def of_technology(initiatives: int, found: int, patterns: int) -> str:
    """How many initiatives use a technology, and how many of its ways of harm they have written down."""
    if not initiatives:
        return "No initiative here uses it."
    known = (
        f"{spelled(found) if found else 'none'} of {many(patterns, 'known way')} to harm people"
        if patterns
        else ""
    )
    tail = f" and {'has' if initiatives == 1 else 'have'} written down {known}" if known else ""
    return sentence(f"{many(initiatives, 'initiative uses', 'initiatives use')} it here{tail}.")
