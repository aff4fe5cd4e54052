"""A small sound workspace that tests add files to, and what the tool then says about it."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from cxrisk.findings import Finding
from cxrisk.pipeline import Outcome, run

BASE = Path(__file__).parents[1] / "workspaces" / "base"
TODAY = date(2026, 11, 22)
CHAMPION = "{accountable: cio, cx_champion: Head of service design}"


@dataclass(frozen=True)
class Said:
    """A finding beside the line that it points at."""

    finding: Finding
    file: str
    at: str
    """The source line, without the space around it."""

    @property
    def severity(self) -> str:
        return self.finding.severity.word

    @property
    def marked(self) -> str:
        """The text under the caret."""
        line, column, end_line, end_column = self.finding.position
        assert line == end_line
        return self.file.splitlines()[line - 1][column - 1 : end_column - 1]

    @property
    def words(self) -> str:
        return f"{self.finding.message}; {self.finding.help}"


@dataclass(frozen=True)
class Workspace:
    """A copy of the sound workspace, to be spoiled."""

    root: Path

    def write(self, path: str, text: str) -> None:
        file = self.root / "assessments" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / "assessments" / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def catalog(self, records: str) -> None:
        self.write("more.yml", "kind: catalog\nversion: 1\n" + dedent(records))

    def assessment(self, records: str = "", status: str = "piloting", **more: str) -> None:
        head = {"title": "A new way to pay", "technologies": "[mobile-byod]", "status": status}
        head |= {"summary": "People pay with the telephone.", "roles": CHAMPION, **more}
        lines = "".join(f"{key}: {value}\n" for key, value in head.items())
        self.write("example.yml", f"kind: assessment\nversion: 1\n{lines}" + dedent(records))

    def journey(self, touchpoints: str, more: str = "") -> None:
        head = "kind: journey\nversion: 1\ntitle: My card is gone\nperson: dana\n"
        stages = "stages:\n  - name: Ask\n    touchpoints:\n"
        indented = "".join(f"      {line}\n" for line in dedent(touchpoints).strip().splitlines())
        self.write("journeys/example.yml", head + stages + indented + dedent(more))

    def outcome(self, today: date = TODAY) -> Outcome:
        return run(self.root, today)

    def said(self, rule: str, today: date = TODAY) -> list[Said]:
        """What the rule says now."""
        outcome = self.outcome(today)
        return [_said(outcome, one) for one in outcome.findings if one.rule == rule]

    def lines(self, rule: str, today: date = TODAY) -> list[str]:
        """The source lines that the rule points at."""
        return [one.at for one in self.said(rule, today)]

    def later(self, rule: str, today: date = TODAY) -> list[tuple[str, Said]]:
        """What the rule will say, each with the status from which on."""
        outcome = self.outcome(today)
        return [
            (one.status, _said(outcome, one.finding)) for one in outcome.later if one.finding.rule == rule
        ]


def _said(outcome: Outcome, finding: Finding) -> Said:
    text = outcome.texts[finding.path]
    return Said(finding, text, text.splitlines()[finding.position.line - 1].strip())


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    shutil.copytree(BASE, tmp_path / "bank")
    return Workspace(tmp_path / "bank")
