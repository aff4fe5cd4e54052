"""What all generated records share: the day, the figures of the catalogs, evidence."""

from datetime import date, timedelta
from random import Random
from typing import Any

from phrases import FINDINGS

Raw = dict[str, Any]
TODAY = date(2026, 11, 20)
"""The day on which the generated portfolio is sound; the benchmarks check it as of this day."""
ITEMS = 48
"""Data items in the catalog."""


def day_before(chance: Random, back: int) -> date:
    return TODAY - timedelta(days=chance.randint(5, back))


def evidence_of(name: str, kinds: list[str], method: str, source: str, chance: Random) -> Raw:
    asked = chance.randint(8, 400)
    finding = chance.choice(FINDINGS).format(a=chance.randint(2, asked), b=asked)
    return {
        "id": name,
        "kinds": kinds,
        "method": method,
        "from": [source],
        "date": day_before(chance, 150),
    } | {
        "people": asked,
        "finding": finding,
    }
