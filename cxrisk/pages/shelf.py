"""What the library means here: which risks follow a pattern, which lean on a control or do without it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from cxrisk.model.assessment import Assessment
from cxrisk.model.library import Pattern
from cxrisk.model.risk import LAYERS, Control, Risk
from cxrisk.pages import anchors
from cxrisk.pages.controls import ControlRow, control_rows
from cxrisk.pages.moments import Mark, mark
from cxrisk.pages.page import Link
from cxrisk.pages.reading import Reading, grouped
from cxrisk.records import dataclass
from cxrisk.scoring.standing import is_above

MOST = 40
"""Rows of one list; what is beyond stands with its initiatives."""


@dataclass(frozen=True, slots=True)
class Case:
    """One risk here, as the library sees it."""

    risk: Risk
    link: Link
    initiative: Link
    status: str
    """Of the initiative."""
    mark: Mark | None
    """Where it stands now; absent where nobody could rate it."""
    is_above: bool
    rows: tuple[ControlRow, ...]
    """The controls that it leans on."""
    lacks: tuple[Link, ...]
    """The controls that usually help against its pattern and that it does not name."""

    @property
    def is_active(self) -> bool:
        """Whether it counts: a retired initiative's does not."""
        return self.status != "retired"


@dataclass(frozen=True, slots=True)
class Use:
    """One control at one risk."""

    case: Case
    row: ControlRow


@dataclass(frozen=True, slots=True)
class Help:
    """A control that usually helps against a pattern, and how it stands here."""

    link: Link
    takes_off: str
    """`70 % off the likelihood`, as a share."""
    friction: str
    used: int
    """Risks of the pattern that lean on it."""
    seen: int
    """Of these: where somebody has seen it work, at least in part."""
    missing: int
    """Risks of the pattern that do not name it."""


State = Literal["open", "quiet", "unused"]
"""A pattern with a risk here; without one, though its technology is in use; of a technology not in use."""


@dataclass(frozen=True)  # no slots: what pages ask for is kept once it was worked out
class Shelf:
    """The library beside the risks of one reading."""

    reading: Reading

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """Every risk by its key: the active ones first, the worst first."""
        risks = self.reading.portfolio.risks
        order = [*self.reading.scores, *(key for key in risks if key not in self.reading.scores)]
        return {key: self._case(risks[key]) for key in order}

    def cases_of(self, pattern: str) -> tuple[Case, ...]:
        """The risks that follow a pattern, the worst first."""
        return tuple(self.cases[risk.key] for risk in self.reading.patterns_of.get(pattern, ()))

    @cached_property
    def uses(self) -> Mapping[str, tuple[Use, ...]]:
        """Where each control is used, by its id."""
        return grouped((row.use.control, Use(case, row)) for case in self.cases.values() for row in case.rows)

    @cached_property
    def missing(self) -> Mapping[str, tuple[Case, ...]]:
        """The active risks that do without a control that usually helps, by the control's id."""
        active = (case for case in self.cases.values() if case.is_active)
        return grouped((key, case) for case in active for key in self._lacks(case.risk))

    @cached_property
    def using(self) -> Mapping[str, tuple[Assessment, ...]]:
        """The active initiatives of each technology, by its id."""
        return grouped((key, one) for one in self.reading.active for key in one.technologies)

    def patterns_with(self, technology: str) -> tuple[Pattern, ...]:
        """The patterns of a technology: those that are named first for it come first."""
        patterns = self.reading.portfolio.risk_patterns.values()
        near = (one for one in patterns if technology in one.technologies)
        return tuple(sorted(near, key=lambda one: (one.technologies[0] != technology, one.id)))

    def silent(self, pattern: Pattern) -> tuple[Link, ...]:
        """The active initiatives of its technologies that have no risk of this pattern."""
        told = {case.risk.assessment for case in self.cases_of(pattern.id)}
        near = {one.id: one for key in pattern.technologies for one in self.using.get(key, ())}
        return tuple(initiative_link(one) for one in near.values() if one.id not in told)

    def state(self, pattern: Pattern) -> State:
        """Whether a pattern is open here."""
        if any(case.is_active for case in self.cases_of(pattern.id)):
            return "open"
        return "quiet" if any(key in self.using for key in pattern.technologies) else "unused"

    def helps(self, pattern: Pattern) -> Iterator[Help]:
        """What usually helps against a pattern, in the library's order."""
        cases = [case for case in self.cases_of(pattern.id) if case.is_active]
        for key in pattern.controls:
            control = self.reading.portfolio.controls[key]
            rows = [row for case in cases for row in case.rows if row.use.control == key]
            yield Help(
                link=self.reading.control_link(key),
                takes_off=takes_off(control),
                friction=control.friction or "",
                used=len(rows),
                seen=sum(row.look in ("holds", "half") and row.use.verified is not None for row in rows),
                missing=sum(key in self._lacks(case.risk) for case in cases),
            )

    def layers(self) -> Iterator[tuple[str, tuple[Control, ...]]]:
        """The controls of each layer by name: layers in the order of the format, then the portfolio's own."""
        held = sorted(self.reading.portfolio.controls.values(), key=lambda one: (one.name, one.id))
        by_layer = grouped((one.layer, one) for one in held)
        for name in (*LAYERS, *sorted(by_layer.keys() - set(LAYERS))):
            if name in by_layer:
                yield name, by_layer[name]

    def _lacks(self, risk: Risk) -> tuple[str, ...]:
        """The ids of the controls that usually help, and that the risk does not name."""
        if not risk.pattern:
            return ()
        named = {use.control for use in risk.controls}
        usual = self.reading.portfolio.risk_patterns[risk.pattern].controls
        return tuple(key for key in usual if key not in named)

    def _case(self, risk: Risk) -> Case:
        one = self.reading.portfolio.assessments[risk.assessment]
        score = self.reading.outcome.scores.get(risk.key)
        return Case(
            risk=risk,
            link=Link(risk.title, anchors.risk(risk.key)),
            initiative=initiative_link(one),
            status=one.status,
            mark=mark(score.current) if score else None,
            is_above=score is not None and is_above(score),
            rows=control_rows(self.reading, risk, score),
            lacks=tuple(self.reading.control_link(key) for key in self._lacks(risk)),
        )


def initiative_link(one: Assessment) -> Link:
    """An initiative by its title."""
    return Link(one.title, anchors.initiative(one.id))


def takes_off(control: Control) -> str:
    """70 % off the likelihood: a control at its full strength."""
    return f"{control.strength:.0%} off the {control.reduces}".replace("%", " %")
