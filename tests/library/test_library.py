"""The data that ships with the tool is sound: it can be read, fits the format, and refers only to itself."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import cxrisk.library
from cxrisk.sources.load import load

LIBRARY = Path(cxrisk.library.__file__).parent
SCHEMAS = LIBRARY.parents[1] / "schemas"
FILES = sorted(LIBRARY.rglob("*.yml"))
OPEN_QUESTION = re.compile(r"((with|for|at|on) )?(what|which|where|who|whom|whose|how)\b", re.IGNORECASE)

PATTERNS = {
    "mobile-byod": """lost-device remote-wipe off-channel permission-overreach location-inference
        weak-second-factor app-exclusion network-dependency cost-shift keys-at-home two-partners-one-duty""",
    "social-media": """account-takeover unanswered-complaint rogue-insider-post impersonation
        third-party-data-misuse undisclosed-endorsement hashtag-hijack platform-outage help-is-the-trap""",
    "cloud": """credential-breach misconfiguration vendor-exposure migration-failure provider-outage
        provider-exit shadow-it colocated-backup cross-border""",
    "big-data": """inference-surprise tactless-data covert-tracking re-identification purpose-creep
        biased-model automated-no-recourse context-blind-pricing opt-out-on-paper""",
    "generative-ai": "false-promise paste-leak",
}
DISPUTED = {"urmc-2019", "verizon-nice-2017", "obermeyer-2019", "ovh-2021", "british-airways-2013"}


def content(path):
    return load(path.name, path.read_bytes()).document.data


def every(kind):
    return [record for path in FILES for record in content(path).get(kind, [])]


def ids(kind):
    return {record["id"] for record in every(kind)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(LIBRARY).as_posix())
def test_a_file_reads_without_a_finding_and_fits_its_schema(path):
    loaded = load(path.name, path.read_bytes())
    assert loaded.findings == []
    schema = json.loads((SCHEMAS / f"{loaded.document.kind}.schema.json").read_text())
    faults = [
        f"{list(fault.absolute_path)}: {fault.message}"
        for fault in Draft202012Validator(schema).iter_errors(loaded.document.data)
    ]
    assert faults == []


STRICT = json.loads((SCHEMAS / "library.schema.json").read_text())
KINDS = ("technologies", "risk_patterns", "controls", "precedents")


def faults(kind, record):
    """What the library's own schema has against a record."""
    judge = Draft202012Validator(STRICT)
    return [f"{record['id']}: {fault.message}" for fault in judge.iter_errors({kind: [record]})]


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_fits_the_librarys_own_schema(kind):
    Draft202012Validator.check_schema(STRICT)
    assert [fault for record in every(kind) for fault in faults(kind, record)] == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kind, name)
        for kind, record in (
            ("technologies", "technology"),
            ("risk_patterns", "risk_pattern"),
            ("controls", "control"),
            ("precedents", "precedent"),
        )
        for name in STRICT["$defs"][record]["required"]
    ],
)
def test_the_librarys_schema_misses_what_is_left_out(kind, name):
    record = {key: value for key, value in every(kind)[0].items() if key != name}
    assert faults(kind, record)


def test_the_librarys_schema_wants_a_dated_source_or_the_word_that_none_is_known():
    [control] = [one for one in every("controls") if one["id"] == "two-factor-login"]
    undated = [{key: text for key, text in one.items() if key != "date"} for one in control["sources"]]
    bare = {key: value for key, value in control.items() if key != "sources"}
    assert faults("controls", {**control, "sources": undated})
    assert faults("controls", bare)
    assert faults("controls", {**control, "unsourced": True})
    assert not faults("controls", {**bare, "unsourced": True})


def test_all_entries_have_a_dated_source_or_say_that_none_is_known():
    happened = {one["id"]: one for one in every("precedents")}

    def dated(record):
        told = [happened[key] for key in record.get("precedents", ())]
        return any("date" in source for one in (record, *told) for source in one.get("sources", ()))

    entries = [record for kind in KINDS for record in every(kind)]
    silent = [one["id"] for one in entries if not dated(one) and not one.get("unsourced")]
    assert (silent, len(entries)) == ([], len(entries))
    assert len(entries) > 160


