"""The portfolio file, over the defaults that ship with the tool."""

import math
from collections.abc import Iterator
from typing import Any, Literal

from cxrisk.findings import Finding, Severity
from cxrisk.sources.document import Document

_FALLING = "each level must begin where the one before it ends: the figures have to rise"
_STEP_TOLERANCE = 0.01
_LEVELS = 5


def merged(defaults: Document, file: Document | None, name: str) -> dict[str, Any]:
    """The raw settings: the portfolio file's, and the defaults for what it leaves out."""
    written: dict[str, Any] = dict(file.data) if file is not None else {"name": name}
    base = {
        key: value for key, value in defaults.data.items() if key not in ("kind", "version", "name", "about")
    }
    if file is not None and any(scale_troubles(file)):
        written.pop("scales", None)
    together = {**base, **written}
    for key in ("appetite", "review", "scales"):
        ours, usual = written.get(key), base.get(key)
        if isinstance(ours, dict) and isinstance(usual, dict):
            together[key] = {**usual, **ours}
    together.setdefault("name", name)
    return together


def words_of(raw: dict[str, Any]) -> dict[Literal["likelihood", "impact"], dict[str, int]]:
    """The levels by their words, for both scales."""
    return {
        "likelihood": _words(raw.get("scales"), "likelihood"),
        "impact": _words(raw.get("scales"), "impact"),
    }


def _words(scales: Any, name: str) -> dict[str, int]:
    steps = scales.get(name) if isinstance(scales, dict) else None
    if not isinstance(steps, list):
        return {}
    words = (step.get("word") if isinstance(step, dict) else None for step in steps)
    return {word: level for level, word in enumerate(words, 1) if isinstance(word, str)}


def scale_troubles(file: Document) -> Iterator[Finding]:
    """What is wrong with a portfolio's own scales: not rising, or not with one step."""
    scales = file.data.get("scales")
    if not isinstance(scales, dict):
        return
    steps = {}
    for name in ("likelihood", "impact"):
        if name not in scales:
            continue
        limits = _limits(scales[name])
        if limits is None:
            continue
        fallen = [at for at in range(1, len(limits)) if limits[at] <= limits[at - 1]]
        if fallen:
            yield _trouble(
                file, ("scales", name, fallen[0], "up_to"), f"the {name} scale does not rise here", _FALLING
            )
        else:
            steps[name] = (limits[-1] / limits[0]) ** (1 / (len(limits) - 1))
            yield from _uneven(file, name, limits, steps[name])
    if len(steps) == len(("likelihood", "impact")) and not _alike(steps["likelihood"], steps["impact"]):
        message = f"the two scales have different steps: {steps['likelihood']:.3g} and {steps['impact']:.3g}"
        mend = "use one factor for both, so that level + level means expected loss"
        yield _trouble(file, ("scales", "impact"), message, mend)


def _limits(steps: Any) -> list[float] | None:
    if not isinstance(steps, list) or len(steps) != _LEVELS:
        return None
    limits = [step.get("up_to") if isinstance(step, dict) else None for step in steps[:-1]]
    rising = [float(one) for one in limits if isinstance(one, int | float) and one > 0]
    return rising if len(rising) == len(limits) else None


def _uneven(file: Document, name: str, limits: list[float], step: float) -> Iterator[Finding]:
    for at in range(1, len(limits)):
        if not _alike(limits[at] / limits[at - 1], step):
            factor = limits[at] / limits[at - 1]
            message = (
                f"the {name} scale is not even: {factor:.3g} times the level before, elsewhere {step:.3g}"
            )
            mend = "let each level be the same factor above the one before"
            yield _trouble(file, ("scales", name, at, "up_to"), message, mend)
            return


def _alike(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=_STEP_TOLERANCE)


def _trouble(file: Document, pointer: tuple[str | int, ...], message: str, mend: str) -> Finding:
    return file.finding("shape", Severity.ERROR, pointer, message, mend)
