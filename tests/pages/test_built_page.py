"""As it is built: what stops, what is seen, what holds, what is due; each sentence is computed."""

import re

import pytest

from cxrisk.pages.built import built_pages
from cxrisk.pages.leverage import levers
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed, read
from tests.pages.written import CATALOG, JOURNEY, PORTFOLIO, assessment, cells, section, shown

WORKSPACES = pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])


@pytest.fixture
def built(workspace):
    """The page over the small bank, with these assessments beside its catalog and journey."""

    def make(portfolio=PORTFOLIO, catalog=CATALOG, journey=JOURNEY, **assessments):
        files = {"portfolio": portfolio, "catalog": catalog, "lost_card": journey}
        reading = workspace(**{name: text for name, text in files.items() if text}, **assessments)
        return shown(built_pages, reading, "built.html")

    return make


def drawing(page, name):
    return next(svg for svg in page.all("svg") if svg.attributes.get("aria-labelledby", "").startswith(name))


# likelihood and impact


@WORKSPACES
def test_the_counts_of_the_heat_table_are_those_of_its_twin(root):
    page = parsed(root)["built.html"]
    svg = drawing(page, "heat.t")
    drawn = {}
    for now, was in zip(
        svg.all("text", class_="b now halo"), svg.all("text", class_="mut was halo"), strict=True
    ):
        row = 5 - int((float(now.attributes["y"]) - 10) // 92)
        column = 1 + int((float(now.attributes["x"]) - 118) // 124)
        drawn[row, column] = f"{now.text} ({was.text.removeprefix('was ')})"
    written = {
        (int(row[0].split()[0]), n): cell
        for row in cells(section(page, "heat").first("table", class_="t counts"))
        for n, cell in enumerate(row[1:], 1)
        if cell != "0 (0)"
    }
    assert drawn == written
    assert sum(int(cell.split()[0]) for cell in written.values()) == len(read(root).scores)


@WORKSPACES
def test_the_numbered_marks_are_the_list_beside_them(root):
    part = section(parsed(root)["built.html"], "heat")
    svg = drawing(part, "heat.t")
    marks = [one for one in svg.all("circle") if one.attributes["class"].startswith("s-")]
    bands = [one.attributes["class"].split()[0].removeprefix("s-") for one in marks]
    numbers = [one.text for one in svg.all("text") if one.attributes.get("class", "").startswith("f-")]
    listed = list(part.first("ol", class_="keylist").all("li"))
    assert bands == [row.first("span", class_="band").attributes["data-band"] for row in listed]
    assert numbers == [str(n) for n in range(1, len(listed) + 1)]
    titles = [read(root).portfolio.risks[key].title for key in read(root).scores][: len(listed)]
    assert [row.first("a").text for row in listed] == titles


def test_the_finding_says_what_plans_would_change(built):
    page = built(
        one=assessment(
            risks="""
  - id: a
    title: With a plan
    likelihood: 4
    impact: {trust: 3}
    controls: [{control: strong-one, status: planned}]
  - {id: b, title: Without one, likelihood: 4, impact: {trust: 4}}
  - {id: c, title: Within, likelihood: 1, impact: {trust: 2}}"""
        )
    )
    finding = section(page, "heat").first("figcaption").first("b").text
    assert finding == "Two of three risks are above appetite; with every plan in place, one would be."
    assert (
        page.first("h1").text
        == "No risk is critical, two are high, and more than half of what people touch hangs on Front gate."
    )
    assert "Two of three risks are high or critical today; without controls two would be." in page.text


def test_without_a_risk_nothing_is_called_low(built):
    page = built()
    assert (
        section(page, "heat").first("figcaption").first("b").text
        == "No risk is rated: nothing is known, and that is not low."
    )
    assert "No risk is rated, and that is unknown, not low." in page.text
    assert not list(drawing(page, "heat.t").all("circle"))


def test_risks_of_retired_initiatives_do_not_count(built):
    page = built(
        one=assessment(status="retired", risks="[{id: a, title: Bygone, likelihood: 4, impact: {trust: 4}}]")
    )
    assert "Bygone" not in page.text


# what stops


@WORKSPACES
def test_a_row_of_dots_is_the_system_of_the_list(root):
    part = section(parsed(root)["built.html"], "systems")
    svg = drawing(part, "stops.t")
    table = {row[0]: int(row[2]) for row in named_rows(part)}
    names = [one.text for one in svg.all("text", class_="b")]
    drawn = dict(
        zip(names, (len(list(group.all("circle"))) for group in svg.all("g", class_="stop")), strict=True)
    )
    assert drawn == {name: table[name] for name in names}
    for stop, goes in zip(svg.all("g", class_="stop"), svg.all("g", class_="goes"), strict=True):
        places = [one.attributes["cx"] for one in (*stop.all("circle"), *goes.all("circle"))]
        assert len(places) == len(set(places)) == len(read(root).portfolio.touchpoints)


def named_rows(part):
    """The systems: name, where they run, how many touchpoints, and all that opens."""
    for row in part.all("details", class_="risk system"):
        name, hosting, count, _ = (one for one in row.first("summary").children if one.tag == "span")
        yield [
            name.first("b").text,
            hosting.text,
            count.first("b").text,
            row.first("div", class_="rbody").text,
        ]


def test_the_largest_system_comes_first_with_all_that_runs_on_it(built):
    part = section(built(), "systems")
    rows = list(named_rows(part))
    assert [(row[0], row[2]) for row in rows] == [
        ("Front gate", "3"),
        ("Card core", "1"),
        ("Rented region", "1"),
        ("Old machine", "0"),
    ]
    assert part.first("figcaption").first("b").text == (
        "When Front gate stops, three touchpoints of 4 stop with it, one moment of truth among them."
    )
    region = part.first("details", id="system.region")
    assert "carries Card core" in region.text
    assert "A renter of machines" in region.text
    assert "Sensitive: Card payments" in region.text
    assert region.first("a", href="journeys/lost-card.html#look")
    assert "not sanctioned" in part.first("details", id="system.attic").text
    assert "no touchpoint names it" in part.first("details", id="system.attic").text


def test_without_systems_the_page_says_that_nobody_can_know(built):
    bare = re.sub(r"(?s)systems:\n.*?data_items", "data_items", CATALOG).replace(", systems: [gate]", "")
    part = section(built(catalog=bare, journey=JOURNEY.replace("systems: [core], ", "")), "systems")
    assert part.first("figcaption").first("b").text == (
        "No system is written down, so nobody can say what stops when one does."
    )
    assert not list(part.all("table"))
    assert not list(part.all("svg"))


# locks


def lock_cells(part):
    heads = [head.text for head in part.first("thead").all("th")]
    return {
        (row[0], head): cell
        for row in cells(part.first("table", class_="t lock"))
        for head, cell in zip(heads[1:], row[1:], strict=True)
        if cell
    }


def test_data_stands_where_its_sensitivity_meets_its_login(built):
    part = section(built(), "lock")
    found = lock_cells(part)
    assert found["Sensitive", "Password"].startswith("Card payments")
    assert found["Sensitive", "Two factors"].startswith("Card payments")
    assert found["Special category", "Not known"].startswith("A photo of my face")
    assert found["Public", "Two factors"].startswith("Opening hours")
    assert not any("I read" in cell for cell in found.values()), "nobody logs in to an envelope"
    assert part.first("figcaption").first("b").text == (
        "One thing lies behind a lock too weak for it: Card payments at “I look”; "
        "one private thing lies behind a lock that nobody has written down."
    )
    assert [one.text for one in part.all("span", class_="void")] == ["Card payments"]
    assert [one.text for one in part.all("span", class_="wkb")] == ["A photo of my face"]


def test_the_heavy_line_stands_before_the_weakest_login_that_is_strong_enough(built):
    part = section(built(), "lock")
    heads = [head.text for head in part.first("thead").all("th")]
    edges = {}
    for row in part.first("tbody").all("tr"):
        name, *rest = (cell for cell in row.children if cell.tag in ("th", "td"))
        edges[name.text] = [
            head for head, cell in zip(heads[1:], rest, strict=True) if cell.attributes.get("class") == "edge"
        ]
    assert edges == {
        "Special category": ["Strong"],
        "Sensitive": ["Two factors"],
        "Confidential": ["Password"],
        "Internal": ["No login"],
        "Public": ["No login"],
    }


@WORKSPACES
def test_what_the_table_marks_is_what_the_check_finds(root):
    part = section(parsed(root)["built.html"], "lock")
    marked = set()
    for cell in part.all("td"):
        if list(cell.all("span", class_="void")) or list(cell.all("span", class_="wkb")):
            marked |= {link.text for link in cell.all("a")}
    messages = [one.message for one in read(root).outcome.findings if one.rule == "weak-login"]
    assert len(marked) == len(messages)
    assert all(any(name in message for message in messages) for name in marked)


# controls

LEANING = """
  - id: a
    title: Held down
    likelihood: 4
    impact: {trust: 3}
    controls: [{control: strong-one, status: in_place, verified: 2026-10-01}]
  - id: b
    title: Claimed
    likelihood: 4
    impact: {trust: 4}
    controls: [{control: strong-one, status: in_place}]
  - id: c
    title: Planned
    likelihood: 4
    impact: {trust: 3}
    controls: [{control: strong-one, status: planned}, {control: weak-one, status: failed}]
"""


def test_a_control_says_what_it_takes_off_and_what_would_be_without_it(built):
    part = section(built(one=assessment(risks=LEANING)), "leverage")
    row = next(one for one in cells(part.first("table")) if one[0].startswith("A strong one"))
    assert row[1:5] == [
        "3",
        "0.26 to 1.00",
        "0.26 to 1.00",
        "1 worse without it; 1 better as planned",
    ]
    assert row[5] == "seen at 1, claimed at 1, planned at 1"
    assert part.first("figcaption").first("b").text == (
        "Without “A strong one”, one risk would be in a worse band; "
        "one of four uses of controls is only claimed."
    )


def test_a_control_that_is_off_takes_off_nothing(workspace):
    reading = workspace(
        portfolio=PORTFOLIO, catalog=CATALOG, lost_card=JOURNEY, one=assessment(risks=LEANING)
    )
    weak = next(one for one in levers(reading) if one.control.key == "weak-one")
    assert (weak.now, weak.with_plans, weak.off, weak.keeps, weak.gains) == ("0.00", "0.00", 1, 0, 0)


def test_without_controls_the_page_says_so(built):
    page = built(one=assessment(risks="[{id: a, title: A, likelihood: 2, impact: {trust: 2}}]"))
    assert "No risk leans on a control: all of them stand as they came." in section(page, "leverage").text
    assert (
        "The only risk is low today; without controls it would be low. No control is written down."
        in page.text
    )


# what is due

SIGNED = "".join(
    f"""
  - id: {id_}
    title: {title}
    likelihood: {likelihood}
    impact: {{trust: 4}}
    acceptance: {{by: cio, date: 2026-01-01, until: {until}, because: It is calm}}"""
    for id_, title, likelihood, until in (
        ("a", "Long ago", 3, "2026-11-01"),
        ("b", "For long", 3, "2027-11-01"),
        ("c", "For short", 3, "2026-11-30"),
        ("d", "Too great", 5, "2027-01-01"),
    )
)


def test_signatures_stand_by_their_end_and_expired_ones_are_marked(built):
    part = section(built(one=assessment(risks=SIGNED)), "accepted")
    rows = {row[0]: row[4] for row in cells(part.first("table"))}
    assert list(rows) == ["Long ago", "For short", "Too great", "For long"]
    assert rows == {
        "Long ago": "expired 19 days ago",
        "For short": "10 days left",
        "Too great": "may not sign for this band",
        "For long": "346 days left",
    }
    assert part.first("figcaption").first("b").text == (
        "Four risks are signed for; one signature has run out; one signature runs out within 30 days; "
        "one signature does not count."
    )


def test_overdue_reviews_and_work_are_named_with_who_answers(built):
    page = built(
        one=assessment(
            actions="[{id: do, title: Mend it, owner: nobody, due: 2026-11-01, status: open}]"
        ).replace("review: {last: 2026-11-01}", "review: {last: 2026-01-31}"),
        two=assessment(
            "Fresh", actions="[{id: did, title: Mended, owner: cio, due: 2026-11-01, status: done}]"
        ),
    )
    reviews, actions = section(page, "overdue").all("table")
    assert cells(reviews) == [["A new card", "31 Jan 2026", "31 Jul 2026", "Chief Information Officer"]]
    assert [(row[0].removesuffix("A new card"), row[2]) for row in cells(actions)] == [("Mend it", "nobody")]


def test_where_nothing_is_due_the_page_says_that(built):
    part = section(built(one=assessment()), "overdue")
    assert "No review and no promised work is past its day." in part.text


def test_red_signs_come_before_amber_ones_and_green_ones_stay_away(built):
    risks = "".join(
        f"\n  - {{id: {state}, title: A {state} risk, likelihood: 2, impact: {{trust: 2}}, "
        f"indicator: {{name: Calls an hour, value: 7, amber: 5, red: 9, state: {state}}}}}"
        for state in ("green", "amber", "red")
    )
    page = built(one=assessment(risks=risks))
    assert [row[1] for row in cells(section(page, "signs").first("table"))] == ["red", "amber"]
    assert cells(section(page, "signs").first("table"))[0][2:4] == ["7", "amber from 5, red from 9"]
    assert not list(built(one=assessment()).all("section", id="signs"))


def test_two_initiatives_in_one_quarter_collide(built):
    shake = "[{{id: move, kind: migration, title: {}, from: {}, touchpoints: [lost-card/look]}}]"
    page = built(
        one=assessment("One", disruptions=shake.format("We move", "2026-10-05")),
        two=assessment("Two", disruptions=shake.format("We change", "2026-12-05")),
    )
    part = section(page, "collisions")
    ((touchpoint, when, what),) = cells(part.first("table"))
    assert touchpoint.startswith("I look")
    assert (when, what) == ("Fourth quarter of 2026", "We move, We change")
    assert part.first("figcaption").first("b").text == (
        "One touchpoint is shaken by more than one initiative in a quarter; "
        "next in the fourth quarter of 2026."
    )
    assert "No touchpoint is shaken by two initiatives" in section(built(one=assessment()), "collisions").text


def test_a_collision_that_is_over_is_said_to_be_past(built):
    shake = "[{{id: move, kind: migration, title: {}, from: {}, touchpoints: [lost-card/look]}}]"
    page = built(
        one=assessment("One", disruptions=shake.format("We move", "2026-08-05")),
        two=assessment("Two", disruptions=shake.format("We change", "2026-09-05")),
    )
    part = section(page, "collisions")
    assert cells(part.first("table"))[0][1] == "Third quarter of 2026past"
    assert part.first("figcaption").first("b").text.endswith("in a quarter; all of it is past.")


# all of it


def test_what_people_write_is_shown_and_never_run(built):
    hostile = "<script>alert(1)</script>"
    page = built(
        catalog=CATALOG.replace("Card core", hostile).replace("A strong one", hostile),
        one=assessment(f"'{hostile}'", risks=LEANING.replace("Held down", f"'{hostile}'")),
    )
    assert not list(page.all("script"))
    assert page.text.count(hostile) >= 4


def test_a_large_portfolio_is_counted_where_it_cannot_be_named(built):
    more = "".join(f"\n      - {{id: t{n}, name: Moment {n}, channel: app, unit: care}}" for n in range(80))
    page = built(journey=JOURNEY.rstrip() + more + "\n")
    part = section(page, "systems")
    row = next(row for row in named_rows(part) if row[0] == "Front gate")
    assert row[2] == "83"
    assert "and 43 more" in row[3]
    assert not list(part.all("svg", class_="stops")), "84 columns are no picture"
