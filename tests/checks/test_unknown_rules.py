"""A portfolio cannot quiet a rule that does not exist without being told."""

from datetime import date
from pathlib import Path

from cxrisk.findings import Severity
from cxrisk.pipeline import run

PORTFOLIO = """\
kind: portfolio
version: 1
name: Somebody's
rules:
  asked-twise: error
  white-space: warning
  zzz: ignore
  x-later: ignore
"""


def findings(root: Path):
    (root / "assessments").mkdir()
    (root / "assessments" / "portfolio.yml").write_text(PORTFOLIO)
    return run(root, date(2026, 11, 22)).findings


def test_a_rule_that_is_not_there_is_an_error_at_its_name_and_names_the_nearest(tmp_path):
    slip, stranger = findings(tmp_path)
    assert (slip.rule, slip.severity, slip.position.line) == ("unknown-reference", Severity.ERROR, 5)
    assert PORTFOLIO.splitlines()[4][slip.position.column - 1 : slip.position.end_column - 1] == "asked-twise"
    assert (slip.help, slip.meant) == ("did you mean `asked-twice`?", ("asked-twice",))
    assert (stranger.rule, stranger.position.line) == ("unknown-reference", 7)
    assert stranger.help == "`cxrisk list rules` names them all"
