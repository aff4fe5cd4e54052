"""The library's pages say where a way of harm is open here, what helps, and where that is missing."""

import re

import pytest

from cxrisk.pages.shelf_sentences import of_control, of_library, of_pattern, of_technology
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed, read, read_page, render, rendered
from tests.pages.written import cells, section

CATALOG = """
kind: catalog
version: 1
units: [{id: care, name: Care}]
channels: [{id: app, name: The app, medium: app}]
people: [{id: dana, name: Dana, who: customer}]
technologies:
  - {id: drones, name: Drones, consider: [safety, privacy, trust], unsourced: We are the first}
controls:
  - {id: fence, name: A fence, reduces: likelihood, strength: 0.7, layer: ground, why: They cannot pass it}
  - {id: horn, name: A horn, reduces: impact, strength: 0.3, layer: ground, how_to_verify: Blow it}
risk_patterns:
  - id: drones.fall
    name: Something falls on people
    technologies: [drones]
    categories: [safety]
    notice: It came from above
    controls: [fence, horn]
    indicator: {name: Days without a check, unit: days, amber: 2, red: 9}
    precedents: [town-2020]
    questions: [What did you hear first?]
precedents:
  - {id: town-2020, who: A town, date: 2020, what: A parcel fell, disputed: It was put down}
"""
INITIATIVE = """
kind: assessment
version: 1
title: {title}
technologies: [drones]
status: {status}
summary: Parcels fly.
roles: {{accountable: cio}}
not_applicable: {{privacy: No camera}}
risks: {risks}
"""
RISK = """
  - id: {id}
    title: {title}
    pattern: drones.fall
    likelihood: 5
    impact: {{safety: 5}}
    indicator: {{name: Days since, value: 12, amber: 5, red: 10}}
    controls: [{controls}]
"""
CLAIMED = "{control: fence, status: in_place}"
SEEN = "{control: fence, status: in_place, verified: 2026-10-01}"


def risk(name, title, controls=""):
    return RISK.format(id=name, title=title, controls=controls)


def initiative(title, status, *risks):
    return INITIATIVE.format(title=title, status=status, risks="".join(risks) or "[]")


def write(root, **files):
    """The pages of a workspace, as they were rendered."""
    (root / "assessments").mkdir(parents=True)
    for name, text in {"catalog": CATALOG, **files}.items():
        (root / "assessments" / f"{name}.yml").write_text(text, encoding="utf-8")
    return render(root)


@pytest.fixture(scope="module")
def drones(tmp_path_factory):
    """Reads a page of a workspace with four initiatives, one of them retired."""
    pages = write(
        tmp_path_factory.mktemp("drones"),
        post=initiative("Post by air", "live", risk("post", "A letter falls", CLAIMED)),
        food=initiative(
            "Food by air", "piloting", risk("soup", "Soup falls", SEEN), risk("pan", "A pan falls")
        ),
        film=initiative("Filming", "proposed"),
        kites=initiative("Kites", "retired", risk("kite", "A kite falls")),
    )
    return lambda address: read_page(pages[address].html)


def test_a_pattern_names_every_risk_here_that_shares_it_and_those_who_have_not_said_so(drones):
    page = drones("patterns/drones.fall.html")
    here = section(page, "here")
    rows = cells(here.first("table"))
    assert {row[0] for row in rows} == {"A letter falls", "Soup falls", "A pan falls", "A kite falls"}
    assert rows[-1][0] == "A kite falls"
    assert "retired" in rows[-1][2]
    assert "No risk of this kind is written down in Filming" in here.text
    assert "Three risks of this kind in two initiatives here; all stand above appetite." in page.text


def test_a_pattern_tells_where_it_happened_and_that_it_is_disputed(drones):
    told = section(drones("patterns/drones.fall.html"), "elsewhere").text
    assert "A town, 2020" in told
    assert "A parcel fell. Disputed: It was put down." in told


def test_a_pattern_says_of_each_control_where_it_is_seen_to_work_and_where_it_is_missing(drones):
    page = drones("patterns/drones.fall.html")
    fence, horn = cells(section(page, "helps").first("table"))
    assert fence == ["A fence", "70 % off the likelihood", "not said", fence[3]]
    assert fence[3] == "used at 2, seen to work at 1; missing at 1"
    assert horn[3] == "missing at 3"


def test_a_pattern_shows_from_when_to_worry_and_how_the_signs_here_stand(drones):
    page = section(drones("patterns/drones.fall.html"), "sign")
    assert "Days without a check: amber from 2, red from 9 days." in page.text
    rows = cells(page.first("table"))
    assert {row[0] for row in rows} == {"A letter falls", "Soup falls", "A pan falls"}
    assert rows[0][1:] == ["Days since", "12", "amber from 5, red from 10", "red"]


