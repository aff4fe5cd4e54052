"""Write a portfolio of N assessments: realistic in size and wording, always the same for the same N.

    python bench/generate.py 1000 /some/folder
    python bench/generate.py 1000 /some/folder --flawed 0.3 --broken 0.05

Most files are as a good team would write them; about one in ten has something to answer for. Nothing in
them violates the format unless `--broken` says so.
"""

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import yaml
from common import Raw
from world import catalogs, journey, portfolio

from assessments import assessment, library

SEED = 20261120
ASSESSMENTS_PER_JOURNEY = 5


def write_portfolio(count: int, folder: Path, *, flawed: float = 0.1, broken: float = 0.0) -> list[Path]:
    """Write `count` assessments and what they lean on; the paths of the assessments."""
    chance = Random(SEED)
    root = folder / "assessments"
    if root.exists():
        shutil.rmtree(root)
    _write(root / "portfolio.yml", portfolio())
    for name, data in catalogs(chance).items():
        _write(root / "catalog" / f"{name}.yml", data)
    journeys = [journey(number, chance) for number in range(max(1, count // ASSESSMENTS_PER_JOURNEY))]
    for one in journeys:
        if chance.random() < flawed:
            chance.choice(_FLAWS_OF_JOURNEYS)(one.data)
        _write(root / "journeys" / f"{one.id}.yml", one.data)
    known = library()
    written = []
    for number in range(count):
        data = assessment(number, journeys, known, chance)
        if chance.random() < flawed:
            chance.choice(_FLAWS)(data)
        if chance.random() < broken:
            chance.choice(_BREAKS)(data)
        written.append(_write(root / data["technologies"][0] / f"initiative-{number:05}.yml", data))
    return written


def _write(path: Path, data: Raw) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(
        data, Dumper=_Writer, default_flow_style=None, sort_keys=False, width=100, allow_unicode=True
    )
    path.write_text(text, encoding="utf-8")
    return path


class _Writer(yaml.CSafeDumper):
    """Writes lists and records the way people do, without anchors."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def _no_champion(data: Raw) -> None:
    del data["roles"]["cx_champion"]


def _silent(data: Raw) -> None:
    data["communications"].pop()


def _overdue(data: Raw) -> None:
    data["actions"][0]["due"] = "2026-10-01"


def _unasked(data: Raw) -> None:
    data["risks"][0]["evidence"] = ["counts"]
    data["evidence"][2]["from"] = ["unit-01"]


def _no_control(data: Raw) -> None:
    data["risks"][1]["controls"] = []


def _no_value(data: Raw) -> None:
    del data["data_uses"][0]["purpose"]


def _no_consent(data: Raw) -> None:
    data["evidence"][0]["quote"]["consent"] = False


def _nobody_owns(data: Raw) -> None:
    data["handoffs"][1]["owner"] = "nobody"


def _nothing_carried(data: Raw) -> None:
    data["handoffs"][0]["carries"] = []


def _no_way_back(data: Raw) -> None:
    for stage in data["stages"]:
        for touchpoint in stage["touchpoints"]:
            touchpoint.pop("recovery", None)


def _misspelt(data: Raw) -> None:
    data["sumary"] = data.pop("summary")


def _unknown_person(data: Raw) -> None:
    data["communications"][0]["to"] = ["nobody-we-know"]


def _seven(data: Raw) -> None:
    data["risks"][0]["likelihood"] = 7


_FLAWS: tuple[Callable[[Raw], None], ...] = (
    _no_champion,
    _silent,
    _overdue,
    _unasked,
    _no_control,
    _no_value,
    _no_consent,
)
_FLAWS_OF_JOURNEYS: tuple[Callable[[Raw], None], ...] = (_nobody_owns, _nothing_carried, _no_way_back)
_BREAKS: tuple[Callable[[Raw], None], ...] = (_misspelt, _unknown_person, _seven)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a portfolio of generated assessments.")
    parser.add_argument("count", type=int, help="how many assessments")
    parser.add_argument("folder", type=Path, help="the workspace to write: its assessments/ is replaced")
    parser.add_argument(
        "--flawed", type=float, default=0.1, help="share of files with something to answer for"
    )
    parser.add_argument("--broken", type=float, default=0.0, help="share of files that violate the format")
    wanted = parser.parse_args()
    written = write_portfolio(wanted.count, wanted.folder, flawed=wanted.flawed, broken=wanted.broken)
    sizes = sorted(path.stat().st_size for path in written)
    middle = sizes[len(sizes) // 2]
    print(f"{len(sizes)} assessments of {sizes[0]} to {sizes[-1]} bytes, half of them above {middle}")


if __name__ == "__main__":
    main()