def test_amber_comes_before_red():
    for pattern in every("risk_patterns"):
        assert pattern["indicator"]["amber"] != pattern["indicator"]["red"], pattern["id"]


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_stands_once(kind):
    found = [record["id"] for record in every(kind)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("technology", PATTERNS)
def test_every_known_pattern_is_there(technology):
    wanted = {f"{technology}.{slug}" for slug in PATTERNS[technology].split()}
    assert wanted - ids("risk_patterns") == set()


def test_a_technology_stands_in_a_file_of_its_name():
    for path in (LIBRARY / "technologies").glob("*.yml"):
        assert [record["id"] for record in content(path)["technologies"]] == [path.stem]


def test_a_pattern_begins_with_its_technology_and_stands_in_its_file():
    for path in (LIBRARY / "risks").glob("*.yml"):
        for pattern in content(path)["risk_patterns"]:
            technology = pattern["id"].partition(".")[0]
            assert technology == path.stem == pattern["technologies"][0]


def test_a_pattern_names_only_what_the_library_has():
    known = {kind: ids(kind) for kind in ("technologies", "controls", "precedents")}
    missing = {
        (pattern["id"], name)
        for pattern in every("risk_patterns")
        for kind, have in known.items()
        for name in set(pattern[kind]) - have
    }
    assert missing == set()


def test_a_pattern_says_how_a_person_notices_and_what_to_watch():
    for pattern in every("risk_patterns"):
        for field in ("notice", "cause", "event", "consequence", "controls", "questions", "precedents"):
            assert pattern[field], (pattern["id"], field)


def test_a_technology_asks_about_every_category_that_its_patterns_start_from():
    for technology in every("technologies"):
        first = {
            pattern["categories"][0]
            for pattern in every("risk_patterns")
            if pattern["technologies"][0] == technology["id"]
        }
        assert first - set(technology["consider"]) == set(), technology["id"]


def test_a_technology_asks_between_four_and_six_questions():
    for technology in every("technologies"):
        assert 4 <= len(technology["prompts"]) <= 6, technology["id"]


def test_questions_are_open():
    asked = [text for record in every("technologies") for text in record["prompts"]]
    asked += [text for record in every("risk_patterns") for text in record["questions"]]
    assert [text for text in asked if not (OPEN_QUESTION.match(text) and text.endswith("?"))] == []


def test_there_are_forty_controls_and_more_and_each_helps_against_a_pattern():
    used = {name for pattern in every("risk_patterns") for name in pattern["controls"]}
    assert len(ids("controls")) >= 40
    assert ids("controls") - used == set()


def test_words_alone_never_lessen_a_harm_to_more_than_they_reach():
    for control in every("controls"):
        if control["layer"] == "communication" and control["reduces"] == "impact":
            assert control["only"], control["id"]
            assert control["strength"] == "weak", control["id"]


def test_a_precedent_has_a_dated_source_with_an_address():
    for precedent in every("precedents"):
        sources = precedent["sources"]
        assert any("date" in source for source in sources), precedent["id"]
        assert all(source["url"].startswith("https://") for source in sources), precedent["id"]


def test_a_precedent_belongs_to_a_pattern():
    used = {name for pattern in every("risk_patterns") for name in pattern["precedents"]}
    assert ids("precedents") == used


def test_what_is_contested_says_so():
    assert {one["id"] for one in every("precedents") if one.get("disputed")} == DISPUTED


def test_the_defaults_name_five_levels_and_what_a_person_notices():
    [defaults] = [content(path) for path in FILES if content(path)["kind"] == "portfolio"]
    scales = defaults["scales"]
    assert [len(scales["likelihood"]), len(scales["impact"])] == [5, 5]
    assert all(level["notice"] for level in scales["impact"])
    assert defaults["appetite"] == {"default": "medium", "sign_at_impact": 5}
    assert defaults["review"] == {"every_months": 6}
    assert set(defaults["executives"]) == {"cmo", "cio"}
