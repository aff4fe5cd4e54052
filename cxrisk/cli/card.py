"""One thing on a terminal: a title, what there is to say, and facts beneath."""

import sys
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from cxrisk.cli.terminal import has_colour, say, width
from cxrisk.reports.text import Paint, painted, plain
from cxrisk.reports.visible import columns, visible

_WIDEST_LABEL = 22


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of one thing."""

    title: str
    says: str = ""
    """A sentence or two."""
    facts: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    """Label, and a text or a list of texts; a fact without content is not shown."""


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
    room = min(max((columns(label) for label, _ in facts), default=0), _WIDEST_LABEL) + 2
    if facts:
        lines.append("")
    for label, held in facts:
        lines += _fact(label, held, room, paint, wide)
    return lines


def _fact(label: str, held: str | tuple[str, ...], room: int, paint: Paint, wide: int) -> list[str]:
    indent = " " * (room + 2 if label else 2)
    texts = (held,) if isinstance(held, str) else held
    lines = [line for text in texts for line in _one(text, indent, wide, in_list=held is texts)]
    if not label:
        return lines
    shown = visible(label)
    if columns(shown) > room - 2:
        return [f"  {paint('label', shown)}", *lines]
    gap = " " * (room - columns(shown))
    return [f"  {paint('label', shown)}{gap}{lines[0][len(indent) :]}", *lines[1:]]


def _one(text: str, indent: str, wide: int, *, in_list: bool) -> list[str]:
    if in_list:
        return wrapped(text, wide, indent + "- ", indent + "  ")
    return wrapped(text, wide, indent)


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
