"""What the words of the format mean, read from its schemas."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import field
from functools import cache
from typing import Any

from cxrisk.cli.card import Card
from cxrisk.records import dataclass
from cxrisk.sources.schema import KINDS, schema_of

Node = dict[str, Any]


@dataclass(slots=True)
class FormatBook:
    """Records, fields and words of the format, each by the name that people write."""

    records: dict[str, Card] = field(default_factory=dict)
    fields: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    """Name -> one line for each record that has it, each once."""
    words: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    """Word -> one line for each field that takes it, each once."""
    categories: dict[str, str] = field(default_factory=dict)
    """Category of harm -> what it means."""

    def names(self) -> set[str]:
        """Everything that can be looked up."""
        return {*self.records, *self.fields, *self.words}

    def meanings(self, name: str) -> Iterator[Card]:
        """What a name means as a record, as a field and as a word."""
        if name in self.records:
            yield self.records[name]
        if name in self.fields:
            yield Card(f"{name}: a field of the format", facts=(("", tuple(self.fields[name])),))
        if name in self.words:
            yield Card(f"{name}: a word of the format", facts=(("", tuple(self.words[name])),))


@cache
def format_book() -> FormatBook:
    """The book of all four schemas."""
    catalog = schema_of("catalog")["$defs"]
    book = FormatBook(categories=dict(_words_of(catalog["category"], catalog)))
    for kind in KINDS:
        schema = schema_of(kind)
        shared: dict[str, Node] = schema["$defs"]
        for name, node in ((kind, schema), *shared.items()):
            if "properties" in node:
                _enter(book, name, node, shared)
    return book


def _enter(book: FormatBook, name: str, record: Node, shared: dict[str, Node]) -> None:
    title, required, rows = record.get("title", name), record.get("required", ()), []
    for key, written in record["properties"].items():
        node = _followed(written, shared)
        words = tuple(_words_of(node, shared))
        rows.append((f"{key}!" if key in required else key, str(node.get("description", ""))))
        if key not in book.categories:  # a category means the same wherever it is a key
            book.fields[key][_field_line(title, node, words)] = None
        for word, meaning in words:
            line = f"{key} ({title}): {meaning or node.get('description', '')}"
            book.words[word][line] = None
    remark = (("", "! has to be there; everything else may be left out."),) if required else ()
    card = Card(f"{title}: a record of the format", str(record.get("description", "")), (*rows, *remark))
    book.records.setdefault(name, card)


def _field_line(owner: str, node: Node, words: tuple[tuple[str, str], ...]) -> str:
    parts = [f"of {owner}: {node.get('description', '')}"]
    if words:
        parts.append(f"One of {', '.join(word for word, _ in words)}.")
    elif node.get("examples"):
        parts.append(f"Example: {_written(node['examples'][0])}")
    return " ".join(parts)


def _words_of(node: Node, shared: dict[str, Node]) -> Iterator[tuple[str, str]]:
    """The words that a value (or an entry of a list) may be, each with its meaning."""
    held = _followed(node.get("items", node), shared)
    meanings = held.get("markdownEnumDescriptions", ())
    for number, word in enumerate(held.get("enum", ())):
        if isinstance(word, str):
            yield word, meanings[number] if number < len(meanings) else ""


def _followed(node: Node, shared: dict[str, Node]) -> Node:
    """The node with what it refers to; its own words win."""
    name = node.get("$ref", "").rpartition("/")[2]
    return _followed(shared[name], shared) | node if name else node


def _written(value: object) -> str:
    """An example as somebody would write it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)
