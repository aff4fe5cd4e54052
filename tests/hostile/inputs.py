"""Everything that a file, a folder or a text can do to a program that reads it: one row each.

A row says what is put into a sound workspace, and the finding that has to come of it: its rule and its line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HEAD = b"kind: assessment\nversion: 1\n"
SHORT = (
    b"kind: assessment\nversion: 1\ntitle: Ours\ntechnologies: [cloud]\nstatus: proposed\n"
    b"summary: Everything moves.\nroles: {accountable: Dana, cx_champion: Amir}\n"
)
"""An assessment that fits the format, on seven lines."""


@dataclass(frozen=True)
class Row:
    """Bytes of a file, and the finding that is to be found in it."""

    name: str
    raw: bytes
    rule: str
    line: int
    said: str = ""
    """Part of the message."""


def syntax(name: str, raw: bytes, line: int, said: str = "") -> Row:
    """A file that cannot be read at all."""
    return Row(name, raw, "syntax", line, said)


def shape(name: str, written: str, said: str = "") -> Row:
    """A line behind a sound assessment that does not fit the format."""
    return Row(name, SHORT + written.encode() + b"\n", "shape", 8, said)


_LAUGHS = b"a0: &a0 [x, x]\n" + b"\n".join(
    b"a%d: &a%d [%s]" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 10)
)

SYNTAX = (
    # deep, long and many
    syntax("100 000 opening brackets", b"[" * 100_000, 1, "deep"),
    syntax("100 000 opening braces", b"{" * 100_000, 1),
    syntax("50 000 dashes", b"- " * 50_000 + b"a", 1, "deep"),
    syntax("50 000 question marks", b"? " * 50_000 + b"a", 1),
    syntax("records in records", b"a:\n" + b"".join(b" " * n + b"a:\n" for n in range(1, 200)), 33, "deep"),
    syntax(
        "lists in lists, line by line",
        b"a:\n" + b"".join(b" " * n + b"-\n" for n in range(1, 200)),
        33,
        "deep",
    ),
    syntax("brackets in brackets behind a key", HEAD + b"a: " + b"[" * 5000, 3, "deep"),
    syntax("a text longer than any", HEAD + b"a: " + b"x" * 20_001 + b"\n", 3, "20000 characters"),
    syntax("a text longer than any, in quotes", HEAD + b"a: '" + b"x\n " * 20_001 + b"'\n", 3, "20000"),
    syntax("a text longer than any, in a block", HEAD + b"a: |\n" + b"  x\n" * 20_001, 3, "20000"),
    syntax("a key longer than any", HEAD + b"x" * 2000 + b": 1\n", 3),
    syntax("more values than any file has", HEAD + b"a: [" + b"1," * 60_000 + b"1]\n", 3, "50000 values"),
    syntax(
        "more keys than any record has", HEAD + b"".join(b"k%d: 1\n" % n for n in range(300)), 201, "200 keys"
    ),
    syntax("larger than any file", HEAD + b"# " + b"x" * 600_000, 1, "512 KB"),
    syntax("20 MB of text", HEAD + b"a: '" + b"x" * 20_000_000 + b"'\n", 1, "512 KB"),
    syntax("half a megabyte of directives", b"%TAG ! tag:x,2000:\n" * 25_000, 1, "%"),
    syntax("half a megabyte of colons", HEAD + b":" * 500_000, 3),
    syntax("half a megabyte of quotes", HEAD + b"a: " + b"'" * 500_001, 3),
    syntax("half a megabyte of escapes", HEAD + b'a: "' + b"\\x41" * 125_000 + b'"\n', 3, "20000"),
    syntax("half a megabyte of stars", HEAD + b"a: " + b"*" * 500_000, 3),
    # what loads more than it holds
    syntax("billion laughs", _LAUGHS, 1, "anchor"),
    syntax("an anchor", b"a: &a [1]\n", 1, "anchor (&a)"),
    syntax("an alias", b"a: 1\nb: *a\n", 2, "alias"),
    syntax("a record that holds itself", b"a: &a [*a]\n", 1, "anchor"),
    syntax("a merge of an anchor", b"a: &x {b: 1}\nc:\n  <<: *x\n", 1, "anchor"),
    syntax("a merge of a record", b"c:\n  <<: {a: 1}\n", 2, "merge key"),
    syntax("a merge of many", HEAD + b"<<: [" + b"*a, " * 20_000 + b"*a]\n", 3),
    # tags
    syntax("a number by its tag", b"a: !!float foo\n", 1, "tag"),
    syntax("a whole number by its tag", b"a: !!int foo\n", 1, "tag"),
    syntax("code by its tag", b"a: !!python/object/apply:os.system [x]\n", 1, "tag"),
    syntax("a reference by its tag", b"a: !Ref x\n", 1, "tag"),
    syntax("a text that begins with an exclamation mark", b"a: !important\n", 1, "tag"),
    syntax("bytes by their tag", b"a: !!binary aGk=\n", 1, "tag"),
    syntax("a set by its tag", b"a: !!set {x}\n", 1, "tag"),
    syntax("a tag of a list", b"a: ! [x]\n", 1, "tag"),
    syntax("a tag of a key", b"!x a: 1\n", 1, "tag"),
    syntax("a tag that is none", b"a: !<x\n", 1),
    # bytes
    syntax(
        "UTF-16, little end first", HEAD.decode().encode("utf-16-le").join((b"\xff\xfe", b"")), 1, "UTF-16"
    ),
    syntax("UTF-16, big end first", b"\xfe\xff\x00a", 1, "UTF-16"),
    syntax("UTF-32", b"\x00\x00\xfe\xff\x00\x00\x00a", 1, "UTF-32"),
    syntax("no UTF-8", b"a: 1\nb: \xff\n", 2, "UTF-8"),
    syntax("overlong UTF-8", b"a: \xc0\xaf\n", 1, "UTF-8"),
    syntax("half a pair of UTF-16 in UTF-8", b"a: \xed\xa0\x80\n", 1, "UTF-8"),
    syntax("a letter cut in two at the end", b"a: 1\nb: \xe2\x82", 2, "UTF-8"),
    syntax("NUL", b"a: 1\nb: x\x00y\n", 2, "U+0000"),
    syntax("NUL as an escape", b'a: "\\0"\n', 1, "U+0000"),
    syntax("a terminal's escape", b"a: \x1b[31m\n", 1, "U+001B"),
    syntax("a terminal's escape, escaped", b'a: "\\x1b[31m"\n', 1, "U+001B"),
    syntax("a terminal's escape in a key", b'"\\x1b": 1\n', 1, "U+001B"),
    syntax("half a pair of UTF-16 as an escape", b'a: "\\ud800"\n', 1),
    syntax("no character at all as an escape", b'a: "\\U00110000"\n', 1),
    syntax("lone carriage returns", b"a: 1\rb: 2\r", 1, "carriage return"),
    syntax("a tab as indent", b"a:\n\tb: 1\n", 2, "tab"),
    syntax("U+FFFE", "a: x\ufffey\n".encode(), 1),
    *(
        syntax(f"U+{ord(sign):04X} in a text", f"a: 1\nb: x{sign}y\n".encode(), 2, f"U+{ord(sign):04X}")
        for sign in (
            *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"),
            *(
                "\u200b",
                "\u200e",
                "\u200f",
                "\u2060",
                "\u2061",
                "\u2064",
                "\ufeff",
                "\u0085",
                "\u2028",
                "\u2029",
            ),
            *("\U000e0001", "\U000e0041", "\U000e007f"),
        )
    ),
    # documents
    syntax("two documents", b"a: 1\n---\nb: 2\n", 2, "second document"),
    syntax("text behind the end", b"a: 1\n...\nb: 2\n", 3),
    syntax("a directive behind the end", b"a: 1\n...\n%YAML 1.2\n", 3, "%"),
    syntax("nothing", b"", 1, "empty"),
    syntax("a byte order mark alone", b"\xef\xbb\xbf", 1, "empty"),
    syntax("remarks only", b"# only a remark\n", 1, "empty"),
    syntax("dashes only", b"---\n", 1, "empty"),
    syntax("a text", b"just a text\n", 1, "single text"),
    syntax("a number", b"42\n", 1, "single text"),
    syntax("a list", b"- a\n- b\n", 1, "list"),
    syntax("a null", b"null\n", 1, "empty"),
    # keys
    syntax("a list as a key", b"? [a, b]\n: 1\n", 1, "key"),
    syntax("a list as a key, in brackets", b"{[a]: 1}\n", 1, "key"),
    syntax("a number as a key", b"1: x\n", 1, "no text"),
    syntax("a truth as a key", b"true: x\n", 1, "no text"),
    syntax("a null as a key", b"null: x\n", 1, "no text"),
    syntax("an empty key", b"? \n: x\n", 1, "key is empty"),
    syntax("an empty key in quotes", b"'': x\n", 1, "key is empty"),
    # what people write
    syntax("a colon inside a text", b"title: Foo: bar\n", 1, "colon"),
    syntax("an at sign", b"a: @x\n", 1, "@"),
    syntax("a backtick", b"a: `x`\n", 1, "backtick"),
    syntax("a star", b"a: *bold*\n", 1),
    syntax("a percent sign at the front of a line", b"a: 1\n%x: 2\n", 2, "%"),
    syntax("an open quote, at its start", b"a: 1\nb: 'open\nc: 2\n", 2, "never closed"),
    syntax("an open quote of the other kind", b'a: 1\nb: "open\nc: 2\n', 2, "never closed"),
    syntax("an open bracket", b"a: [1, 2\nb: 3\n", 2),
    syntax("an open brace", b"a: {b: 1\nc: 3\n", 2),
    syntax("an open brace at the very end", b"a: 1\nb: {c", 2, "not closed"),
    syntax("an open bracket at the very end", b"a: 1\nb: [", 2),
    syntax("a bracket too many", b"a: [1]]\n", 1),
    syntax("an indent that fits nothing", b"a: 1\n  b: 2\n", 2),
    syntax("a missing space behind the colon", b"a: 1\nb:1\nc: 2\n", 3),
    syntax("an escape that is none", b'a: "\\d"\n', 1, "backslash"),
    syntax("a conflict that git left", b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", 2),
)
"""Files that cannot be read: one finding each, at the place, and nothing else about them."""

READ = (
    Row("a key twice", SHORT + b"title: Other\n", "duplicate-key", 8, "line 3"),
    Row("a key twice, once in quotes", SHORT + b'"title": Other\n', "duplicate-key", 8),
    Row("a key twice, once in capitals", SHORT + b"Title: Other\n", "duplicate-key", 8),
    Row("a key twice, composed and not", SHORT + "x-é: 1\nx-e\u0301: 2\n".encode(), "duplicate-key", 9),
    Row("a key twice, once with a joiner", SHORT + "title\u200d: x\n".encode(), "duplicate-key", 8),
    Row("a byte order mark", b"\xef\xbb\xbf" + SHORT, "doubtful-text", 1, "byte order mark"),
    Row("a tab behind a colon", SHORT + b"x-note:\t1\n", "doubtful-text", 8, "tab"),
    Row("a text cut at a hash", SHORT + b"x-note: C# is #1\n", "doubtful-text", 8, "#"),
    Row(
        "letters that look alike",
        SHORT.replace(b"Ours", "Pay\u0440al".encode()),
        "doubtful-text",
        3,
        "Cyrillic",
    ),
    Row("a comma in brackets", SHORT + b"tickets: [One text, another]\n", "split-text", 8),
    shape("null where something is needed", "summary_: ~"),
    shape("a day that is none", "as_of: 2026-02-30", "calendar"),
    shape("a day as a number", "as_of: 20260230"),
    shape("a time where a day is needed", "as_of: 12:30"),
    *(
        shape(f"{written} where a number is needed", f"reach: {{customer: {written}}}")
        for written in (
            "0755",
            "0o755",
            "0x1F",
            "0b11",
            "1_000",
            ".inf",
            "-.inf",
            ".nan",
            "1e400",
            "9" * 400,
            "-1",
        )
    ),
    shape("a list where a record is needed", "review: []"),
    shape("a record where a list is needed", "risks: {}"),
    shape("a text where a list is needed", "risks: none"),
    shape("no risk at all in a list of risks", "risks: [~]"),
    shape("an address of another scheme", "sources: [{title: x, url: 'javascript:alert(1)'}]"),
    shape("an address with a password", "sources: [{title: x, url: 'https://me:pass@example.org'}]"),
    shape("an address of a file", "sources: [{title: x, url: 'file:///etc/passwd'}]"),
    shape("an address without a scheme", "sources: [{title: x, url: '//example.org'}]"),
    shape("a schema of one's own", "$schema: http://example.org/x.json"),
    shape("a reference to a schema", "$ref: 'file:///etc/passwd'"),
    shape("a key that is no one's", "__class__: x"),
    shape("a key of Python's", "__proto__: {x: 1}"),
    Row("a kind that is none", b"kind: '../../etc'\nversion: 1\n", "shape", 1, "kind"),
    Row("a version that is none", b"kind: assessment\nversion: 1e99\n", "shape", 2, "version"),
    Row("a version that is a list", b"kind: assessment\nversion: [1]\n", "shape", 2, "version"),
    Row("no kind", b"title: x\n", "shape", 1, "kind"),
)
"""Files that can be read and do not fit: this finding is among theirs, and no other file has one."""

FILE_NAMES = (
    *("con", "nul", "aux", "prn", "com1", "lpt9", "index", "assets", "search", "404", "sitemap"),
    *(
        "Ours",
        "our file",
        "ours.",
        "..ours",
        "ours--x",
        "-ours",
        "ours-",
        "%2e%2e",
        "o_urs",
        "\u0440aypal",
        "x" * 65,
    ),
)
"""Names that can be no id: they would be addresses of pages."""


def _link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _pipe(path: Path) -> None:
    import os

    os.mkfifo(path)


def _socket(path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


THINGS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link to a secret": (_link_to("/etc/passwd"), "link"),
    "a link to a device": (_link_to("/dev/zero"), "link"),
    "a link to nothing": (_link_to("nowhere"), "link"),
    "a link to itself": (_link_to("thing.yml"), "link"),
    "a link out of the workspace": (_link_to("../../.."), "link"),
    "a folder": (Path.mkdir, "no ordinary file"),
    "a pipe": (_pipe, "no ordinary file"),
    "a socket": (_socket, ""),
}
"""What can stand where a file is expected, and what is said of it."""
