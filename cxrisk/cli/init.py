"""`cxrisk init`: a workspace that builds at once."""

from collections.abc import Iterator
from pathlib import Path

import click

from cxrisk.cli.files import write_new
from cxrisk.cli.options import example
from cxrisk.cli.schema import FOLDER, filled
from cxrisk.cli.setting import Setting
from cxrisk.cli.starter import as_yaml, starter_text
from cxrisk.cli.terminal import remark, say
from cxrisk.reports.visible import visible
from cxrisk.sources.discover import ASSESSMENTS, find_files
from cxrisk.sources.schema import KINDS

_CONTENT = {
    "assessments/portfolio.yml": "assessments/portfolio.yml",
    "assessments/catalog/organisation.yml": "assessments/catalog/organisation.yml",
    "assessments/journeys/ask-for-help.yml": "assessments/journeys/ask-for-help.yml",
    "assessments/generative-ai/help-assistant.yml": "assessments/generative-ai/help-assistant.yml",
}
"""Where a file goes -> what it is called in the starter; only where there are no assessments yet."""
_SURROUNDINGS = {
    "mkdocs.yml": "mkdocs.yml",
    "site/pages/how-we-work.md": "pages/how-we-work.md",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".vscode/settings.json": "vscode/settings.json",
    ".vscode/extensions.json": "vscode/extensions.json",
    ".github/workflows/cxrisk.yml": "github/cxrisk.yml",
    ".github/actions/cxrisk/action.yml": "action.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".gitlab/cxrisk.yml": "gitlab/cxrisk.yml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
}


@click.command("init", epilog=example("cxrisk init my-portfolio"))
@click.argument("folder", metavar="[DIR]", required=False)
@click.pass_obj
def command(setting: Setting, folder: str | None) -> None:
    """Make a workspace in DIR (or here) that can be checked and built at once.

    It holds a portfolio, a catalog, one journey and one assessment as examples, settings for editors, and
    files that let GitHub or GitLab check every change. What exists already is kept as it is.
    """
    root = Path(folder) if folder else setting.start
    for path, text in _files(root):
        written = write_new(root / path, text)
        say(visible(f"{'wrote' if written else 'kept '} {path}"))
    place = "" if root.resolve() == Path.cwd() else f"cd {root}, "
    remark(
        visible(f"Next: {place}make assessments/portfolio.yml yours, then `cxrisk check` and `cxrisk build`.")
    )


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Every file with its text; the examples only where they cannot get in the way of what is there."""
    begun = (root / ASSESSMENTS).is_dir() and any(True for _ in find_files(root))
    name = as_yaml(root.resolve().name or "Our organisation")
    if begun:
        remark(f"There are files in {ASSESSMENTS}/ already: the examples stay out.")
    for path, source in (_SURROUNDINGS if begun else _CONTENT | _SURROUNDINGS).items():
        yield path, starter_text(source, name=name)
    portfolio = Setting(root).portfolio()  # what has just been written, or was there
    for kind in KINDS:
        yield f"{FOLDER}/{kind}.schema.json", filled(kind, portfolio)
