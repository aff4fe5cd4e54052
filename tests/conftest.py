"""What all tests share: reviewed output that is compared byte by byte, and renewed only on request."""

import difflib
import os
import shutil
import signal
from pathlib import Path

import coverage
import pytest
from jinja2 import Environment

GOLDEN = Path(__file__).with_name("golden")
MEASURED = "COVERAGE_PROCESS_CONFIG"
"""What tells a process to measure which lines it runs."""
_LANGUAGE = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline"),
    *("optimized", "finalize", "autoescape", "sandboxed", "is_async"),
)
"""What an environment of Jinja is told of the language of its templates."""


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", help="write the output that is there now into tests/golden"
    )
    parser.addoption(
        "--pictures", action="store_true", help="take pictures of the pages that a browser is shown"
    )
    parser.addoption("--kills", type=int, default=12, help="so many builds are killed; 100 now and then")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)  # in the end all workers have work
    for item in items:
        if item.get_closest_marker("slow") and not item.get_closest_marker("measured"):
            item.add_marker(pytest.mark.unmeasured)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Measuring doubles what a test costs: some go without it, and so do the programs that they start."""
    measures = coverage.Coverage.current() if item.get_closest_marker("unmeasured") else None
    if not measures:
        return (yield)
    told = os.environ.pop(MEASURED, None)
    measures.stop()
    try:
        return (yield)
    finally:
        measures.start()
        if told is not None:
            os.environ[MEASURED] = told


@pytest.fixture
def golden(request):
    """Compares a text with the reviewed one of that name, or renews it where the command says so."""
    update = request.config.getoption("--update-golden")

    def compare(name, text):
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        reviewed = path.read_text(encoding="utf-8") if path.exists() else ""
        if text != reviewed:
            lines = difflib.unified_diff(reviewed.splitlines(), text.splitlines(), "reviewed", "now", n=0)
            shown = "\n".join(list(lines)[:40])
            pytest.fail(f"{name} differs; if that is meant: pytest --update-golden\n{shown}", pytrace=False)

    return compare


@pytest.fixture(scope="session", autouse=True)
def _caches_of_their_own(tmp_path_factory):
    """What commands keep for the next time is nobody's who runs the tests."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))
    yield
    del os.environ["XDG_CACHE_HOME"]
    if before is not None:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once():
    """Hundreds of sites are built here, each with an environment that would compile the same theme again.

    What comes of it rests on the text, and on what the environment is told of the language of templates.
    """
    kept, compiled = {}, Environment.compile

    def once(self, source, name=None, filename=None, *, raw=False, defer_init=False):
        if not isinstance(source, str) or raw or defer_init:
            return compiled(self, source, name, filename, raw, defer_init)
        told = [getattr(self, one) for one in _LANGUAGE], [*self.filters], [*self.tests], [*self.extensions]
        key = (type(self), source, name, filename, repr(told))
        if key not in kept:
            kept[key] = compiled(self, source, name, filename)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", once)
        yield


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once for all tests; without any traffic of its own."""
    from playwright.sync_api import sync_playwright

    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    options += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=options)
        yield browser
        browser.close()


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background, where Ctrl-C means nothing
    signal.signal(signal.SIGINT, signal.default_int_handler)  # programs that tests start inherit it
