"""What the library knows, as cards: technologies, patterns, controls, precedents, kinds of harm."""

from collections.abc import Iterable, Iterator

from cxrisk.cli.card import Card
from cxrisk.model.fields import Source
from cxrisk.model.library import Pattern, Precedent, Technology
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Control, Indicator
from cxrisk.pages.phrases import limits, readable


def library_names(library: Portfolio) -> set[str]:
    """Every id that can be looked up."""
    return {*library.technologies, *library.risk_patterns, *library.controls, *library.precedents}


def meanings(name: str, library: Portfolio) -> Iterator[Card]:
    """What this id is in the library."""
    if name in library.technologies:
        yield _technology(library.technologies[name], library)
    if name in library.risk_patterns:
        yield _pattern(library.risk_patterns[name], library)
    if name in library.controls:
        yield _control(library.controls[name], library)
    if name in library.precedents:
        yield _precedent(library.precedents[name], library)


def category(name: str, says: str, library: Portfolio) -> Card:
    """A kind of harm: what it means, and where the library expects it."""
    asking = (one.id for one in library.technologies.values() if name in one.consider)
    patterns = (_called(one) for one in library.risk_patterns.values() if name in one.categories)
    facts = (("asked by", ", ".join(asking)), ("patterns", tuple(patterns)))
    return Card(f"{name}: a kind of harm", says, facts)


def _technology(one: Technology, library: Portfolio) -> Card:
    patterns = [held for held in library.risk_patterns.values() if one.id in held.technologies]
    asked = (_asked(name, patterns) for name in one.consider)
    return Card(
        f"{one.id}: a technology",
        f"{one.name}.",
        (
            ("ask", one.prompts),
            ("rate or rule out", tuple(asked)),
            ("patterns", tuple(map(_called, patterns))),
            ("to be read in", _read_in(one.sources)),
            ("no source", _unsourced(one.unsourced)),
        ),
    )


def _asked(category: str, patterns: Iterable[Pattern]) -> str:
    """A kind of harm, and the patterns that do it."""
    bringing = ", ".join(one.id for one in patterns if category in one.categories)
    return f"{readable(category)}: {bringing or 'no pattern on record, so think of your own'}"


def _pattern(one: Pattern, library: Portfolio) -> Card:
    controls = (_called(library.controls[key]) for key in one.controls)
    precedents = (_told(library.precedents[key]) for key in one.precedents)
    return Card(
        f"{one.id}: a risk pattern",
        f"{one.name}.",
        (
            ("people notice", one.notice),
            ("cause", one.cause),
            ("event", one.event),
            ("consequence", one.consequence),
            ("technologies", ", ".join(one.technologies)),
            ("kinds of harm", ", ".join(one.categories)),
            ("controls", tuple(controls)),
            ("early sign", _sign(one.indicator) if one.indicator else ""),
            ("precedents", tuple(precedents)),
            ("ask", one.questions),
            ("replaces", one.replaces),
            ("to be read in", _read_in(one.sources)),
            ("no source", _unsourced(one.unsourced)),
        ),
    )


def _sign(one: Indicator) -> str:
    return f"{one.name}: {limits(one)}" if limits(one) else one.name


def _control(one: Control, library: Portfolio) -> Card:
    patterns = (_called(held) for held in library.risk_patterns.values() if one.id in held.controls)
    share = f"takes {one.strength:.0%} off the {one.reduces} when it works"
    return Card(
        f"{one.id}: a control",
        f"{one.name}.",
        (
            ("strength", share),
            ("why so much", one.why),
            ("layer", one.layer),
            ("acts on", ", ".join(one.only) or "every kind of harm"),
            ("friction", one.friction or "not known"),
            ("to verify", one.how_to_verify),
            ("elsewhere", tuple(f"{there.framework} {there.ref}" for there in one.maps_to)),
            ("patterns", tuple(patterns)),
            ("to be read in", _read_in(one.sources)),
            ("no source", _unsourced(one.unsourced)),
        ),
    )


def _precedent(one: Precedent, library: Portfolio) -> Card:
    patterns = (_called(held) for held in library.risk_patterns.values() if one.id in held.precedents)
    disputed = "yes" if one.disputed is True else one.disputed or ""
    return Card(
        f"{one.id}: a precedent",
        f"{one.who}, {one.date.text}.",
        (
            ("what happened", one.what),
            ("people noticed", one.notice),
            ("disputed", disputed),
            ("to be read in", _read_in(one.sources)),
            ("patterns", tuple(patterns)),
        ),
    )


def _read_in(sources: Iterable[Source]) -> tuple[str, ...]:
    """Title, publisher, date and address of each source."""
    return tuple(
        ", ".join(filter(None, (one.title, one.publisher, one.date.text if one.date else "", one.url)))
        for one in sources
    )


def _unsourced(said: str | bool) -> str:  # noqa: FBT001 - as the format has it
    return "none is known to us" if said is True else said or ""


def _called(one: Pattern | Control) -> str:
    return f"{one.id}: {one.name}"


def _told(one: Precedent) -> str:
    return f"{one.id}: {one.who}, {one.date.text}{' (disputed)' if one.disputed else ''}. {one.what}"
