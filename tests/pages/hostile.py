"""A workspace with something hostile in every text field, found by the schemas."""

import json
import re
from pathlib import Path

import yaml

SCHEMAS = Path(__file__).parents[2] / "schemas"
KINDS = {"text": "text", "owner": "owner", "text_or_url": "text", "prose": "prose"}
ADDRESS = re.compile(r"(https?:|mailto:)\S+")


class Walk:
    """Replaces the texts of one document as its schema says what they are."""

    def __init__(self, kind, change, keep):
        self.schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
        self.change, self.keep, self.path = change, keep, (kind,)

    def __call__(self, node, schema=None, kind=None, key=""):
        schema = self.schema if schema is None else schema
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return self(node, self.schema["$defs"][name], KINDS.get(name, kind), key)
        for branch in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
            if self.fits(node, branch):
                return self(node, branch, kind, key)
        if isinstance(node, dict):
            return {name: self.below(name, value, schema) for name, value in node.items()}
        if isinstance(node, list):
            return [self(one, schema.get("items", {}), kind, key) for one in node]
        if isinstance(node, str) and kind and "enum" not in schema and not self.keep(key, node):
            return self.change(kind, node, ".".join(self.path))
        return node

    def below(self, name, value, schema):
        further = schema.get("additionalProperties")
        found = schema.get("properties", {}).get(name, further if isinstance(further, dict) else {})
        before, self.path = self.path, (*self.path, name)
        changed = self(value, found, None, name)
        self.path = before
        return changed

    def fits(self, node, branch):
        while "$ref" in branch:
            branch = self.schema["$defs"][branch["$ref"].rpartition("/")[2]]
        if "enum" in branch or "const" in branch:
            return node in branch.get("enum", [branch.get("const")])
        wanted = branch.get("type")
        names = {
            "object": dict,
            "array": list,
            "string": str,
            "number": (int, float),
            "integer": int,
            "boolean": bool,
        }
        if wanted is None:
            return "anyOf" in branch or "oneOf" in branch
        return isinstance(node, names[wanted]) and isinstance(node, bool) == (wanted == "boolean")


def documents(root):
    """Every document of a workspace by its path."""
    for path in sorted((root / "assessments").rglob("*.yml")):
        yield path.relative_to(root), yaml.safe_load(path.read_text(encoding="utf-8"))


def owners(root):
    """Units and executives: words that own something, which other words do not."""
    found = {"cmo", "cio", "nobody", "none", "unknown", "tbd", "?"}
    for _, document in documents(root):
        found |= {one["id"] for one in document.get("units", ())}
        found |= set(document.get("executives", ()))
    return found


def rewrite(root, target, change):
    """The workspace at `root`, written to `target` with its texts changed by `change(kind, text, field)`."""
    known = owners(root)

    def keep(key, text):
        return (
            text in known
            or key in ("hours", "layer", "layers", "language", "kind")
            or bool(ADDRESS.fullmatch(text))
        )

    for path, document in documents(root):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        changed = Walk(document["kind"], change, keep)(document)
        (target / path).write_text(yaml.safe_dump(changed, allow_unicode=True, width=10**6), encoding="utf-8")
