"""The reference of the format, from the JSON Schemas: one page a kind of file."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_SCHEMAS = Path(__file__).parents[1] / "schemas"
KINDS = ("assessment", "journey", "catalog", "portfolio")
_PLACES = {
    "assessment": "`assessments/<any folder>/<id>.yml`: the file's name is the initiative's id.",
    "journey": "`assessments/journeys/<id>.yml`: the file's name is the journey's id. "
    "It may also stand inside an assessment.",
    "catalog": "`assessments/catalog/*.yml`: as many files as you like; together they are one catalog.",
    "portfolio": "`assessments/portfolio.yml`: at most one. Without it the defaults hold.",
}

Schema = Mapping[str, Any]


def pages() -> Iterator[tuple[str, str]]:
    """One page a kind of file."""
    for kind in KINDS:
        schema = json.loads((_SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
        yield f"reference/format/{kind}.md", "\n".join(_page(kind, schema))


def _page(kind: str, schema: Schema) -> Iterator[str]:
    yield f"# {kind.capitalize()}\n\n{schema['description']}\n\nWhere: {_PLACES[kind]}\n"
    yield f"## The file\n\n{_table(schema, schema)}"
    for name, one in schema["$defs"].items():
        if _is_record(one):
            heading = f"## {_title(name, one)} {{: #{name} }}"
            yield f"{heading}\n\n{one.get('description', '')}\n\n{_table(one, schema)}"


def _is_record(one: Schema) -> bool:
    return one.get("type") == "object" and "properties" in one


def _title(name: str, one: Schema) -> str:
    return str(one.get("title", name)).replace("_", " ").capitalize()


def _table(record: Schema, schema: Schema) -> str:
    needed = record.get("required", ())
    rows = ["| Key | | What | Holds |", "|---|---|---|---|"]
    for key, value in record["properties"].items():
        mark = "**needed**" if key in needed else ""
        rows.append(f"| `{key}` | {mark} | {_cell(_says(value, schema))} | {_cell(_holds(value, schema))} |")
    return "\n".join(rows) + "\n"


def _says(value: Schema, schema: Schema) -> str:
    says = str(value.get("description") or _meant(value, schema).get("description", ""))
    default = f" Default: `{_plain(value['default'])}`." if "default" in value else ""
    examples = value.get("examples") or ()
    shown = examples and not {"const", "enum"} & {*_meant(value, schema)}
    example = f" For example `{_plain(examples[0])}`." if shown else ""
    return says + default + example


def _holds(value: Schema, schema: Schema) -> str:
    meant = _meant(value, schema)
    words = meant.get("enum") or ([meant["const"]] if "const" in meant else [])
    if words:
        return ", ".join(f"`{_plain(word)}`" for word in words)
    if "items" in meant:
        return f"a list: {_holds(meant['items'], schema)}"
    several = meant.get("anyOf") or meant.get("oneOf")
    if several:
        return " or ".join(dict.fromkeys(_holds(one, schema) for one in several))
    name = value.get("$ref", "").rpartition("/")[2]
    return _named(name, meant) if name else _simple(meant)


def _named(name: str, meant: Schema) -> str:
    """A definition by its title; with a link where it has a table of its own."""
    return f"[{_title(name, meant).lower()}](#{name})" if _is_record(meant) else _title(name, meant).lower()


def _simple(value: Schema) -> str:
    words = {
        "boolean": "`true` or `false`",
        "integer": "a whole number",
        "number": "a number",
        "string": "text",
    }
    kinds = value.get("type", "")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return " or ".join(words.get(kind, "entries by key" if kind == "object" else "") for kind in kinds)


def _meant(value: Schema, schema: Schema) -> Schema:
    name = value.get("$ref", "").rpartition("/")[2]
    return schema["$defs"][name] if name else value  # type: ignore[no-any-return]


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