def test_a_control_shows_its_uses_as_verified_or_only_claimed_and_where_it_is_missing(drones):
    page = drones("controls/fence.html")
    used = {row[0]: row for row in cells(section(page, "used").first("table"))}
    assert "claimed, never verified" in used["A letter falls"][4]
    assert "seen to hold on 1 Oct 2026" in used["Soup falls"][4]
    missing = cells(section(page, "missing").first("table"))
    assert [row[0] for row in missing] == ["A pan falls"]
    assert "Two risks lean on it here, one on a claim that nobody has checked" in page.text


def test_a_control_gives_its_reason_or_says_that_nobody_has(drones):
    fence, horn = (section(drones(f"controls/{name}.html"), "why").text for name in ("fence", "horn"))
    assert "They cannot pass it." in fence
    assert "nobody has said how" in fence
    assert "nobody has written down why" in horn


def test_a_technology_says_of_each_kind_of_harm_who_rated_it_ruled_it_out_or_has_not_looked(drones):
    page = drones("technologies/drones.html")
    safety, privacy, trust = cells(section(page, "consider").first("table"))
    assert safety[1] == "Something falls on people"
    assert "rated by 2 initiatives" in safety[2]
    assert "Filming" in safety[2]
    assert "Post by air: does not apply, No camera" in privacy[2]
    assert "not looked at" not in privacy[2].lower()
    assert trust[1] == "nothing on record: think of your own"
    assert "Not looked at" in trust[2]
    assert "We are the first." in section(page, "read").text


def test_the_index_holds_every_record_once_and_each_leads_to_its_page():
    portfolio = read(SAMPLE).portfolio
    page = parsed(SAMPLE)["library.html"]
    links = [one.attributes["href"] for one in section(page, "patterns").all("a")]
    assert sorted(one for one in links if one.startswith("patterns/")) == sorted(
        f"patterns/{key}.html" for key in portfolio.risk_patterns
    )
    controls = [one.attributes["href"] for one in section(page, "controls").all("a")]
    assert sorted(controls) == sorted(f"controls/{key}.html" for key in portfolio.controls)


def test_the_counts_of_the_index_are_those_of_the_pages():
    pages = parsed(SAMPLE)
    rows = {
        row.first("a").attributes["href"]: row
        for row in section(pages["library.html"], "controls").all("tr")
        if any(row.all("a"))
    }
    for address, row in rows.items():
        said = [int(one) for one in re.findall(r"at (\d+) risks?", row.text)]
        lists = [one for name in ("used", "missing") for one in pages[address].all("section", id=name)]
        tables = [table for one in lists for table in one.all("table")]
        assert said == [len(cells(table)) for table in tables], address
    assert len(rows) > 100


def test_risks_lead_to_their_pattern_and_their_controls():
    page = parsed(EXAMPLE)["initiatives/core-ledger.html"]
    links = {one.attributes["href"] for one in page.all("a")}
    assert {"../patterns/cloud.migration-failure.html", "../controls/staged-cutover.html"} <= links


def test_patterns_controls_and_precedents_are_found_by_name():
    found = {one.title for page in rendered(EXAMPLE).values() for one in page.found}
    assert {"A cut-over breaks every channel", "Move customers in stages", "TSB, Apr 2018", "Cloud"} <= found


def test_a_long_list_says_how_many_more_there_are(tmp_path):
    risks = [risk(f"fall-{n}", f"Thing {n} falls") for n in range(45)]
    pages = write(tmp_path, post=initiative("Post by air", "live", *risks))
    page = read_page(pages["patterns/drones.fall.html"].html)
    assert len(cells(section(page, "here").first("table"))) == 40
    assert "And 5 more" in section(page, "here").text


def test_nothing_here_is_said_to_be_nothing_written_down_and_not_none(tmp_path):
    pages = write(tmp_path)
    assert "known ways to harm people, and none is written down here." in pages["library.html"].html
    assert "No initiative here uses a technology" in pages["patterns/drones.fall.html"].html


def test_the_sentences_count_right():
    assert of_library(41, 1, 1) == "One of 41 known ways to harm people is open here; it is above appetite."
    assert of_library(2, 2, 0) == "Two of two known ways to harm people are open here; none above appetite."
    assert (
        of_pattern([], 2) == "No risk of this kind is written down here: two initiatives use the technology."
    )
    assert of_pattern([], 0) == "No risk of this kind is written down here."
    assert of_control([], 0) == "No risk here leans on it."
    assert of_control([], 1) == "No risks lean on it here; one risk does without, though it usually helps."
    assert of_technology(0, 0, 3) == "No initiative here uses it."
    assert of_technology(1, 0, 0) == "One initiative uses it here."
    assert (
        of_technology(1, 0, 3)
        == "One initiative uses it here and has written down none of three known ways to harm people."
    )
