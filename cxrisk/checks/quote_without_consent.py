"""quote-without-consent: somebody's own words, published without asking."""

from collections.abc import Iterator
from itertools import chain

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """A quote of evidence or of a person that does not say `consent: true`."""
    # The message does not repeat the words: findings are published too.
    said = ((one.id, one.quote) for one in view.portfolio.evidence.values())
    for id_, quote in chain(said, ((one.id, one.quote) for one in view.portfolio.people.values())):
        if quote is not None and not quote.consent:
            speaker = f" ({quote.said_by})" if quote.said_by else ""
            refused = quote.consent is False
            yield Trouble(
                quote.place.at("consent" if refused else "text"),
                f"in `{id_}` a person is quoted{speaker} "
                + ("against that person's will" if refused else "and nothing says that they agreed"),
                "ask, and write `consent: true`; else take the quote out and say it in your own words",
                lacks=(quote.place.at("consent"),),
            )


CHECK = Check(
    "quote-without-consent",
    Severity.ERROR,
    "A person is quoted and nothing says that they agreed to it.",
    find,
    of_retired=True,
)
