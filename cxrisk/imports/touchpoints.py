"""A table of touchpoints, one a row, as journeys: in the order of the table, stage by stage."""

import re
from pathlib import Path
from typing import Any

from cxrisk.errors import CxriskError
from cxrisk.imports.catalog import Lookup
from cxrisk.imports.draft import Draft, slug
from cxrisk.imports.table import Row, Table, read_table
from cxrisk.imports.yaml_text import yaml_text
from cxrisk.model.portfolio import Portfolio
from cxrisk.sources.scalars import plain

REQUIRED = {
    "journey": "what the person goes through; rows with the same text are one journey",
    "touchpoint": "what happens, in the person's voice",
    "channel": "the channel, by its name or id; a new one is written into a catalog",
    "unit": "the unit that answers for it, by its name or id",
}
OPTIONAL = {
    "person": "who lives it; or the same for all with --person",
    "stage": "the part of the way; else all rows are one stage",
    "phase": "of the stage: before, service or after",
    "id": "the touchpoint's id; else it is made of its name",
    "lane": "customer_action, frontstage, backstage or support",
    "systems": "what it runs on; several with ; between",
    "collects": "data that is asked for; several with ; between",
    "shows": "data that is shown; several with ; between",
    "need": "what the person needs there",
    "doing": "what the person does",
    "thinking": "what the person thinks",
    "feeling": "what the person feels",
    "emotion": "a number from -2 to 2",
    "gains": "several with ; between",
    "pains": "several with ; between",
    "moment_of_truth": "why this moment decides, if it does",
    "human_fallback": "where a person is reached when the machine cannot help",
    "login": "none, knowledge, password, two_factor or strong",
    "when_it_fails": "what happens to the person then",
    "recovery": "how it is put right",
    "people_a_week": "a number, or two with a hyphen between",
}
COLUMNS = {**REQUIRED, **OPTIONAL}
"""The columns of the table, and what stands in each."""
_TEXTS = (
    "need",
    "doing",
    "thinking",
    "feeling",
    "moment_of_truth",
    "human_fallback",
    "when_it_fails",
    "recovery",
)
_NUMBERS = ("emotion", "people_a_week")
_LISTS = ("gains", "pains")
_REFERENCES = {"systems": "system", "collects": "data_item", "shows": "data_item"}
_SEVERAL = re.compile(r"\s*[;|\n]\s*")
_RANGE = re.compile(r"([0-9]+)\s*(?:-|–|to)\s*([0-9]+)")  # noqa: RUF001 - spreadsheets write the long dash
_JOURNEYS, _CATALOG = "assessments/journeys", "assessments/catalog"


def import_touchpoints(
    path: Path, portfolio: Portfolio, *, person: str = "", separator: str = ",", modelines: bool = False
) -> Draft:
    """The journeys of a table, and a catalog with what they name and nobody has written down yet.

    Raises:
        CxriskError: the table cannot be used; the message names file, row and remedy.
    """
    table = read_table(path, COLUMNS, REQUIRED, separator)
    draft = Draft()
    for name in table.unknown:
        draft.dropped("row 1", f"the column `{name}`")
    lookup = Lookup(portfolio, draft)
    named: dict[str, str] = {}
    for title, rows in _journeys(path, table).items():
        key = slug(title)
        if not key:
            _refuse(
                path, rows[0], f"the journey `{title}` makes no id", "give it a name with letters from a to z"
            )
        if key in named:
            _refuse(path, rows[0], f"`{title}` and `{named[key]}` make the same id", "call one otherwise")
        named[key] = title
        _journey(_Reading(path, draft, lookup, key), title, rows, person=person, modeline=modelines)
    if records := lookup.records():
        catalog = f"{_CATALOG}/from-{slug(path.stem) or 'table'}.yml"
        lookup.note_origins(catalog)
        draft.texts[catalog] = yaml_text(
            {"kind": "catalog", "version": 1, **records}, _head(path, modelines, "catalog")
        )
    return draft


class _Reading:
    """One journey that is being read."""

    def __init__(self, path: Path, draft: Draft, lookup: Lookup, key: str) -> None:
        self.path = path
        self.draft = draft
        self.lookup = lookup
        self.file = f"{_JOURNEYS}/{key}.yml"
        self.ids: dict[str, int] = {}


def _journeys(path: Path, table: Table) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in table.rows:
        for name, about in REQUIRED.items():
            if name not in row.cells:
                _refuse(path, row, f"`{name}` is blank", f"write it: {about}")
        found.setdefault(row.cells["journey"], []).append(row)
    return found


