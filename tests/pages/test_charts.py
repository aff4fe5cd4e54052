"""A chart says what its table says: the figures of each drawing are those of its twin."""

import re

import pytest

from cxrisk.pages.charts.lettering import lines, set_at
from cxrisk.pages.journey_page import journey_pages
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed
from tests.pages.written import CATALOG, EDITION, JOURNEY

WORKSPACES = pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])
BANDS = ("critical", "high", "medium", "low")


def rows(table):
    body = table.first("tbody")
    return [[cell.text for cell in row.children if cell.tag in ("th", "td")] for row in body.all("tr")]


def table_with(page, caption):
    return next(one for one in page.all("table") if any(c.text == caption for c in one.all("caption")))


def drawing(page, named_by):
    return next(
        svg for svg in page.all("svg") if named_by in svg.attributes.get("aria-labelledby", "").split()
    )


def blocks(svg):
    """The counts of the stacked bars: (y, band, count)."""
    found = []
    for one in svg.all("rect"):
        x, y, width = (float(one.attributes[key]) for key in ("x", "y", "width"))
        inside = [
            t
            for t in svg.all("text")
            if t.attributes["y"] == f"{y + 22}" and x <= float(t.attributes["x"]) <= x + width
        ]
        found.append(
            (
                y,
                one.attributes["class"].removeprefix("s-"),
                int(inside[0].text.split()[0]) if inside else None,
            )
        )
    return found


@WORKSPACES
def test_bars_of_bands_hold_the_counts_of_the_table(root):
    page = parsed(root)["index.html"]
    svg = drawing(page, "bands.t")
    table = {name.lower(): counts for name, *counts in rows(table_with(page, "Number of risks by band"))}
    for n, y in enumerate((6.0, 52.0, 98.0)):
        drawn = {band: count for at, band, count in blocks(svg) if at == y}
        written = {band: int(table[band][n]) for band in BANDS if int(table[band][n])}
        assert set(drawn) == set(written)
        assert all(count is None or count == written[band] for band, count in drawn.items())


@WORKSPACES
def test_the_width_of_a_bar_is_its_share(root):
    svg = drawing(parsed(root)["index.html"], "bands.t")
    widths = {
        (one.attributes["y"], one.attributes["class"]): float(one.attributes["width"])
        for one in svg.all("rect")
    }
    counts = {(f"{y}", f"s-{band}"): count for y, band, count in blocks(svg) if count}
    for y in {key[0] for key in counts}:
        shares = [widths[key] / count for key, count in counts.items() if key[0] == y]
        assert max(shares) == pytest.approx(min(shares), rel=0.02)


@WORKSPACES
def test_circles_are_the_risks_of_the_table(root):
    page = parsed(root)["index.html"]
    svg = drawing(page, "overstep.t")
    lines = {}
    for circle in svg.all("circle"):
        filled, hollow = lines.setdefault(float(circle.attributes["cy"]), [0, 0])
        lines[float(circle.attributes["cy"])] = (
            [filled + 1, hollow] if circle.attributes["class"] == "ink" else [filled, hollow + 1]
        )
    written = [
        (int(above), int(total))
        for _, above, total, _ in rows(table_with(page, "Above appetite by kind of harm"))
    ]
    assert [(filled, filled + hollow) for _, (filled, hollow) in sorted(lines.items())] == written


def test_the_small_bar_of_a_risk_stands_where_its_row_says():
    page = parsed(SAMPLE)["initiatives/core-ledger.html"]
    for risk in page.all("details", class_="risk"):
        row, svg = risk.first("summary"), risk.first("svg", class_="mini")
        inherent, target = re.search(r"([\d.]+) inherent, ([\d.]+) target", row.text).groups()
        band, score = row.first("span", class_="band").text.split()
        current_dot = next(c for c in svg.all("circle") if c.attributes["class"].startswith("s-"))
        inherent_dot = next(c for c in svg.all("circle") if c.attributes["class"] == "hol")
        assert score_at(inherent_dot.attributes["cx"]) == pytest.approx(float(inherent), abs=0.11)
        assert score_at(current_dot.attributes["cx"]) == pytest.approx(float(score), abs=0.11)
        assert current_dot.attributes["class"].split()[0] == f"s-{band.lower()}"
        diamonds = [p for p in svg.all("path") if p.attributes["class"] == "hol"]
        moved = target != score
        if moved:
            where = re.match(r"M([\d.]+)", diamonds[0].attributes["d"])[1]
            assert score_at(where) == pytest.approx(float(target), abs=0.11)


