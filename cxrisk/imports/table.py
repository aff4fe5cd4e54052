"""A table that a spreadsheet has saved as CSV; or the one sentence that says why it cannot be read."""

import csv
import io
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, NoReturn

from cxrisk.errors import CxriskError
from cxrisk.sources.characters import FORBIDDEN, name_of
from cxrisk.sources.words import fold, nearest

_LARGEST = 4 * 1024 * 1024
_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"PK\x03\x04", "a workbook (xlsx)"))
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_BEGIN_FORMULAS = ("=", "@", "+", "-")
_FIRST_ROW = 1
_MOST_ROWS = 5000


class Row(NamedTuple):
    """One row that says something."""

    number: int
    """As a spreadsheet counts: the head of the table is 1."""
    cells: Mapping[str, str]
    """By column; what is blank is not there."""


class Table(NamedTuple):
    """A table by the names of its columns."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...]
    """Columns that nobody asked for."""


def contents(path: Path) -> bytes:
    """The bytes of a file that somebody names.

    Raises:
        CxriskError: it is not there, no file, or larger than 4 MB.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise CxriskError(f"{path} is no file", mend="name the file itself")
        if about.st_size > _LARGEST:
            raise CxriskError(f"{path} is larger than 4 MB", mend="split it")
        return path.read_bytes()
    except OSError as fault:
        reason = (fault.strerror or "it is gone").lower()
        raise CxriskError(f"cannot read {path}: {reason}", mend="look at its name and permissions") from None


def read_table(path: Path, columns: Iterable[str], required: Iterable[str], separator: str = ",") -> Table:
    """The rows of a table whose first row names its columns, in any order, case and spelling of blanks.

    Raises:
        CxriskError: it cannot be read; the message names file, row and remedy.
    """
    lines = _rows(path, _text(path, contents(path)), separator)
    number, head = next(lines, (_FIRST_ROW, []))
    known = {fold(name): name for name in columns}
    named = [known.get(fold(cell), "") for cell in head]
    _refuse_head(path, head, named, tuple(required), separator)
    unknown = tuple(cell for cell, name in zip(head, named, strict=True) if not name and cell)
    rows = tuple(row for row in (_row(path, one, head, named) for one in lines) if row.cells)
    if not rows:
        _refuse(path, number, "the table has a head and no row below it", "write one row for each touchpoint")
    return Table(rows, unknown)


def _text(path: Path, raw: bytes) -> str:
    for mark, what in _MARKS:
        if raw.startswith(mark):
            _refuse(path, 1, f"the file is {what}", "save it as `CSV UTF-8`")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        row = raw[: fault.start].count(b"\n") + 1
        _refuse(path, row, f"byte 0x{raw[fault.start]:02x} is no UTF-8", "save it as `CSV UTF-8`")


def _rows(path: Path, text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, _FIRST_ROW):
            if number > _MOST_ROWS:
                _refuse(
                    path, number, f"the table has more than {_MOST_ROWS} rows", "split it, journey by journey"
                )
            yield number, [cell.strip() for cell in cells]
    except csv.Error as fault:
        mend = "look for a quote that is not closed: one inside a text is written twice"
        _refuse(path, number + 1, f"the row cannot be read: {fault}", mend)


def _refuse_head(
    path: Path, head: list[str], named: list[str], required: tuple[str, ...], separator: str
) -> None:
    if not any(head):
        _refuse(path, _FIRST_ROW, "the table is empty", f"name its columns: {', '.join(required)}")
    twice = next((name for name in named if name and named.count(name) > 1), "")
    if twice:
        _refuse(path, _FIRST_ROW, f"two columns are called `{twice}`", "take one of them out")
    missing = [name for name in required if name not in named]
    if not missing:
        return
    for other, word in _SEPARATORS.items():
        if other != separator and any(other in cell for cell in head):
            mend = f"save it with commas between, or pass --separator '{other}'"
            _refuse(path, _FIRST_ROW, f"there are {word} between the columns", mend)
    others = [cell for cell, name in zip(head, named, strict=True) if not name]
    near = next(iter(nearest(missing[0], others, 1)), "")
    mend = f"call the column `{near}` so" if near else f"the table needs {', '.join(required)}"
    _refuse(path, _FIRST_ROW, f"there is no column `{missing[0]}`", mend)


def _row(path: Path, line: tuple[int, list[str]], head: list[str], named: list[str]) -> Row:
    number, cells = line
    if any(cells[len(head) :]):
        mend = "put quotes around texts that hold a comma"
        _refuse(path, number, f"the row has {len(cells)} cells, and the head {len(head)}", mend)
    told = {}
    for name, cell in zip(named, cells, strict=False):
        if name and cell:
            told[name] = _cell(path, number, name, cell)
    return Row(number, told)


def _cell(path: Path, number: int, name: str, cell: str) -> str:
    hidden = FORBIDDEN.search(cell)
    if hidden:
        message = f"`{name}` holds a character that cannot be seen: {name_of(hidden.group())}"
        _refuse(path, number, message, "type the text again")
    if cell.startswith(_BEGIN_FORMULAS) and not _is_number(cell) and not cell[1:2].isspace():
        message = f"`{name}` begins with `{cell[0]}`, as formulas do"
        _refuse(path, number, message, "put its value there, or a blank behind the sign")
    text = cell[1:] if cell[0] == "'" and cell[1:2] in _BEGIN_FORMULAS else cell
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).isascii() and cell[1:].replace(".", "", 1).isdigit()


def _refuse(path: Path, row: int, message: str, mend: str) -> NoReturn:
    raise CxriskError(f"{path}: row {row}: {message}", mend=mend)
