"""One thing on a terminal: a title, what there is to say, and facts beneath."""

import sys
import textwrap
from collections.abc import Iterable

from cxrisk.cli.terminal import has_colour, say, width
from cxrisk.records import dataclass
from cxrisk.reports.text import Paint, painted, plain
from cxrisk.reports.visible import columns, visible

_WIDEST_LABEL = 22


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures that add up."""

    lines: tuple[tuple[str, str], ...]
    """What each figure is, and the figure."""


Held = str | tuple[str, ...] | Sum
Facts = tuple[tuple[str, Held], ...]
"""Label, and a text, a list of texts or a sum; a fact without content is not shown."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of one thing."""

    title: str
    says: str = ""
    """A sentence or two."""
    facts: Facts = ()


def show_cards(cards: Iterable[Card]) -> None:
    """Print cards to standard output, a blank line between them."""
    paint = painted if has_colour(sys.stdout) else plain
    say("\n\n".join("\n".join(card_lines(card, paint, width())) for card in cards))


def card_lines(card: Card, paint: Paint = plain, wide: int = 100) -> list[str]:
    """The card as lines of at most `wide` columns, where words allow it."""
    lines = [paint("label", visible(card.title))]
    if card.says:
        lines += wrapped(card.says, wide, "  ")
    facts = [(label, held) for label, held in card.facts if held]
    labels = (columns(label) for label, held in facts if not isinstance(held, Sum))
    room = min(max(labels, default=0), _WIDEST_LABEL) + 2
    if facts:
        lines.append("")
    for label, held in facts:
        lines += _fact(label, held, room, paint, wide)
    return lines


def _fact(label: str, held: Held, room: int, paint: Paint, wide: int) -> list[str]:
    shown = visible(label)
    if isinstance(held, Sum):
        return [f"  {paint('label', shown)}", *_added(held, wide)]
    if not label:
        return _texts(held, "  ", wide)
    lines = _texts(held, " " * (room + 2), wide)
    if columns(shown) > room - 2:
        return [f"  {paint('label', shown)}", *lines]
    gap = " " * (room - columns(shown))
    return [f"  {paint('label', shown)}{gap}{lines[0][room + 2 :]}", *lines[1:]]


def _texts(held: str | tuple[str, ...], indent: str, wide: int) -> list[str]:
    if isinstance(held, str) or len(held) == 1:
        return wrapped(held if isinstance(held, str) else held[0], wide, indent)
    return [line for text in held for line in wrapped(text, wide, indent + "- ", indent + "  ")]


def _added(held: Sum, wide: int) -> list[str]:
    """The figures beneath each other at the right."""
    figures = max(columns(figure) for _, figure in held.lines)
    room = min(max(columns(label) for label, _ in held.lines), max(20, wide - figures - 6))
    lines = []
    for label, figure in held.lines:
        *above, last = wrapped(label, room + 4, "    ")
        gap = " " * (room + 4 - columns(last) + 2 + figures - columns(figure))
        lines += [*above, f"{last}{gap}{figure}"]
    return lines


def wrapped(text: str, wide: int, first: str, rest: str | None = None) -> list[str]:
    """A text as lines, the first and the others with their own indent; at least one."""
    lines = textwrap.wrap(
        visible(" ".join(text.split())),
        wide,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [first.rstrip()]
