"""What MkDocs remarks, in plain words."""

import logging

import pytest

from cxrisk.publish.remarks import in_plain_words, kept_remarks


@pytest.mark.parametrize(
    ("message", "says"),
    [
        (
            "Doc file 'a.md' contains a link 'gone.md', but the target is not found.",
            "a.md links to `gone.md`, which is not there",
        ),
        (
            "Doc file 'a.md' contains a link 'x.md#y', but the doc 'x.md' does not contain an anchor '#y'.",
            "a.md links to `x.md#y`, but x.md has no such place",
        ),
        (
            "A reference to 'gone.md' is included in the 'nav' configuration, which is not found.",
            "mkdocs.yml: `nav` names `gone.md`, which is not there",
        ),
        (
            "Config value 'docs_dir': The path '/home/somebody/w/pages' isn't an existing directory.",
            "mkdocs.yml: `docs_dir` names the folder `pages`, which is not there: make it, or mend the name",
        ),
        ("Config value 'theme': Expected a name.", "mkdocs.yml: `theme`: Expected a name."),
        ("Something\n  new", "Something new"),
        (
            "MkDocs encountered an error parsing the configuration file: line 2, column 1\nline 8, column 3",
            "mkdocs.yml:8:3: from here on it is no YAML: look at the indent, the quotes and the brackets",
        ),
    ],
)
def test_remarks_are_said_so_that_a_team_understands_them(message, says):
    assert in_plain_words(message) == says


def test_remarks_are_kept_and_go_nowhere_else(capfd):
    log = logging.getLogger("mkdocs.somewhere")
    with kept_remarks() as remarks:
        log.warning("a\nb")
        log.info("not worth a word")
    assert remarks == ["a b"]
    assert capfd.readouterr() == ("", "")
