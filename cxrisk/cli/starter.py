"""The texts of `cxrisk/starter`, filled in."""

import json
import unicodedata
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from cxrisk import __version__

_LONGEST_NAME = 200


def starter_text(path: str, /, **filled: str) -> str:
    """A text of the starter by its path there; `$name` and the like are replaced, all else stays as it is."""
    text = Template(_file(path).read_text(encoding="utf-8"))
    return text.safe_substitute({"version": __version__} | filled)  # `$schema` and `${{ }}` stay


def _file(path: str) -> Traversable:
    """A file of the starter; what is of use without it stands at the top of a checkout."""
    file = resources.files("cxrisk").joinpath("starter", *path.split("/"))
    return file if file.is_file() else Path(__file__).parents[2] / path


def as_yaml(text: str) -> str:
    """The text as a YAML value on one line, whatever is in it."""
    seen = "".join(" " if unicodedata.category(one)[0] in "CZ" else one for one in text)
    return json.dumps(" ".join(seen.split())[:_LONGEST_NAME], ensure_ascii=False)
