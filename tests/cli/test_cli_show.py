"""`cxrisk show` and `cxrisk graph`: one thing with what hangs on it, and all things joined."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from at_the_prompt import TODAY, one_line


def show(workspace, name):
    return workspace.run("show", name, "--today", TODAY)


def facts(said):
    """The text of each fact by its label, white space collapsed."""
    found, label = {}, ""
    for line in said.stdout.splitlines()[1:]:
        start = re.match(r"  (\S.*?)(?:  +|$)", line)
        if start and not line.startswith("    "):
            label = start[1]
            line = line[start.end() :]  # noqa: PLW2901 - what stands behind the label
        found[label] = " ".join(f"{found.get(label, '')} {line}".split())
    return found


def test_the_score_of_a_risk_is_a_sum_in_words(sound):
    said = show(sound, "card-freeze/frozen-by-mistake")
    assert said.exit_code == 0
    lines = [" ".join(line.split()) for line in said.stdout.splitlines()]
    assert (
        lines[0] == "card-freeze/frozen-by-mistake: A card is frozen by mistake and fails at the till (risk)"
    )
    assert "Likelihood without controls: 3 possible 3.00" in lines
    assert "Impact without controls: 2 moderate 2.00" in lines
    start = lines.index("Likelihood without controls: 3 possible 3.00")
    total = next(line for line in lines[start:] if line.startswith("Score now, "))
    left, right, score = re.fullmatch(r"Score now, ([\d.]+) \+ ([\d.]+) ([\d.]+) \w+", total).groups()
    assert float(left) + float(right) == pytest.approx(float(score))


def test_the_figures_of_a_sum_stand_beneath_each_other(sound):
    lines = show(sound, "frozen-by-mistake").stdout.splitlines()
    start = next(at for at, line in enumerate(lines) if "Likelihood without controls" in line)
    end = next(at for at, line in enumerate(lines) if "Score now" in line)
    ends = {len(line) for line in lines[start:end] if re.search(r"\d\.\d\d$", line)}
    assert len(ends) == 1


def test_a_risk_says_whether_it_is_within_appetite(sound, example):
    assert "Within appetite." in show(sound, "frozen-by-mistake").stdout
    assert "Above appetite in" in show(example, "locked-out").stdout


@pytest.mark.parametrize(
    ("by", "until", "says"),
    [
        ("cio", "2026-12-01", "; it holds"),
        ("cio", "2026-09-01", "; it has expired"),
        ("Ann", "2026-12-01", "beyond"),
    ],
)
def test_a_risk_says_who_signed_for_it_and_whether_that_holds(sound, by, until, says):
    sound.edit(
        "card-freeze.yml",
        "    owner: Head of cards\ndisruptions",
        "    owner: Head of cards\n"
        f"    acceptance: {{by: {by}, date: 2026-05-01, until: {until}, because: It is short}}\ndisruptions",
    )
    told = facts(show(sound, "frozen-by-mistake"))["accepted"]
    assert f"until {until}, because It is short" in told
    assert says in told


def test_a_signature_for_another_rating_is_said_to_be_void(sound):
    digest = "sha256:0000000000000000"
    sound.edit(
        "card-freeze.yml",
        "    owner: Head of cards\ndisruptions",
        "    owner: Head of cards\n    acceptance: {by: cio, date: 2026-05-01, until: 2026-12-01, "
        f"because: It is short, digest: {digest}}}\ndisruptions",
    )
    assert "is void, for what" in facts(show(sound, "frozen-by-mistake"))["accepted"]


def test_an_initiative_shows_what_it_asks_of_executives(example):
    told = facts(show(example, "initiative:core-ledger"))
    assert told["decisions wanted"].startswith("go-no-go: ")
    assert "above appetite" in told["risks now"]


def test_a_system_shows_what_stops_with_it(sound):
    told = facts(show(sound, "card-core"))
    assert told["touchpoints hit"] == "lost-card/freeze"
    assert told["people hit"] == "dana"


def test_a_touchpoint_shows_what_hangs_on_it(sound):
    told = facts(show(sound, "lost-card/freeze"))
    assert told["owner"].startswith("cards: ")
    assert told["channel"].startswith("- app: ")
    assert told["hands to"].startswith("lost-card/call: I ring and say what happened (works, owner cards)")
    assert told["risks"].startswith("card-freeze/frozen-by-mistake: ")
    assert "card-freeze/launch: " in told["disruptions"]
    assert told["initiatives"].startswith("card-freeze: ")


def test_an_emotion_without_evidence_is_called_assumed(sound):
    sound.edit(
        "journeys/lost-card.yml",
        "        emotion: -1\n        evidence: [shop-interviews]\n",
        "        emotion: -1\n",
    )
    assert "assumed" in facts(show(sound, "lost-card/freeze"))["emotion"]
    assert "assumed" not in facts(show(sound, "lost-card/call"))["emotion"]


def test_a_fallback_that_nobody_tried_is_called_claimed(sound):
    assert "tried on 2026-09-01" in facts(show(sound, "lost-card/freeze"))["human fallback"]
    sound.edit("journeys/lost-card.yml", "{channel: phone, verified: 2026-09-01}", "{channel: phone}")
    assert "claimed, never tried" in facts(show(sound, "lost-card/freeze"))["human fallback"]


def test_what_the_checks_say_is_shown_where_it_belongs(example):
    assert "asked-twice" in facts(show(example, "disputed-payment/fraud-desk"))["the checks say"]
    assert "the checks say" not in facts(show(example, "disputed-payment/freeze-card"))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("risk:card-freeze/frozen-by-mistake", "card-freeze/frozen-by-mistake: "),
        ("freeze", "lost-card/freeze: "),
        ("lost-card", "lost-card: I cannot find my card (journey)"),
        ("i cannot find my card", "lost-card: "),
        ("card-freeze", "card-freeze: People freeze a lost card themselves (initiative)"),
        ("unit:cards", "cards: "),
        ("card-core", "card-core: "),
        ("dana", "dana: "),
        ("trust", "trust: "),
        ("cio", "cio: "),
        ("card-freeze/say-why", "card-freeze/say-why: "),
        ("lost-card/shop-interviews", "lost-card/shop-interviews: "),
    ],
)
def test_a_thing_is_found_by_id_by_its_end_or_by_title(sound, name, title):
    said = show(sound, name)
    assert said.exit_code == 0, said.stderr
    assert said.stdout.startswith(title)


def test_every_node_of_the_graph_can_be_shown(example):
    nodes = json.loads(example.run("graph", "--today", TODAY).stdout)["nodes"]
    kinds = {}
    for node in nodes:
        kinds.setdefault(node["type"], node["id"])
    for node in kinds.values():
        assert show(example, node).exit_code == 0, node


def test_several_things_of_one_name_are_named(example):
    said = show(example, "core-ledger")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "say which: initiative:core-ledger, system:core-ledger" in one_line(said.stderr)


def test_an_unknown_name_is_answered_with_the_nearest(sound):
    said = show(sound, "frozen-by-mistaek")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "did you mean risk:card-freeze/frozen-by-mistake" in one_line(said.stderr)


def test_the_graph_is_printed_as_json(sound):
    said = json.loads(sound.run("graph", "--today", TODAY).stdout)
    assert said["format"] == "cxrisk/graph/1"
    assert {
        "id": "touchpoint:lost-card/freeze",
        "type": "touchpoint",
        "name": "I freeze the card in the app",
    } in said["nodes"]
    assert any(
        (one["from"], one["type"], one["to"])
        == ("risk:card-freeze/frozen-by-mistake", "threatens", "touchpoint:lost-card/freeze")
        for one in said["edges"]
    )


def test_the_graph_is_printed_for_other_tools(sound):
    graphml = ET.fromstring(sound.run("graph", "--format", "graphml").stdout)  # noqa: S314 - our own
    assert any(
        one.get("id") == "unit:cards" for one in graphml.iter("{http://graphml.graphdrawing.org/xmlns}node")
    )
    assert sound.run("graph", "--format", "dot").stdout.startswith("digraph ")


def test_a_part_of_the_graph_is_what_is_near(sound):
    def names(*args):
        return {one["id"] for one in json.loads(sound.run("graph", *args).stdout)["nodes"]}

    near = names("--around", "unit:care")
    assert {"unit:care", "touchpoint:lost-card/call"} <= near
    assert "risk:card-freeze/frozen-by-mistake" not in near
    assert near < names("--around", "unit:care", "--depth", "3") < names() | {""}
    assert names("--around", "unit:care", "--depth", "0") == {"unit:care"}


def test_a_node_that_is_not_there_is_answered_with_the_nearest(sound):
    said = sound.run("graph", "--around", "unit:crads")
    assert said.exit_code == 2
    assert "unit:cards" in one_line(said.stderr)


@pytest.mark.parametrize(
    "args", [["--depth", "2"], ["--around", "unit:care", "--depth", "-1"], ["--format", "gexf"]]
)
def test_what_cannot_be_meant_is_misuse(sound, args):
    said = sound.run("graph", *args)
    assert said.exit_code == 2
    assert one_line(said.stderr).startswith("cxrisk: ")