def score_at(x):
    return 2 + (float(x) - 8) / 28


FEELINGS = {"very bad": -2, "bad": -1, "neither good nor bad": 0, "good": 1, "very good": 2}


@WORKSPACES
def test_the_curve_of_a_journey_is_the_feeling_in_its_table(root):
    for address, page in parsed(root).items():
        if not address.startswith("journeys/"):
            continue
        svg = drawing(page, "map.t")
        table = rows(table_with(page, page.first("h1").text))
        axes = (re.match(r"M136 ([\d.]+)H", p.attributes["d"]) for p in svg.all("path", class_="ax"))
        middle = next(float(axis[1]) for axis in axes if axis)
        points = list(svg.all("circle"))
        known = [row for row in table if row[4] != "not known"]
        assert len(points) == len(known), address
        for point, row in zip(points, known, strict=True):
            written = float(row[4].split()[0].replace("\N{MINUS SIGN}", "-"))
            assert (middle - float(point.attributes["cy"])) / 46 == pytest.approx(written, abs=0.01)
            assert (point.attributes["class"] == "hol") == row[4].endswith("assumed")
        unknown = [t for t in svg.all("text") if t.text == "?"]
        assert len(unknown) == len(table) - len(known)


@WORKSPACES
def test_the_ribbon_of_a_journey_holds_the_scores_of_its_table(root):
    for address, page in parsed(root).items():
        if address.startswith("journeys/"):
            svg = drawing(page, "map.t")
            drawn = {
                t.text for t in svg.all("text") if re.fullmatch(r"[\d.]+ (low|medium|high|critical)", t.text)
            }
            written = {
                score
                for row in rows(table_with(page, page.first("h1").text))
                for score in re.findall(r"[\d.]+ (?:low|medium|high|critical)", row[5])
            }
            assert drawn == written, address


@WORKSPACES
def test_a_touchpoint_that_nobody_looked_at_is_hatched_and_says_so(root):
    for address, page in parsed(root).items():
        if address.startswith("journeys/"):
            svg = drawing(page, "map.t")
            hatched = [r for r in svg.all("rect") if r.attributes.get("stroke-dasharray") == "4 3"]
            table = rows(table_with(page, page.first("h1").text))
            assert len(hatched) == sum(row[5] == "not looked at" for row in table), address


@WORKSPACES
def test_a_change_of_unit_without_an_owner_is_marked_nobody_in_the_map_and_in_the_table(root):
    for address, page in parsed(root).items():
        if address.startswith("journeys/"):
            svg = drawing(page, "map.t")
            drawn = sum(t.text == "nobody" for t in svg.all("text"))
            tables = [t for t in page.all("table") if any("People a week" in h.text for h in t.all("th"))]
            written = sum("nobody" in row[2] and "→" in row[1] for t in tables for row in rows(t))
            assert drawn == written, address


STATES = {
    "written and tried": "tried",
    "written, not tried": "written",
    "not written": "missing",
    "cannot be": "none",
}


@WORKSPACES
def test_the_dots_of_the_calendar_are_the_states_of_the_table(root):
    page = parsed(root)["person.html"]
    svg = drawing(page, "calendar.t")
    table = rows(table_with(page, "Messages by phase"))
    dots = [(float(c.attributes["cy"]), float(c.attributes["cx"]), look(c, svg)) for c in svg.all("circle")]
    dots += [
        (float(t.attributes["y"]) - 4, float(t.attributes["x"]), "none")
        for t in svg.all("text")
        if t.text == "\N{EN DASH}"
    ]
    assert [state for *_, state in sorted(dots)] == [STATES[cell] for row in table for cell in row[3:6]]


def look(circle, svg):
    if circle.attributes["class"] == "ink":
        return "tried"
    if "stroke-dasharray" in circle.attributes:
        return "missing"
    half = f"M{circle.attributes['cx']} "
    assert any(p.attributes["d"].startswith(half) for p in svg.all("path") if p.attributes["class"] == "ink")
    return "written"


