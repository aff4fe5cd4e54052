"""One file as checked plain data, with the place of everything in it."""

from typing import Any

from cxrisk.findings import Finding, Holding, Key, Position, Related, Severity
from cxrisk.records import dataclass
from cxrisk.sources.positions import Positions, json_pointer


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file of the workspace as plain data: str, int, float, bool, None, list, dict with text keys.

    Each is equal to itself alone, so that what follows from one can be remembered.
    """

    path: str
    """Relative to the workspace, with `/`."""
    id: str
    """The file's name without its suffix."""
    data: dict[str, Any]
    positions: Positions
    """Where each key and value of `data` stands."""
    everyday: bool = False
    """Whether it was read line by line: then nothing in it is empty or stands twice."""

    @property
    def kind(self) -> str:
        """What `kind:` says, or nothing where it says no text."""
        kind = self.data.get("kind")
        return kind if isinstance(kind, str) else ""

    @property
    def text(self) -> str:
        """The file as it was read."""
        return self.positions.text

    def position(self, pointer: tuple[str | int | Holding | Key, ...]) -> Position:
        """Where the value (or, with a last step `Key`, the key) stands; else the record around it."""
        return self.positions.at(pointer)

    def finding(  # noqa: PLR0913, PLR0917 - all that a finding says
        self,
        rule: str,
        severity: Severity,
        pointer: tuple[str | int | Holding | Key, ...],
        message: str,
        help: str = "",  # noqa: A002 - the word that is printed
        related: tuple[Related, ...] = (),
        meant: tuple[str, ...] = (),
    ) -> Finding:
        """A finding about what stands at `pointer`."""
        exact = json_pointer(self.positions.exact(pointer))
        at = self.position(pointer)
        return Finding(rule, severity, self.path, at, exact, message, help, related, meant=meant)
