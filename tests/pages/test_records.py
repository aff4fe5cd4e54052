"""What pages say about records: assumed looks assumed, claimed claimed, missing missing."""

import shutil

import pytest

from tests.pages.conftest import TESTS, Parsed, render

BASE = TESTS / "workspaces" / "base"
INITIATIVE = "assessments/card-freeze.yml"
JOURNEY = "assessments/journeys/lost-card.yml"
CATALOG = "assessments/catalog.yml"


@pytest.fixture
def pages(tmp_path):
    """The pages of the small sound workspace, with some of its texts replaced."""

    def of(*changes):
        shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
        for path, old, new in changes:
            file = tmp_path / path
            text = file.read_text(encoding="utf-8")
            assert old in text, old
            file.write_text(text.replace(old, new), encoding="utf-8")
        return Parsed(render(tmp_path))

    return of


def initiative(site):
    return site["initiatives/card-freeze.html"]


def risk(site, name="frozen-by-mistake"):
    return initiative(site).first("details", id=f"risk-{name}")


def section(page, name):
    return page.first("section", id=name)


def test_a_control_that_nobody_verified_is_claimed(pages):
    seen = risk(pages()).first("table", class_="sum").text
    claimed = risk(pages((INITIATIVE, ", verified: 2026-09-01", ""))).first("table", class_="sum")
    assert "seen to hold on 1 Sep 2026" in seen
    assert "claimed, never verified: half counts" in claimed.text
    assert "claimed, never verified" in claimed.first("th", **{"data-look": "claimed"}).text


def test_a_control_that_was_seen_to_fail_takes_off_nothing(pages):
    change = (INITIATIVE, "verified: 2026-09-01", "verified: {date: 2026-09-01, result: failed}")
    controls = risk(pages(change)).first("ul", class_="controls")
    assert "seen to fail" in controls.text
    assert "0.00 points now" in controls.text


def test_a_risk_without_the_voice_of_a_person_says_so(pages):
    change = (INITIATIVE, "evidence: [lost-card/shop-interviews, pilot-log]", "evidence: []")
    body = risk(pages(change))
    assert "we know best: no customer asked" in body.text
    assert "no evidence: our assumption" in body.text


def test_a_rating_leads_to_its_evidence_and_the_evidence_back_to_the_rating(pages):
    site = pages()
    links = {link.attributes["href"] for link in risk(site).all("a")}
    assert {"#evidence.pilot-log", "../journeys/lost-card.html#evidence.shop-interviews"} <= links
    row = site["journeys/lost-card.html"].first("li", id="evidence.shop-interviews")
    back = {link.attributes["href"] for link in row.all("a")}
    assert "../initiatives/card-freeze.html#risk-frozen-by-mistake" in back


def test_the_sum_of_a_score_stands_in_its_risk(pages):
    table = risk(pages()).first("table", class_="sum").text
    assert "Likelihood without controls: 3 possible" in table
    assert "Score" in table


QUOTE = "quote: {text: I would never say this aloud., said_by: somebody, consent: %s}"


@pytest.mark.unmeasured
@pytest.mark.parametrize(("consent", "shown"), [("true", True), ("false", False)])
def test_a_quote_stands_on_a_page_only_with_consent(pages, consent, shown):
    old = "finding: Four in a hundred cards were frozen by mistake."
    site = pages((INITIATIVE, old, f"{old} , {QUOTE % consent}".replace(" ,", ",")))
    assert any("I would never say this aloud." in page.text for page in site.values()) is shown


ACCEPTED = (
    "    acceptance: {by: cro, date: 2026-09-20, until: %s, because: It is small}\n    owner: Head of cards"
)


@pytest.mark.parametrize(
    ("until", "says"),
    [("2026-10-11", "(10 days left)"), ("2026-09-26", "expired 5 days ago")],
)
def test_an_acceptance_says_how_long_it_holds_on_the_day_of_its_file(pages, until, says):
    change = (INITIATIVE, "    owner: Head of cards\ndisruptions", f"{ACCEPTED % until}\ndisruptions")
    assert says in risk(pages(change)).text


def test_an_acceptance_beyond_authority_does_not_count(pages):
    accepted = (ACCEPTED % "2026-12-01").replace("cro", "cmo")
    change = (INITIATIVE, "    owner: Head of cards\ndisruptions", f"{accepted}\ndisruptions")
    assert "may not sign for this band, so it does not count" in risk(pages(change)).text


def test_an_acceptance_of_another_rating_is_void(pages):
    accepted = (ACCEPTED % "2026-12-01").replace("small}", "small, digest: sha256:0000000000000000}")
    change = (INITIATIVE, "    owner: Head of cards\ndisruptions", f"{accepted}\ndisruptions")
    assert "void, for what was signed for has changed since" in risk(pages(change)).text


def test_words_that_nobody_wrote_are_missed_by_phase(pages):
    during = (
        "  - {disruption: launch, phase: during, to: [dana], channel: app, date: 2027-03-01, owner: cmo, "
    )
    change = (INITIATIVE, during + 'message: "It is here. What it cannot do, and who answers."}\n', "")
    site = pages(change)
    told = section(initiative(site), "told")
    assert [row.text for row in told.all("tr") if "not written" in row.text] == ["Duringnot written"]
    assert "One message is not written, over two changes" in site["person.html"].text


