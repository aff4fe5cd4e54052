"""What is wrong with comments that ask to ignore findings."""

from collections.abc import Iterator

from cxrisk.checks.rules import USUAL, near
from cxrisk.findings import Finding
from cxrisk.model.portfolio import Settings
from cxrisk.sources.comments import Ignore, Named

Spot = tuple[str, int, str]
"""File, line and rule: what a comment and a finding have in common."""
_OF_COMMENTS = ("ignore-without-reason", "unused-ignore")
"""Rules about the comments themselves: what they say cannot be ignored by another comment."""
_NOT_UNDERSTOOD = (
    "this comment speaks to cxrisk, and asks for nothing that it knows",
    "write `# cxrisk: ignore[rule] -- why`, or begin the comment with another word",
)
_NO_REASON = (
    "this comment gives no reason, so it ignores nothing",
    "say behind ` -- ` why the finding may stand",
)


def spots(ignore: Ignore) -> Iterator[Spot]:
    """Where a comment asks to ignore what."""
    for named in ignore.rules:
        if named.rule not in _OF_COMMENTS:
            yield from ((ignore.path, line, named.rule) for line in ignore.lines)


def troubles_with(ignore: Ignore, settings: Settings, found: set[Spot] | None) -> Iterator[Finding]:
    """What is wrong with one comment, as loud as the portfolio wants it.

    `found` is where there are findings; nothing where that is not certain.
    """
    for rule, at, message, mend in _troubles(ignore, settings, found):
        severity = settings.severity(rule, USUAL[rule])
        if severity is not None:
            yield Finding(rule, severity, ignore.path, at.position, "", message, mend)


_Trouble = tuple[str, Ignore | Named, str, str]
"""Rule, where, what is wrong, what to do."""


def _troubles(ignore: Ignore, settings: Settings, found: set[Spot] | None) -> Iterator[_Trouble]:
    if not ignore.rules:
        yield "unused-ignore", ignore, *_NOT_UNDERSTOOD
        return
    if not ignore.because:
        yield "ignore-without-reason", ignore, *_NO_REASON
    for named in ignore.rules:
        if named.rule not in USUAL:
            yield "unknown-reference", named, f"there is no rule `{named.rule[:60]}`", near(named.rule)
        elif named.rule in _OF_COMMENTS:
            message = f"what `{named.rule}` says of a comment cannot be ignored by a comment"
            yield "unused-ignore", named, message, _take_out(ignore)
        elif found is not None and _is_unused(ignore, named.rule, settings, found):
            message = f"`{named.rule}` finds nothing here, so there is nothing to ignore"
            yield "unused-ignore", named, message, _take_out(ignore)


def _is_unused(ignore: Ignore, rule: str, settings: Settings, found: set[Spot]) -> bool:
    """Whether there is nothing to ignore; not known of a rule that is silent in the whole portfolio."""
    is_silent = settings.severity(rule, USUAL[rule]) is None
    here = {(ignore.path, line, rule) for line in ignore.lines}
    return bool(ignore.because) and not is_silent and found.isdisjoint(here)


def _take_out(ignore: Ignore) -> str:
    return "take its name out of the brackets" if len(ignore.rules) > 1 else "take the comment out"
