"""What was kept is taken over where it would come out the same, and nowhere else."""

import copy
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxrisk.history.edition import Edition
from cxrisk.pages.keeper import NOTHING, Keeper
from cxrisk.pages.leads import leads_of
from cxrisk.pages.lean import lean
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import foot
from cxrisk.pages.site import all_pages
from cxrisk.pipeline import run

TESTS = Path(__file__).parents[1]
EXAMPLE, SAMPLE = TESTS / "workspaces" / "example", TESTS.parent
TODAY = date(2026, 11, 20)
EDITION = Edition("Bank", TODAY, "0.1.0", "cxrisk-1", "abcdef0123", uncommitted=False)


class Shelf(dict):
    """Pages in memory, and which of them were made anew since the last look."""

    def __init__(self):
        super().__init__()
        self.made, self.noted, self.held = [], NOTHING, {}

    def rests(self):
        return self.noted

    def put(self, address, page):
        self[address] = page
        self.made.append(address)

    def lines(self, name):
        return self.held.get(name, {})

    def put_lines(self, name, lines):
        self.held[name] = dict(lines)

    def close(self, rests):
        self.noted = rests


def read(root):
    """Every file of a workspace as plain data, by its path."""
    files = sorted((root / "assessments").rglob("*.yml"))
    return {str(file.relative_to(root)): yaml.load(file.read_text(), yaml.CBaseLoader) for file in files}  # noqa: S506


def outcome(files, root=EXAMPLE, today=TODAY):
    """What these files come to, in place of those on disk."""
    return run(root, today, instead={path: yaml.dump(data).encode() for path, data in files.items()})


def pages(found, shelf=None, edition=EDITION):
    made = all_pages(found, replace(edition, today=found.today), shelf)
    return {page.address: page if page.is_lean else as_kept(page) for page in made}


def as_kept(page):
    leads = leads_of(page.address, page.html)
    return replace(page, html=lean(page.html), leads=leads, is_lean=True)


