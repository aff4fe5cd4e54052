"""Text inside a drawing: SVG breaks no lines, so we do, by a budget that holds for wide typefaces too."""

from textwrap import wrap

from cxrisk.records import dataclass

_EM_A_CHARACTER = 0.6
"""Width of a character in sizes of the typeface; an average that wide fallback faces stay below."""
_LEADING = 1.25
_MORE = "\N{HORIZONTAL ELLIPSIS}"
_SQUEEZE = 1.2
"""How far beyond the budget a word may go before it is broken: the budget is that of wide faces."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text at its baseline."""

    text: str
    x: float
    y: float
    whole: str = ""
    """What it begins to say, where it is cut: shown to whoever points at it."""


def fits(text: str, width: float, size: float) -> bool:
    """Whether a text has room on one line."""
    return len(text) * size * _EM_A_CHARACTER <= width


def lines(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """A text broken to a width; what is left over ends in an ellipsis (the table beside says it in full)."""
    room = max(3, int(width / (size * _EM_A_CHARACTER)))
    longest = max(map(len, text.split()), default=0)
    if room < longest <= room * _SQUEEZE:
        room = longest
    whole = wrap(text, room, break_on_hyphens=True)
    if len(whole) <= most:
        return tuple(whole)
    return (*whole[: most - 1], f"{whole[most - 1][: room - 1].rstrip(' ,;')}{_MORE}")


def set_at(texts: tuple[str, ...], x: float, y: float, size: float, whole: str = "") -> tuple[Line, ...]:
    """Lines under one another; `y` is the first baseline, `whole` the text that may have been cut to them."""
    return tuple(
        Line(text, x, round(y + n * size * _LEADING, 1), whole if text.endswith(_MORE) else "")
        for n, text in enumerate(texts)
    )
