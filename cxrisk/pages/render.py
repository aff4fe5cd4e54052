"""Templates to HTML: the one place where text becomes markup."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cxrisk.history.edition import Edition
from cxrisk.pages import generator, phrases, words
from cxrisk.pages.addresses import is_safe, relative_to
from cxrisk.pages.compiled import Compiled
from cxrisk.pages.generator import Generator, quick, said
from cxrisk.pages.page import Page, Sheet
from cxrisk.pages.prose import REL, prose, unmarked
from cxrisk.pages.reading import Reading

TEMPLATES = Path(__file__).with_name("templates")


def compose(sheet: Sheet, edition: Edition, view: object) -> Page:
    """The finished page: the template of `sheet` over `view`, inside the frame.

    A template sees `view`, `sheet`, `edition` and `to`, which turns an address that counts from the
    root of the site into one that works from this page.
    """
    html = fragment(sheet.template, sheet.address, sheet=sheet, edition=edition, view=view)
    return Page(sheet.address, sheet.title, html, sheet.headings, sheet.found, sheet.nav)


def composed(reading: Reading, sheet: Sheet, edition: Edition, view: object) -> Page:
    """The same page, as it was kept while sheet and view say what they said: it shows nothing else."""
    return reading.page(sheet.address, (sheet, view), lambda _: compose(sheet, edition, view))


def fragment(template: str, address: str, **context: object) -> str:
    """One template as HTML, for the page at `address`."""
    return environment().get_template(template).render(to=relative_to(address), **context)


def alone(page: Page, html: str, style: str) -> str:
    """A whole document around a page's finished `html`, with the `style` in it; both are ours."""
    template = environment().get_template("alone.html")
    ours = {"html": Markup(html), "style": Markup(style)}  # noqa: S704 - made by `compose`, and our own file
    return template.render(title=page.title, lang="en", **ours)


def foot(edition: Edition) -> str:
    """The line at the foot of every page, as the frame prints it."""
    line = environment().from_string('{% import "parts/frame.html" as frame %}{{ frame.edition(edition) }}')
    return line.render(edition=edition)


@cache
def environment() -> Environment:
    """Everything escaped, nothing undefined, nothing printed that is not there."""
    made = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(TEMPLATES / "__pycache__", _makers()),
    )
    made.filters |= {
        "prose": prose,
        "unmarked": unmarked,
        "day": words.day,
        "whole_day": words.whole_day,
        "about": words.about,
        "number": words.number,
        "count": words.count,
        "spelled": words.spelled,
        "sentence": words.sentence,
        "unticked": words.unticked,
        **phrases.FILTERS,
    }
    made.globals |= {"plural": words.plural, "rel": REL}
    made.tests["safe_url"] = is_safe
    return made


def _makers() -> Iterator[bytes]:
    """What has a hand in how templates are compiled."""
    yield version("jinja2").encode()
    for module in (__file__, generator.__file__):
        yield Path(module).read_bytes()


class _Environment(Environment):
    """With what the code of our templates finds on it."""

    code_generator_class = Generator
    said = staticmethod(said)
    quick = staticmethod(quick)
