"""The style sheet gives each colour on paper, on slate and in print."""

import re
from pathlib import Path

CSS = Path(__file__).parents[2] / "site" / "theme" / "assets" / "cxrisk.css"


def colours(text):
    return set(re.findall(r"(--cx-[a-z0-9-]+): #", text))


def test_each_colour_of_the_screen_has_one_for_print():
    sheet = CSS.read_text(encoding="utf-8")
    light = colours(sheet.split('[data-md-color-scheme="default"]', 1)[1].split("}", 1)[0])
    dark = colours(sheet.split('[data-md-color-scheme="slate"]', 1)[1].split("}", 1)[0])
    assert light == dark
    assert light <= colours(sheet.split("@media print", 1)[1])
