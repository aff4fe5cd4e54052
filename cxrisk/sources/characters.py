"""From bytes to text: UTF-8 only, no characters that hide or reorder what a reader sees."""

import re
import unicodedata

from cxrisk.sources.trouble import Unreadable

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""What some editors put in front of UTF-8."""
_BYTE_ORDER_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"\x00\x00\xfe\xff", "UTF-32"))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Control characters, line separators that editors do not count, and what nobody can see or nothing means."""
_ORDINARY = bytes(range(32, 127)) + b"\n"
_LONE_RETURN = re.compile(r"\r(?!\n)")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def decode(raw: bytes) -> tuple[str, bool]:
    """The text of a file, and whether a byte order mark was taken off its front.

    Raises:
        Unreadable: it is no UTF-8, or holds a character or directive that is not allowed.
    """
    if not raw.translate(None, _ORDINARY) and not raw.startswith(b"%") and b"\n%" not in raw:
        return raw.decode("ascii"), False
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            raise Unreadable(f"the file is saved as {encoding}", "save it as UTF-8", 0, 0)
    marked = raw.startswith(BYTE_ORDER_MARK)
    text = _utf8(raw.removeprefix(BYTE_ORDER_MARK))
    _refuse(
        text, FORBIDDEN, "a character that cannot be seen stands here", "delete it, or type the text again"
    )
    _refuse(text, _LONE_RETURN, "a line ends with a carriage return alone", "save it with ordinary line ends")
    _refuse(text, _DIRECTIVE, "a line begins with %", "put quotes around the text, or take the line out")
    return text, marked


def _utf8(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8", "replace")
        raise Unreadable(
            f"byte 0x{raw[fault.start]:02x} is no part of a UTF-8 text",
            "save the file as UTF-8",
            *line_and_column(before, len(before)),
        ) from None


def _refuse(text: str, pattern: re.Pattern[str], message: str, mend: str) -> None:
    found = pattern.search(text)
    if not found:
        return
    character = found.group()
    if pattern is FORBIDDEN:
        message = f"{message}: {name_of(character)}"
    raise Unreadable(message, mend, *line_and_column(text, found.start()))


def name_of(character: str) -> str:
    """A character's number and Unicode name, for a message."""
    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name.lower()}"


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column of `text[index]`, both from 0."""
    start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index), index - start