def _journey(reading: _Reading, title: str, rows: list[Row], *, person: str, modeline: bool) -> None:
    draft = reading.draft
    stages: dict[str, dict[str, Any]] = {}
    last = ""
    for row in rows:
        name = row.cells.get("stage", title)
        if name in stages and name != last:
            draft.guessed(f"row {row.number}", f"it belongs to the stage `{name}` further up, and goes there")
        stage = stages.setdefault(name, {"name": name, "touchpoints": []})
        if "phase" in row.cells:
            stage.setdefault("phase", row.cells["phase"])
        at = ("stages", list(stages).index(name), "touchpoints", len(stage["touchpoints"]))
        draft.origins[reading.file, at] = f"row {row.number}"
        draft.origins.setdefault((reading.file, at[:2]), f"row {row.number}")
        stage["touchpoints"].append(_touchpoint(reading, row))
        last = name
    if all("stage" not in row.cells for row in rows):
        draft.guessed(f"row {rows[0].number}", f"all of `{title}` is one stage")
    draft.origins[reading.file, ()] = f"row {rows[0].number}"
    data = {"kind": "journey", "version": 1, "title": title, "person": _person(reading, rows, person)}
    ordered = [
        {**{key: one[key] for key in ("name", "phase", "touchpoints") if key in one}}
        for one in stages.values()
    ]
    draft.texts[reading.file] = yaml_text(
        {**data, "stages": ordered}, _head(reading.path, modeline, "journey")
    )


def _person(reading: _Reading, rows: list[Row], otherwise: str) -> str:
    named = dict.fromkeys(row.cells["person"] for row in rows if "person" in row.cells)
    if len(named) > 1:
        second = next(row for row in rows if row.cells.get("person", "") == list(named)[1])
        message = f"a second person, `{second.cells['person']}`, lives this journey"
        _refuse(reading.path, second, message, "make it a journey of its own")
    who = next(iter(named), otherwise)
    if not who:
        _refuse(
            reading.path, rows[0], "nobody lives this journey", "add a column `person`, or pass --person NAME"
        )
    return reading.lookup.id_of("person", who, f"row {rows[0].number}")


def _touchpoint(reading: _Reading, row: Row) -> dict[str, Any]:
    cells, where = row.cells, f"row {row.number}"
    one: dict[str, Any] = {"id": _id(reading, row), "name": cells["touchpoint"]}
    for kind in ("channel", "unit"):
        one[kind] = reading.lookup.id_of(kind, cells[kind], where)
    for name in COLUMNS:
        if name not in cells:
            continue
        value = cells[name]
        if name in _REFERENCES:
            several = dict.fromkeys(one for one in _SEVERAL.split(value) if one)
            one[name] = [reading.lookup.id_of(_REFERENCES[name], each, where) for each in several]
        elif name in _LISTS:
            one[name] = [each for each in _SEVERAL.split(value) if each]
        elif name in _NUMBERS:
            one[name] = _number(value)
        elif name in _TEXTS or name in ("lane", "login"):
            one[name] = " ".join(value.split())
    return one


def _id(reading: _Reading, row: Row) -> str:
    """The touchpoint's id: as written, else made of its name; never one twice in a journey."""
    written = row.cells.get("id", "")
    if written in reading.ids:
        first = reading.ids[written]
        _refuse(reading.path, row, f"`{written}` is the id of row {first} already", "give it another")
    key, number = written or slug(row.cells["touchpoint"]) or "touchpoint", 1
    while key in reading.ids:
        number += 1
        key = f"{written or slug(row.cells['touchpoint']) or 'touchpoint'}-{number}"
    if not written:
        reading.draft.guessed(f"row {row.number}", f"the id `{key}`")
    reading.ids[key] = row.number
    return key


def _number(text: str) -> object:
    if pair := _RANGE.fullmatch(text):
        return [int(pair[1]), int(pair[2])]
    return plain(text.removeprefix("+"))


def _head(path: Path, modeline: bool, kind: str) -> str:  # noqa: FBT001 - whether there are schemas
    line = f"# yaml-language-server: $schema=../../schemas/{kind}.schema.json\n" if modeline else ""
    name = "".join(sign if sign.isascii() and sign.isprintable() else "?" for sign in path.name)
    return f"{line}# From {name}: read it once, and make it yours.\n"


def _refuse(path: Path, row: Row, message: str, mend: str) -> None:
    raise CxriskError(f"{path}: row {row.number}: {message}", mend=mend)