def test_an_outage_asks_for_no_words_before_it(pages):
    during = "{id: launch, kind: launch, title: The new button appears, from: 2027-03-01,"
    outage = "{id: launch, kind: outage, title: The new button appears,"
    before = (
        "  - {disruption: launch, phase: before, to: [dana, mira], channel: app, date: 2027-02-15, "
        "owner: cmo, "
    )
    gone = before + "message: What the new button does and where it is.}\n"
    told = section(initiative(pages((INITIATIVE, during, outage), (INITIATIVE, gone, ""))), "told").text
    assert "nobody can be warned of it" in told
    assert "not written" not in told


def test_words_that_were_tried_on_nobody_say_so(pages):
    tried = (INITIATIVE, "date: 2027-02-15, owner: cmo,", "date: 2027-02-15, owner: cmo, tested_with: 12,")
    told = section(initiative(pages(tried)), "told").text
    assert "with 12 people" in told
    assert told.count("not tried on anybody") == 2


def test_private_data_for_which_the_person_gets_nothing_is_loud(pages):
    change = (INITIATIVE, "    value_to_person: Sees at once whether somebody has paid with it\n", "")
    site = pages(change)
    assert section(initiative(site), "data").first("span", class_="void").text == "Nothing stated"
    assert "one use gives nothing that is named" in site["person.html"].text


DECISION = """
decisions:
  - id: more
    question: Do we build it?
    from: [cio, cmo]
    needed_by: 2026-09-21
    options:
      - text: Build it
        costs: 200000
        sets: [{risk: frozen-by-mistake, control: staged-rollout, status: in_place}]
      - {text: Wait, effect: People wait}
    recommended: {option: Build it, by: cio, because: It helps, dissent: cmo would wait}
    default: Wait
"""
CONTROL = (
    "controls:\n  - {id: staged-rollout, name: In stages, reduces: impact, strength: 0.9, layer: release}\n"
)


def test_the_effect_of_an_option_is_computed_where_it_says_what_it_sets(pages):
    site = pages(
        (INITIATIVE, "actions:\n", f"{DECISION.lstrip()}actions:\n"),
        (CATALOG, "systems:\n", f"{CONTROL}systems:\n"),
    )
    ask = initiative(site).first("div", id="decision.more")
    first, second = [row.text for row in ask.first("ol").all("li")]
    now = risk(site).first("span", class_="band").text.split()[-1]
    assert f"{now} low to" in first or f"{now} medium to" in first
    assert "computed, once seen to hold" in first
    assert "€200,000" in first
    assert "(recommended)" in first
    assert "Their estimate: People wait." in second
    assert "10 days overdue" in ask.text
    assert "If nobody decides: Wait" in ask.text
    assert "cmo would wait" in ask.text
    assert "Do we build it?" in section(site["index.html"], "decisions").text


def test_what_is_over_stands_on_its_own_page_only(pages):
    site = pages((INITIATIVE, "status: piloting", "status: retired"))
    assert "A card is frozen by mistake" in initiative(site).text
    for address in ("risks.html", "person.html"):
        assert "A card is frozen by mistake" not in site[address].text
    assert "Over: People freeze a lost card themselves." in site["index.html"].text
    assert "No initiatives" in site["index.html"].text


def test_a_page_says_of_which_day_it_speaks(pages):
    assert "Speaks of 1 October 2026, not of today" in initiative(pages()).text


@pytest.mark.unmeasured
def test_a_handoff_that_nobody_owns_is_loud_and_comes_first(pages):
    site = pages((JOURNEY, "owner: cards", "owner: tbd"))
    first = next(site["handoffs.html"].first("tbody").all("tr"))
    assert first.first("span", class_="void").text == "nobody"


def test_a_feeling_without_evidence_is_assumed_in_words_and_hollow_in_the_drawing(pages):
    site = pages((JOURNEY, "evidence: [shop-interviews]\n", "evidence: []\n"))
    page = site["journeys/lost-card.html"]
    assert "assumed" in page.first("details", class_="risk moment").text
    assert any(c.attributes["class"] == "hol" for c in page.first("svg").all("circle"))


def test_a_touchpoint_that_no_risk_names_is_unknown_and_not_low(pages):
    site = pages((INITIATIVE, "    touchpoints: [lost-card/freeze]\n    likelihood", "    likelihood"))
    page = site["journeys/lost-card.html"]
    assert "Nobody has looked: unknown, not low" in page.first("details", id="freeze").text
    assert "Nobody has looked at any risk on this way: unknown, not low." in page.text


def test_an_initiative_without_a_risk_says_that_nobody_looked(pages, tmp_path):
    pages()
    head = "kind: assessment\nversion: 1\ntitle: Bare\ntechnologies: [cloud]\nstatus: proposed\n"
    bare = f"{head}summary: As little as the format allows.\nroles: {{accountable: cio}}\n"
    (tmp_path / "assessments" / "bare.yml").write_text(bare, encoding="utf-8")
    site = Parsed(render(tmp_path))
    page = site["initiatives/bare.html"]
    assert "No risk has been looked at: unknown, not low." in page.text
    assert "Nobody has looked, and that is not the same as nothing to find." in page.text
    assert [fact.text for fact in page.first("dl").all("dd")][1] == "nobody"
