"""What does not fit the format is said in plain words, at the key or value that is wrong, once."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from cxrisk.errors import CxriskError
from cxrisk.findings import Severity
from cxrisk.sources import schema as module
from cxrisk.sources.load import load
from cxrisk.sources.schema import KINDS, check_shape, schema_of, schema_text

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "example" / "assessments"
FILES = sorted(EXAMPLE.rglob("*.yml"))

ASSESSMENT = """\
kind: assessment
version: 1
title: Core ledger to the cloud
technologies: [cloud]
status: piloting
summary: Everything moves.
roles: {accountable: cio}
"""
JOURNEY = """\
kind: journey
version: 1
title: I see a payment I do not recognise
person: dana
stages:
  - name: Notice
    touchpoints:
      - {id: see-alert, name: An alert, channel: app, unit: cards}
"""
CATALOG = "kind: catalog\nversion: 1\n"
PORTFOLIO = "kind: portfolio\nversion: 1\nname: Larkhaven Bank\n"
RISK = """\
risks:
  - id: locked-out
    title: People are locked out
    likelihood: 3
    impact: {trust: 4}
"""


def shape(text: str, path: str = "assessments/core-ledger.yml"):
    document = load(path, text.encode()).document
    assert document is not None
    return check_shape(document)


def lines(text: str):
    """Line, column, message and help of each finding, in the order of the file."""
    found = sorted(shape(text), key=lambda finding: finding.sort_key)
    assert {(finding.rule, finding.severity) for finding in found} <= {("shape", Severity.ERROR)}
    return [(one.position.line, one.position.column, one.message, one.help) for one in found]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_format_example_fits(file):
    assert shape(file.read_text(encoding="utf-8"), f"assessments/{file.name}") == []


@pytest.mark.parametrize("text", [ASSESSMENT, JOURNEY, CATALOG, PORTFOLIO, ASSESSMENT + RISK])
def test_required_keys_are_enough(text):
    assert shape(text) == []


SOUND = {
    "assessment": ASSESSMENT,
    "risk": ASSESSMENT + RISK,
    "journey": JOURNEY,
    "catalog": CATALOG,
    "portfolio": PORTFOLIO,
}
ONE_MISTAKE_EACH = yaml.safe_load(
    (Path(__file__).parent / "one_mistake_each.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", ONE_MISTAKE_EACH, ids=lambda case: case["case"])
def test_one_mistake_is_one_finding_where_it_stands(case):
    text, new = SOUND[case["in"]], case["write"] + "\n" if "write" in case else ""
    assert text.count(case.get("for", "kind: ")) == 1
    text = text.replace(case["for"] + "\n", new) if "for" in case else text + new
    assert lines(text) == [(*case["at"], case["says"], case["help"])]


def test_three_mistakes_in_one_record_are_three_findings():
    text = (
        ASSESSMENT
        + RISK.replace("likelihood: 3", "likelihood: 9").replace("trust", "trusst")
        + "    owner: 3\n"
    )
    assert [(line, column) for line, column, _, _ in lines(text)] == [(11, 17), (12, 14), (13, 12)]


def test_each_unknown_key_is_a_finding_of_its_own():
    text = ASSESSMENT + "zebra: 1\nyak: 2\nx-gnu: 3\n"
    assert [line for line, *_ in lines(text)] == [8, 9]


def test_of_very_many_mistakes_the_first_are_told_and_that_there_are_more():
    found = lines(ASSESSMENT + "tickets: [" + "3, " * 2000 + "3]\n")
    assert found[0][2:] == (
        "this file has more mistakes than are told here",
        "mend these first, then check again",
    )
    assert 100 < len(found) < 1000


def test_own_keys_are_taken_everywhere():
    text = ASSESSMENT + RISK + "    x-note: [1, {deep: null}]\n    views: {x-Any Thing: all}\nx-more: true\n"
    assert shape(text) == []


def test_a_text_that_is_too_long():
    [found] = lines(ASSESSMENT.replace("Core ledger to the cloud", "x" * 2001))
    assert found[:3] == (3, 8, "`title` has 2001 characters; at most 2000 are allowed")


def test_a_long_value_is_quoted_in_short():
    [(_, _, message, _)] = lines(ASSESSMENT.replace("piloting", "p" * 500))
    assert "`" + "p" * 59 + "…`" in message
    assert "p" * 60 not in message


def test_a_huge_number_is_quoted_in_short():
    [(_, _, message, _)] = lines(ASSESSMENT + f"reach: {{customer: -{'9' * 17}.{'9' * 17}}}\n")
    assert len(message) < 150


def test_a_number_with_too_many_digits_is_not_called_a_text():
    [(_, _, message, _)] = lines(ASSESSMENT + f"reach: {{customer: {'9' * 29}}}\n")
    assert message == "`customer` of `reach` needs a count, not one of 29 digits"


def test_a_scale_has_five_steps_of_which_the_last_has_no_end():
    steps = "{word: a, up_to: 1}, {word: b}, {word: c, up_to: 3}, {word: d, up_to: 4}, {word: 5th, up_to: 5}"
    impact = "{word: a, up_to: 1}, {word: b, up_to: 2}, {word: c, up_to: 3}, {word: d, up_to: 4}"
    text = PORTFOLIO + f"scales:\n  likelihood: [{steps}]\n  impact: [{impact}]\n"
    assert [finding[:3] for finding in lines(text)] == [
        (5, 37, "in likelihood step number 2: `up_to` is missing"),
        (5, 90, "entry 5 of `likelihood` of `scales` must be a step without `up_to`"),
        (5, 97, "in likelihood step number 5: `word` is `5th`, which is no word"),
        (6, 11, "`impact` of `scales` has 4 entries, and needs 5"),
    ]


class TestKindAndVersion:
    """Both are looked at first: without them nothing else can be judged."""

    def test_no_kind(self):
        assert lines("title: A plan\nstatus: wrong\n") == [
            (
                1,
                1,
                "`kind` is missing",
                "begin the file with `kind:` and one of: assessment, journey, catalog, portfolio",
            )
        ]

    def test_a_kind_that_is_nearly_one(self):
        assert lines("kind: Assesment\nzebra: 1\n") == [
            (
                1,
                7,
                "`kind` is `Assesment`, which is none of: assessment, journey, catalog, portfolio",
                "did you mean `assessment`?",
            )
        ]

    @pytest.mark.parametrize(("kind", "said"), [("[journey]", "a list"), ("3", "3"), ("null", "null")])
    def test_a_kind_that_is_no_word(self, kind, said):
        [(_, _, message, mend)] = lines(f"kind: {kind}\nversion: 1\n")
        assert message == f"`kind` is {said}, which is none of: assessment, journey, catalog, portfolio"
        assert mend == "write one of these"

    @pytest.mark.parametrize(
        ("version", "message", "mend"),
        [
            (
                "2",
                "`version` is 2; this cxrisk reads version 1 of the format",
                "use a newer cxrisk, or write the file as version 1",
            ),
            (
                "0.9",
                "`version` is 0.9; this cxrisk reads version 1 of the format",
                "write the file as version 1",
            ),
            ('"1"', "`version` is a text", "write 1 without quotes"),
            ("one", "`version` is `one`, which is no version", "write `version: 1`"),
            ("true", "`version` is true, which is no version", "write `version: 1`"),
            ("[1]", "`version` is a list, which is no version", "write `version: 1`"),
        ],
    )
    def test_another_version_is_said_once_and_nothing_else_is_judged(self, version, message, mend):
        text = ASSESSMENT.replace("version: 1", f"version: {version}").replace("piloting", "pilotting")
        assert lines(text) == [(2, 10, message, mend)]


class TestSchemas:
    def test_every_kind_has_one(self):
        assert {schema_of(kind)["properties"]["kind"]["const"] for kind in KINDS} == set(KINDS)

    def test_a_schema_may_be_changed_by_who_asked_for_it(self):
        schema_of("journey")["$defs"].clear()
        assert schema_of("journey")["$defs"]

    def test_an_unknown_kind_has_none(self):
        with pytest.raises(KeyError):
            schema_text("recipe")

    def test_they_are_found_inside_an_installed_package_first(self, tmp_path, monkeypatch):
        (tmp_path / "journey.schema.json").write_text('{"installed": true}', encoding="utf-8")
        monkeypatch.setattr(module, "_folders", lambda: iter((tmp_path / "missing", tmp_path)))
        assert schema_text.__wrapped__("journey") == '{"installed": true}'

    def test_an_installation_without_them_says_so(self, tmp_path, monkeypatch):
        monkeypatch.setattr(module, "_folders", lambda: iter((tmp_path,)))
        with pytest.raises(CxriskError, match="schema of journey files is missing"):
            schema_text.__wrapped__("journey")


def python(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_the_slow_validator_is_loaded_for_a_wrong_file_only():
    code = (
        "import sys\nfrom cxrisk.sources.load import load\nfrom cxrisk.sources.schema import check_shape\n"
        "check_shape(load('a.yml', b'kind: catalog\\nversion: 1\\n').document)\n"
        "print('jsonschema' in sys.modules)\n"
        "check_shape(load('a.yml', b'kind: catalog\\nversion: 1\\nzebra: 1\\n').document)\n"
        "print('jsonschema' in sys.modules)\n"
    )
    assert python(code).split() == ["False", "True"]


def test_without_the_fast_validator_the_slow_one_decides():
    code = (
        "import sys\nsys.modules['jsonschema_rs'] = None\nfrom cxrisk.sources.load import load\n"
        "from cxrisk.sources.schema import check_shape\n"
        "print(check_shape(load('a.yml', b'kind: catalog\\nversion: 1\\n').document))\n"
        "[one] = check_shape(load('a.yml', b'kind: catalog\\nversion: 1\\nuntis: []\\n').document)\n"
        "print(one.message, one.help)\n"
    )
    assert python(code).splitlines() == ["[]", "`untis` is no key of a catalog did you mean `units`?"]


@pytest.mark.parametrize(
    ("word", "meant"), [("yes", "true"), ("No", "false"), ("ON", "true"), ("off", "false")]
)
def test_an_unquoted_yes_or_no_is_understood_and_doubted(word, meant):
    raw = f"kind: catalog\nversion: 1\norganisations:\n  - {{id: bank, name: A bank, ours: {word}}}\n"
    (found,) = check_shape(load("assessments/c.yml", raw.encode()).document)
    assert (found.rule, found.severity.word, found.position.line) == ("doubtful-text", "warning", 4)
    assert found.help == f"write `{meant}`, without quotes"


def test_a_quoted_yes_is_a_text():
    raw = "kind: catalog\nversion: 1\norganisations:\n  - {id: bank, name: A bank, ours: 'yes'}\n"
    (found,) = check_shape(load("assessments/c.yml", raw.encode()).document)
    assert (found.rule, found.severity.word) == ("shape", "error")
