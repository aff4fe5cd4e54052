"""What import-linter cannot say about the house."""

import ast
from pathlib import Path

from cxrisk.checks import ALL_CHECKS

PACKAGE = Path(__file__).parents[1] / "cxrisk"


def imported(file: Path) -> set[str]:
    """The modules that a file imports from."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def test_no_check_imports_another():
    checks = {f"cxrisk.checks.{check.id.replace('-', '_')}" for check in ALL_CHECKS}
    for name in checks:
        file = PACKAGE / "checks" / f"{name.rpartition('.')[2]}.py"
        assert imported(file) & checks == set(), file


def test_every_check_stands_in_the_file_of_its_name():
    for check in ALL_CHECKS:
        assert (PACKAGE / "checks" / f"{check.id.replace('-', '_')}.py").is_file()
        assert (PACKAGE / "checks" / f"{check.id}.md").is_file()


def test_markup_is_made_in_one_place_only():
    makers = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        if "Markup" in file.read_text(encoding="utf-8")
    }
    assert makers <= {"pages/render.py", "pages/generator.py", "pages/prose.py"}
    for template in (PACKAGE / "pages" / "templates").rglob("*"):
        if template.is_file() and template.parent.name != "__pycache__":
            assert "|safe" not in template.read_text(encoding="utf-8").replace(" ", ""), template
