"""One page as a file of its own, and as a PDF through a Chromium that is there."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from cxrisk.errors import CxriskError
from cxrisk.pages.page import Page
from cxrisk.pages.render import alone
from cxrisk.publish.assets import STYLE, theme_folder

_NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "msedge", "brave-browser"),
)
_SECONDS = 120
_WITHIN = re.compile(r' href="(?!https?:|mailto:|#)[^"]*"')
"""Links to other pages of the site, which a file of its own does not have beside it."""


def standalone(page: Page) -> str:
    """The page as one file of HTML with its style in it; it asks for nothing from anywhere."""
    style = (theme_folder() / STYLE).read_text(encoding="utf-8")
    return alone(page, _WITHIN.sub("", page.html), style)


def as_pdf(html: str) -> bytes:
    """A page printed by Chromium, on A4.

    Raises:
        CxriskError: there is no Chromium, or it fails.
    """
    program = chromium()
    with tempfile.TemporaryDirectory(prefix="cxrisk-") as folder:
        source, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(html, encoding="utf-8")
        said = _print(program, source, printed, Path(folder) / "profile")
        if not printed.is_file() or not printed.stat().st_size:
            raise CxriskError(
                f"{Path(program).name} made no PDF: {said or 'it does not say why'}",
                mend="write --html FILE instead, and print it from a browser",
            )
        return printed.read_bytes()


def chromium() -> str:
    """The Chromium that is there: the one that `$CHROMIUM` names, else the first of the usual names.

    Raises:
        CxriskError: there is none.
    """
    named = os.environ.get("CHROMIUM", "")
    found = next(filter(None, map(shutil.which, [named] if named else _NAMES)), None)
    if found is None:
        what = f"`{named}`, which $CHROMIUM names, is no program" if named else "there is no Chromium here"
        raise CxriskError(
            f"{what}, and a PDF needs one",
            mend="install chromium or Chrome, name yours in $CHROMIUM, or write --html FILE and print that",
        )
    return found


def _print(program: str, source: Path, printed: Path, profile: Path) -> str:
    """Run the browser, without a window, a network or a profile of anybody's; returns what it says last."""
    command = [program, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions"]
    command += ["--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"]
    command += ["--no-pdf-header-footer", f"--user-data-dir={profile}", f"--print-to-pdf={printed}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--no-sandbox")  # Chromium has none for the superuser
    try:
        done = subprocess.run(  # noqa: S603 - our words, no shell
            [*command, source.as_uri()], capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"it was not done after {_SECONDS} seconds"
    except OSError as fault:
        return fault.strerror or str(fault)
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""