def places(data, at=()):
    """Every place in the data that can be edited."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, below in steps:
        yield (*at, step)
        yield from places(below, (*at, step))


def edited(data, place, how, words):
    """The data with one place of it changed as somebody may change it."""
    data = copy.deepcopy(data)
    *above, last = place
    holder = data
    for step in above:
        holder = holder[step]
    value = holder[last]
    if how == "remove":
        del holder[last]
    elif how == "twice" and isinstance(holder, list):
        again = {**value, "id": f"{value['id']}-two"} if isinstance(value, dict) and "id" in value else value
        holder.insert(last, again)
    elif how == "first" and isinstance(holder, list):
        holder.insert(0, holder.pop(last))
    elif not isinstance(value, dict | list):
        holder[last] = words
    return data


EDIT = st.tuples(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(["remove", "twice", "first", "words", "words"]),
    st.sampled_from(
        ["Other words & <more>", "3", "5", "cx", "retired", "live", "2026-09-01", "yes", "in_place"]
    ),
)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(EDIT, min_size=1, max_size=3))
def test_whatever_is_edited_the_pages_are_those_that_would_be_made_anew(edits):
    files, shelf = read(EXAMPLE), Shelf()
    pages(outcome(files), shelf)
    for file, place, how, words in edits:
        path = sorted(files)[file % len(files)]
        all_places = list(places(files[path]))
        if all_places:
            files = files | {path: edited(files[path], all_places[place % len(all_places)], how, words)}
        found = outcome(files)
        assert pages(found, shelf) == pages(found)


@pytest.fixture(scope="module")
def shelf():
    """A shelf with all pages of the sample portfolio."""
    filled = Shelf()
    pages(outcome(read(SAMPLE), SAMPLE), filled)
    filled.made.clear()
    return filled


@pytest.fixture
def sample(shelf):
    copied = Shelf()
    copied.update(shelf)
    copied.noted, copied.held = shelf.noted, dict(shelf.held)
    return copied


@pytest.mark.unmeasured
def test_where_nothing_changed_nothing_is_made(sample):
    found = outcome(read(SAMPLE), SAMPLE)
    assert pages(found, sample) == pages(found)
    assert sample.made == []


def said(starts):
    return lambda address: address.startswith(starts)


@pytest.mark.unmeasured
def test_pages_that_are_made_together_are_kept_together(sample):
    files = read(SAMPLE)
    risk = files["assessments/cloud/core-ledger.yml"]["risks"][0]
    risk["likelihood"] = "1" if risk["likelihood"] != "1" else "2"
    found = outcome(files, SAMPLE)
    assert pages(found, sample) == pages(found)
    assert "initiatives/core-ledger.html" in sample.made
    assert sample.noted.groups.keys() == {"guide", "handoffs", "checks"}
    sample.made.clear()
    del sample["guide.html"]
    assert pages(found, sample) == pages(found)
    assert sample.made == list(sample.noted.groups["guide"])


@pytest.mark.unmeasured
def test_a_word_in_one_file_makes_few_pages_anew(sample):
    files = read(SAMPLE)
    path = "assessments/cloud/core-ledger.yml"
    files[path]["summary"] = "Said otherwise."
    found = outcome(files, SAMPLE)
    assert pages(found, sample) == pages(found)
    assert "initiatives/core-ledger.html" in sample.made
    ways = ("initiatives/", "briefs/", "journeys/")
    assert sum(map(said(ways), sample.made)) < sum(map(said(ways), sample)) / 2


@pytest.mark.unmeasured
def test_another_commit_makes_no_page_anew_and_stands_on_all(sample):
    found = outcome(read(SAMPLE), SAMPLE)
    later = replace(EDITION, commit="0123456789", uncommitted=True)
    assert pages(found, sample, later) == pages(found, edition=later)
    assert sample.made == []


@pytest.mark.unmeasured
def test_another_day_or_another_method_is_another_page(sample):
    found = outcome(read(SAMPLE), SAMPLE, TODAY + timedelta(days=400))
    assert pages(found, sample) == pages(found)
    found = outcome(read(SAMPLE), SAMPLE)
    other = replace(EDITION, method="cxrisk-2", version="9.9")
    assert pages(found, sample, other) == pages(found, edition=other)


def test_other_settings_are_other_pages(sample):
    files = read(SAMPLE)
    files["assessments/portfolio.yml"]["review"] = {"every_months": "1"}
    found = outcome(files, SAMPLE)
    assert pages(found, sample) == pages(found)


@pytest.mark.unmeasured
def test_kept_or_not_pages_are_the_same(shelf):
    assert shelf
    assert pages(outcome(read(SAMPLE), SAMPLE, date(2026, 11, 20)), Shelf()) == pages(
        outcome(read(SAMPLE), SAMPLE, date(2026, 11, 20))
    )


@pytest.mark.unmeasured
@pytest.mark.parametrize("broken", [[], "none", [{"name": "Only a name"}]])
def test_a_journey_of_which_no_step_can_be_used_still_has_its_page(broken):
    files = read(EXAMPLE)
    files["assessments/journeys/disputed-payment.yml"]["stages"] = broken
    assert pages(outcome(files))


@pytest.mark.unmeasured
@pytest.mark.parametrize("broken", [[], "none", {}, {"access_lost": "much"}])
def test_a_risk_of_which_no_harm_can_be_read_still_has_its_pages(broken):
    files = read(EXAMPLE)
    path = next(path for path, data in files.items() if data.get("risks"))
    files[path]["risks"][0]["impact"] = broken
    assert pages(outcome(files))


class Odd(Reading):
    """A reading with something in it that has no parts to compare."""

    odd = object()


@pytest.mark.unmeasured
def test_a_page_that_rests_on_what_cannot_be_compared_is_made_each_time(sample):
    found = outcome(read(SAMPLE), SAMPLE)
    reading = Odd(found, Keeper(sample, EDITION))
    page = next(iter(sample.values()))

    def make(watched):
        return replace(page, address="x.html", html=f"{watched.odd}{foot(EDITION)}")

    for _ in range(2):
        assert reading.page("x.html", None, make).html.startswith("<object ")
    assert "x.html" not in sample


def test_a_page_of_a_view_stands_while_its_view_does(sample):
    files = read(SAMPLE)
    risk = files["assessments/cloud/core-ledger.yml"]["risks"][0]
    risk["likelihood"] = 1 if risk["likelihood"] != 1 else 2
    found = outcome(files, SAMPLE)
    assert pages(found, sample) == pages(found)
    patterns = [address for address in sample if address.startswith("patterns/")]
    anew = [address for address in sample.made if address.startswith("patterns/")]
    assert f"patterns/{risk['pattern']}.html" in anew
    assert len(anew) < len(patterns) / 2


def test_a_line_stands_while_its_source_does():
    keeper, made = Keeper(Shelf(), EDITION), []

    def make(source):
        made.append(source)
        return source.upper()

    assert list(keeper.lines("rows", ["a", "b"], make)) == ["A", "B"]
    assert list(keeper.lines("rows", ["c", "a"], make)) == ["C", "A"]
    assert list(keeper.lines("others", ["a"], make)) == ["A"]
    assert made == ["a", "b", "c", "a"]
