"""personal-data: what leads to one person, in a text that everybody will read."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.personal import found_in
from cxrisk.checks.places import is_ours
from cxrisk.checks.words import listed
from cxrisk.findings import Severity

_MEANT_FOR_IT = ("contact",)
"""How a desk is reached: meant to be read and written to."""


def find(view: View) -> Iterator[Trouble]:
    """An e-mail address, a telephone number, a card number or an IBAN in any text of the workspace."""
    for text in view.texts:
        if text.kinds or text.field in _MEANT_FOR_IT:
            continue
        found = found_in(text.text)
        if found and is_ours(text.record):
            # The message does not repeat what it found: findings are published too.
            yield Trouble(
                text.place,
                f"there seems to be {listed(found)} in `{text.field}`, and the site would publish it",
                "take it out, here and in the history of the repository if it is a person's; how a desk is "
                "reached belongs into `contact` of its unit",
            )


CHECK = Check(
    "personal-data",
    Severity.ERROR,
    "An e-mail address, a telephone number, a card number or an IBAN stands in a text that is published.",
    find,
    of_retired=True,
)
