"""`cxrisk build` against Sphinx-Needs: the same initiatives, risks, controls and touchpoints, joined alike.

    python bench/needs.py [--count 100] [--rounds 3]

Both build as whole processes, in turns, and are compared by the processor time they take. The other side has
a page for each initiative and journey, a need for each record with links between them, and a table of all
risks; it scores, checks and draws nothing.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from common import TODAY
from measure import HERE, PYTHON, Demand, in_turns, machine, measured, ratio, verdict
from others import other

from cxrisk.model.assessment import Assessment
from cxrisk.model.journey import Journey
from cxrisk.pipeline import run

NOTHING: Mapping[str, str] = {}
CONF = """
extensions = ["sphinx_needs"]
project = "Risks"
needs_types = [
    {"directive": kind, "title": kind, "prefix": "", "color": "#fff", "style": "node"}
    for kind in ("initiative", "risk", "control", "touchpoint")
]
needs_id_regex = "^.{1,200}$"
needs_fields = {"likelihood": {}, "impact": {}}
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=100, help="how many assessments")
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        workspace, twin = Path(folder) / "workspace", Path(folder) / "sphinx"
        measured([PYTHON, HERE / "generate.py", str(wanted.count), workspace])
        pages = write(workspace, twin)
        ours = [PYTHON, "-m", "cxrisk", "-C", workspace, "build", "--no-cache", "--today", str(TODAY)]
        runs = in_turns(
            {
                f"cxrisk build, {wanted.count} assessments": ours,
                f"sphinx-needs, {pages} pages": [other("sphinx-build"), "-qE", twin, twin / "out"],
            },
            wanted.rounds,
        )
    built, needs = runs.values()
    return verdict([Demand("build, share of Sphinx-Needs", ratio(built, needs), 0.5)])


def write(workspace: Path, twin: Path) -> int:
    """Write the Sphinx project that says the same; how many pages it has."""
    portfolio = run(workspace, TODAY).portfolio
    twin.mkdir()
    (twin / "conf.py").write_text(CONF, encoding="utf-8")
    pages = {f"initiative-{one.id}": _initiative(one) for one in portfolio.assessments.values()}
    pages |= {f"journey-{one.id}": _journey(one) for one in portfolio.journeys.values()}
    controls = (need("control", one.id, one.name) for one in portfolio.controls.values())
    pages["controls"] = "\n".join((*title("Controls"), *controls))
    listed = "\n".join(f"   {name}" for name in pages)
    table = ".. needtable::\n   :types: risk\n   :columns: id;title;likelihood;impact;links\n"
    pages["index"] = "\n".join((*title("Risks"), table, f".. toctree::\n\n{listed}\n"))
    for name, text in pages.items():
        (twin / f"{name}.rst").write_text(text, encoding="utf-8")
    return len(pages)


def _initiative(one: Assessment) -> str:
    return "\n".join((*title(one.title), one.summary, "", *_needs_of(one)))


def _needs_of(one: Assessment) -> Iterator[str]:
    yield need("initiative", one.id, one.title)
    for risk in one.risks:
        links = [*risk.touchpoints, *(use.control for use in risk.controls), one.id]
        levels = {"likelihood": str(risk.likelihood), "impact": str(max(risk.impact.values()))}
        yield need(
            "risk", risk.key, risk.title, f"{risk.cause} {risk.event} {risk.consequence}", links, levels
        )


def _journey(one: Journey) -> str:
    places = (need("touchpoint", each.key, each.name) for each in one.touchpoints())
    return "\n".join((*title(one.title), *places))


def title(text: str) -> tuple[str, str, str]:
    return text, "=" * len(text), ""


def need(
    kind: str,
    key: str,
    name: str,
    text: str = "",
    links: Sequence[str] = (),
    more: Mapping[str, str] = NOTHING,
) -> str:
    """One record as Sphinx-Needs writes it."""
    options = {"id": key.replace("/", "__"), **more}
    if links:
        options["links"] = ", ".join(dict.fromkeys(link.replace("/", "__") for link in links))
    lines = (f"   :{option}: {value}" for option, value in options.items())
    return "\n".join((f".. {kind}:: {name}", *lines, "", f"   {text}", ""))


if __name__ == "__main__":
    sys.exit(main())
