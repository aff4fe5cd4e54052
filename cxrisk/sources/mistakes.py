"""libyaml's complaints in words that a writer can act on."""

import re
from typing import Any

from cxrisk.sources.characters import line_and_column
from cxrisk.sources.trouble import Unreadable

_WORDS: tuple[tuple[str, str, str], ...] = (
    ("found a tab character", "a tab stands where spaces are needed", "indent with spaces"),
    (
        "mapping values are not allowed",
        "a colon followed by a space stands inside a text",
        "put quotes around the text",
    ),
    (
        "could not find expected ':'",
        "a line has no colon behind its key",
        "write `key: value`, or indent the line if it belongs to the text above",
    ),
    (
        "did not find expected key",
        "the indent does not fit the lines above, or a quote is not closed",
        "line it up with the other keys of its record",
    ),
    (
        "did not find expected '-' indicator",
        "the indent does not fit the list above",
        "begin each entry with `- `, all at one depth",
    ),
    (
        "block sequence entries are not allowed",
        "a list begins on the line of its key",
        "begin the list on the next line",
    ),
    ("block mapping entries are not allowed", "a record begins where none can", "begin it on the next line"),
    ("did not find expected ',' or ']'", "a bracket [ is not closed", "close it with ]"),
    ("did not find expected ',' or '}'", "a bracket { is not closed", "close it with }"),
    (
        "did not find expected node content",
        "a value is missing between commas or brackets",
        "write it, or take the comma out",
    ),
    (
        "did not find expected alphabetic or numeric",
        "a text begins with * or &, which have a meaning of their own",
        "put quotes around the text",
    ),
    (
        "did not find expected <document start>",
        "the file does not go on as it began: text stands behind a finished document",
        "check the indent of this line, or take it out",
    ),
    (
        "found unknown escape character",
        "a backslash inside double quotes has a meaning of its own",
        "use single quotes",
    ),
    ("did not find expected hexdecimal", "an escape (\\x or \\u) is not complete", "use single quotes"),
    ("found duplicate", "the file begins with instructions to the parser", "take them out"),
    ("expected a comment or a line break", "text stands behind | or >", "begin the text on the next line"),
    ("undefined alias", "a text begins with *, which has a meaning of its own", "put quotes around the text"),
    (
        "undefined tag handle",
        "a text begins with !, which has a meaning of its own",
        "put quotes around the text",
    ),
    ("control characters are not allowed", "a character that cannot be seen stands here", "delete it"),
    (
        "while parsing a tag",
        "a text begins with !, which has a meaning of its own",
        "put quotes around the text",
    ),
    (
        "while scanning a tag",
        "a text begins with !, which has a meaning of its own",
        "put quotes around the text",
    ),
    (
        "while scanning an anchor",
        "a text begins with &, which has a meaning of its own",
        "put quotes around the text",
    ),
    (
        "while scanning an alias",
        "a text begins with *, which has a meaning of its own",
        "put quotes around the text",
    ),
    ("while scanning a directive", "a line begins with %", "put quotes around the text"),
)
_STARTS = {
    "@": "a text begins with @, which YAML keeps for itself",
    "`": "a text begins with a backtick, which YAML keeps for itself",
    "%": "a text begins with %, which has a meaning of its own",
    "\t": "a tab stands where spaces are needed",
}


_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)


def in_plain_words(fault: Any, text: str) -> Unreadable:
    """The finding-to-be for an error of libyaml."""
    if conflict := _CONFLICT.search(text):
        line, column = line_and_column(text, conflict.start())
        mend = "choose one, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>"
        return Unreadable("git left two versions of the lines that follow", mend, line, column)
    problem, context = str(fault.problem or ""), str(fault.context or "")
    mark = fault.problem_mark or fault.context_mark
    if "unexpected end of stream" in problem and fault.context_mark is not None:
        return Unreadable(
            "a quote opens here and is never closed",
            "close it",
            fault.context_mark.line,
            fault.context_mark.column,
        )
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if line > text.count("\n"):  # libyaml counts one more line where the last has no end
        line, column = line_and_column(text, len(text))
    if "cannot start any token" in problem:
        character = text[mark.index : mark.index + 1]
        mend = "indent with spaces" if character == "\t" else "put quotes around the text"
        return Unreadable(
            _STARTS.get(character, "a text begins with a character of YAML's own"), mend, line, column
        )
    for sign, message, mend in _WORDS:
        if sign in problem or sign in context:
            return Unreadable(message, mend, line, column)
    return Unreadable(
        "this cannot be read as YAML",
        "compare it with the lines around: indent, colons, quotes, brackets",
        line,
        column,
    )
