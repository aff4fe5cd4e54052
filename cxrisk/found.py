"""What there is to say of a checked workspace, apart from the model and all that takes long to import."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxrisk.findings import Finding
from cxrisk.records import dataclass

if TYPE_CHECKING:
    from cxrisk.model.assessment import Status


@dataclass(frozen=True, slots=True)
class Later:
    """A finding that will speak once its assessment has come further."""

    finding: Finding
    status: "Status"
    """The status at which it speaks."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that somebody asked to leave out, beside the line that it points at."""

    finding: Finding
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the checks say of a workspace on one day."""

    root: Path
    """The workspace."""
    today: date
    files: int
    """YAML files that were read, sound or not."""
    findings: tuple[Finding, ...]
    """By path, line, column and rule; as loud as the portfolio wants them; known ones are marked."""
    later: tuple[Later, ...]
    """What the checks will say once an initiative has come further."""
    texts: Mapping[str, str]
    """The text of every file that was read, by path; also that of the baseline."""
    ignored: tuple[Ignored, ...] = ()
    """What would be among the findings, but for comments beside it that say why it may stand."""

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The findings that no baseline lets stand."""
        return tuple(one for one in self.findings if one.known is None)
