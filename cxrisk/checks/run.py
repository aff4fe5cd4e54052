"""All checks over one view: troubles become findings with a line and a loudness."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from cxrisk.checks import ALL_CHECKS
from cxrisk.checks.check import Check, Trouble, View
from cxrisk.findings import Finding, Place, Position, Related
from cxrisk.found import Later
from cxrisk.model.assessment import Status

PlaceFinder = Callable[[Place], tuple[Position, str]]
"""Gives the position of a place and its JSON pointer."""


def run_checks(
    view: View, place_finder: PlaceFinder, checks: Iterable[Check] = ALL_CHECKS
) -> tuple[list[Finding], list[Later]]:
    """What there is to say now, and what will be said at a later status; both sorted."""
    now: list[Finding] = []
    later: list[Later] = []
    able = (check for check in checks if _can_tell(check, view))
    for spoken in chain.from_iterable(_spoken(check, view, place_finder) for check in able):
        if isinstance(spoken, Later):
            later.append(spoken)
        else:
            now.append(spoken)
    return sorted(now, key=_order), sorted(later, key=lambda one: _order(one.finding))


def _can_tell(check: Check, view: View) -> bool:
    return check.unless is None or not any(True for _ in check.unless(view.portfolio))


def _order(finding: Finding) -> tuple[str, Position, str, str, str]:
    return finding.sort_key


def _spoken(check: Check, view: View, place_finder: PlaceFinder) -> Iterator[Finding | Later]:
    for trouble in check.find(view):
        status = view.file_status.get(trouble.place.path)
        if status == "retired" and not check.of_retired:
            continue
        if not all(view.could_be_read(place) for place in trouble.lacks):
            continue
        speaks = check.speaks(status)
        finding = _finding(check, trouble, status if speaks else check.speaks_from, view, place_finder)
        if finding is not None:
            yield finding if speaks else Later(finding, check.speaks_from)


def _finding(
    check: Check, trouble: Trouble, status: Status | None, view: View, place_finder: PlaceFinder
) -> Finding | None:
    usual = trouble.severity or check.severity_at(status)
    severity = view.portfolio.settings.severity(check.id, usual)
    if severity is None:
        return None
    position, pointer = _found(trouble, place_finder)
    related = tuple(Related(place.path, place_finder(place)[0], remark) for place, remark in trouble.related)
    path, meant = trouble.place.path, trouble.meant
    words = (trouble.message, trouble.help, related)
    return Finding(check.id, severity, path, position, pointer, *words, meant=meant)


def _found(trouble: Trouble, place_finder: PlaceFinder) -> tuple[Position, str]:
    """Where the trouble stands; what is not written has the position of the record around it."""
    found = place_finder(trouble.place)
    around = Place(trouble.place.path, trouble.place.pointer[:-1])
    if trouble.otherwise is not None and found[0] == place_finder(around)[0]:
        return place_finder(trouble.otherwise)
    return found
