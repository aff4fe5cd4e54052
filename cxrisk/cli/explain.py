"""`cxrisk explain`: what a rule, a pattern or a word means."""

import sys
from collections.abc import Iterable

import click

from cxrisk.cli.card import Card, show_cards
from cxrisk.cli.choice import rule_ids
from cxrisk.cli.faults import did_you_mean
from cxrisk.cli.format_book import format_book
from cxrisk.cli.library_book import category, library_names, meanings
from cxrisk.cli.options import example
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import has_colour, say, width
from cxrisk.errors import CxriskError
from cxrisk.model.portfolio import Portfolio
from cxrisk.reports.text import painted, plain
from cxrisk.sources.words import fold, nearest


@click.command(
    "explain",
    epilog=example("cxrisk explain white-space", "cxrisk explain cloud", "cxrisk explain moment_of_truth"),
)
@click.argument("name")
@click.pass_obj
def command(setting: Setting, name: str) -> None:
    """Say what NAME means.

    NAME is a rule, a technology, a risk pattern, a control, a precedent or a kind of harm of the library (or
    of this workspace's catalogs), or a record, a field or a word of the format.
    """
    if name in rule_ids():
        _show_rule(name)
        return
    from cxrisk.cli.records import library_of

    library = library_of(setting.workspace_if_any())
    known = {*rule_ids(), *library_names(library), *format_book().names()}
    meant = name if name in known else _same(name, known)
    if meant in rule_ids():
        _show_rule(meant)
        return
    cards = _cards(meant, library)
    if not cards:
        mend = (
            did_you_mean(nearest(name, known)) or "see `cxrisk list rules`, patterns, controls, technologies"
        )
        raise CxriskError(f"nothing is called `{name}`", mend=mend)
    show_cards(cards)


def _same(name: str, known: Iterable[str]) -> str:
    """The one name that differs in case, blanks and hyphens only; else the name itself."""
    folded = fold(name)
    alike = [one for one in known if fold(one) == folded]
    return alike[0] if len(alike) == 1 else name


def _cards(name: str, library: Portfolio) -> list[Card]:
    book = format_book()
    if name in book.categories:
        return [category(name, book.categories[name], library)]
    return [*meanings(name, library), *book.meanings(name)]


def _show_rule(name: str) -> None:
    from cxrisk.checks.pages import page_of
    from cxrisk.cli.rule_page import page_lines

    paint = painted if has_colour(sys.stdout) else plain
    say("\n".join(page_lines(page_of(name), paint, width())))
