"""Rules that a portfolio wants louder or quieter, and that do not exist: the setting would do nothing."""

from collections.abc import Callable, Iterator

from cxrisk.checks.rules import USUAL, near
from cxrisk.findings import Finding, Place, Position, Severity
from cxrisk.model.portfolio import Settings
from cxrisk.sources.words import nearest


def unknown_rules(settings: Settings, find: Callable[[Place], tuple[Position, str]]) -> Iterator[Finding]:
    """One finding for each name under `rules` that no rule has, at that name."""
    for rule in settings.rules:
        if rule not in USUAL and not rule.startswith("x-"):
            position, pointer = find(settings.place.at("rules").key(rule))
            yield Finding(
                "unknown-reference",
                Severity.ERROR,
                settings.place.path,
                position,
                pointer,
                f"there is no rule `{rule}`, so this changes nothing",
                near(rule),
                meant=tuple(nearest(rule, USUAL, 1)),
            )
