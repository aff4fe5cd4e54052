"""Sites of small workspaces, rendered as they are published."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cxrisk.history.edition import Edition
from cxrisk.pages.reading import Reading
from cxrisk.pages.site import all_pages
from cxrisk.pipeline import run
from cxrisk.scoring.score import METHOD

TESTS = Path(__file__).parents[1]
EXAMPLE = TESTS / "workspaces" / "example"
SAMPLE = TESTS.parent
TODAY = date(2026, 11, 20)
OF_THE_TOOL = ("checks/", "controls/", "patterns/", "technologies/")
VOID = {"br", "img", "input", "meta", "link", "hr"}


class Element:
    """One element of a page, with what stands in it."""

    def __init__(self, tag, attributes, parent=None):
        self.tag, self.attributes, self.parent = tag, dict(attributes), parent
        self.children, self.texts = [], []

    def all(self, tag=None, **attributes):
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        for child in self.children:
            if tag in (None, child.tag) and all(child.attributes.get(k) == v for k, v in wanted.items()):
                yield child
            yield from child.all(tag, **attributes)

    def first(self, tag=None, **attributes):
        return next(self.all(tag, **attributes))

    @property
    def text(self):
        return " ".join("".join(_texts(self)).split())


def _texts(element):
    for one in element.texts:
        if isinstance(one, str):
            yield one
        else:
            yield from _texts(one)


class Reader(HTMLParser):
    """Reads a page, and minds that every element is closed in its turn."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("root", {})

    def handle_starttag(self, tag, attrs):
        element = Element(tag, attrs, self.here)
        self.here.children.append(element)
        self.here.texts.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag, attrs):
        element = Element(tag, attrs, self.here)
        self.here.children.append(element)
        self.here.texts.append(element)

    def handle_endtag(self, tag):
        assert tag == self.here.tag, f"</{tag}> closes <{self.here.tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.texts.append(data)


def few_of_the_tools_own(addresses, turn=0):
    """All addresses, but of those of its own library, which no workspace changes, every tenth."""
    for number, address in enumerate(addresses):
        if not address.startswith(OF_THE_TOOL) or number % 10 == turn:
            yield address


def read_page(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.tag}> is never closed"
    return reader.root


def render(root, today=TODAY, *, without_findings=False):
    """All pages of a workspace by address."""
    outcome = run(root, today)
    if without_findings:
        outcome = replace(outcome, findings=(), later=())
    edition = Edition(outcome.portfolio.settings.name, today, "0.0.0", METHOD)
    return {page.address: page for page in all_pages(outcome, edition)}


@cache
def rendered(root):
    return render(root)


class Parsed(Mapping):
    """Pages by address, each read when it is first asked for: reading takes longer than making."""

    def __init__(self, pages):
        self._pages, self._read = pages, {}

    def __getitem__(self, address):
        if address not in self._read:
            self._read[address] = read_page(self._pages[address].html)
        return self._read[address]

    def __iter__(self):
        return iter(self._pages)

    def __len__(self):
        return len(self._pages)


@cache
def parsed(root):
    return Parsed(rendered(root))


@cache
def read(root):
    return Reading(run(root, TODAY))


@pytest.fixture
def example_pages():
    """The pages of the format's own example."""
    return rendered(EXAMPLE)


@pytest.fixture
def example():
    """The format's own example, read."""
    return read(EXAMPLE)


@pytest.fixture
def workspace(tmp_path):
    """Writes a workspace from texts by path, and reads it."""

    def write(**files):
        for name, text in files.items():
            path = tmp_path / "assessments" / f"{name.replace('__', '/').replace('_', '-')}.yml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (tmp_path / "assessments").mkdir(exist_ok=True)
        return Reading(run(tmp_path, TODAY))

    return write