@WORKSPACES
def test_a_change_without_a_date_has_no_bar(root):
    page = parsed(root)["person.html"]
    table = rows(table_with(page, "Messages by phase"))
    bars = list(drawing(page, "calendar.t").all("rect"))
    assert len(bars) == sum(row[1] != "no date" for row in table)


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def test_a_bar_of_the_calendar_stands_in_the_months_of_its_days():
    page = parsed(SAMPLE)["person.html"]
    svg = drawing(page, "calendar.t")
    lines = [
        (float(one.attributes["x"]) - 6, MONTHS.index(one.text[:3]))
        for one in svg.all("text")
        if one.text[:3] in MONTHS and one.attributes["y"] == "18"
    ]
    apart = lines[1][0] - lines[0][0]
    dated = [row for row in rows(table_with(page, "Messages by phase")) if row[1] != "no date"]
    for row, bar in zip(dated, svg.all("rect"), strict=True):
        x, width = (float(bar.attributes[name]) for name in ("x", "width"))
        days = re.findall(r"(\d+) (\w+) \d+", row[1])
        begins, ends = ((MONTHS.index(month), int(day)) for day, month in (days[0], days[-1]))
        for at, (month, day) in ((x, begins), (x + width, ends)):
            place = next(line for line, n in lines if n == month) + (day - 1) / 31 * apart
            assert at == pytest.approx(place, abs=6), row[0]


@WORKSPACES
def test_the_small_curves_say_what_the_table_of_journeys_says(root):
    page = parsed(root)["person.html"]
    table = {row[0]: row for row in rows(table_with(page, "Journeys by remembered feeling"))}
    for row in page.all("div", class_="jrow"):
        assert row.first("svg").first("desc").text == table[row.first("h3").text][6]


def place_on(svg, x):
    """The points at which something stands, by the figures of the axis."""
    ends = [one for one in svg.all("text") if one.attributes.get("y") == "31"]
    left, right = (float(ends[n].attributes["x"]) for n in (0, -1))
    return (float(x) - left) / (right - left) * float(ends[-1].text)


def kind(mark):
    if mark.tag == "path":
        return "off"
    dashed = "stroke-dasharray" in mark.attributes
    return "planned" if dashed else {"ink": "seen", "hol": "claimed"}[mark.attributes["class"]]


@WORKSPACES
def test_the_marks_of_a_control_are_the_uses_and_the_points_of_its_row(root):
    page = parsed(root)["built.html"]
    svg = drawing(page, "pulls.t")
    table = rows(table_with(page, "The controls that move the most risks"))
    rules = (re.fullmatch(r"M0 ([0-9.]+)H1090", one.attributes["d"]) for one in svg.all("path"))
    ends = [float(rule[1]) for rule in rules if rule]
    counts = {
        (one.attributes["x"], one.attributes["y"]): int(one.text[1:])
        for one in svg.all("text")
        if one.text[1:].isdigit() and one.attributes["y"] != "31"
    }
    assert len(table) == len(ends)
    marks = list(svg.all("circle"))
    for row, top, end in zip(table, [0.0, *ends[:-1]], ends, strict=True):
        mine = [one for one in marks if top < float(one.attributes["cy"]) < end]
        found = {}
        for one in mine:
            x, y = float(one.attributes["cx"]), float(one.attributes["cy"])
            found[kind(one)] = found.get(kind(one), 0) + counts.get((f"{x + 9}", f"{y + 4}"), 1)
        said = {word: int(n) for word, n in re.findall(r"(seen|claimed|planned) at (\d+)", row[5])}
        assert found == said, row[0]
        now = {place_on(svg, one.attributes["cx"]) for one in mine if kind(one) != "planned"} - {0.0}
        if now:
            assert min(now) == pytest.approx(float(row[2].split(" to ")[0]), abs=0.011)
            assert max(now) == pytest.approx(float(row[2].split(" to ")[-1]), abs=0.011)


def test_a_label_that_is_cut_says_the_whole_to_whoever_points_at_it():
    name = "I look for somebody who can tell me what has become of the money"
    cut = set_at(lines(name, 80, 12, 2), 0, 10, 12, name)
    assert [line.whole for line in cut] == ["", name]
    assert cut[-1].text.endswith("…")
    assert [line.whole for line in set_at(lines("I look", 80, 12, 2), 0, 10, 12, "I look")] == [""]


def test_a_long_name_of_a_stage_is_whole_in_its_title(workspace):
    name = "Everything that comes after it and before anybody has noticed what became of it at all"
    journey = JOURNEY.replace("name: Notice", f"name: {name}").partition("      - {id: ask")[0]
    reading = workspace(catalog=CATALOG, journeys__card=journey)
    (page,) = journey_pages(reading, EDITION)
    assert f"<title>{name}</title>" in page.html
    assert "<title>Cards</title>" not in page.html
