"""Text from assessments inside Markdown: shown as it is, whatever stands in it."""

import re

from cxrisk.reports.visible import visible

_GAP = "&#8203;"
"""A space without width: it breaks what a host would turn into a link or a notice, and nobody sees it."""
_MARKS = str.maketrans(
    {
        **{mark: f"&#{ord(mark)};" for mark in "\\`*_[]!|~$<>&"},
        "@": f"@{_GAP}",  # nobody is notified because a title holds a name
        "#": f"#{_GAP}",  # no ticket of another project is linked
    }
)
_BEGINS_A_LIST = re.compile(r"^([0-9]*)([-+.)=])")


def escaped(text: str) -> str:
    """The text on one line, without any mark, link, notice or HTML in it.

    Marks are written as their numbers, so that it may stand in a table and in HTML as well.
    """
    one_line = visible(" ".join(text.split()))
    broken = _BEGINS_A_LIST.sub(lambda found: f"{found[1]}&#{ord(found[2])};", one_line.translate(_MARKS))
    return broken.replace("://", f":{_GAP}//").replace("www.", f"www{_GAP}.")
