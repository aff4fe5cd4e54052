"""The public edition says nothing of what is internal, and the same as ever of everything else."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from cxrisk.audience.public import public
from cxrisk.cli.main import commands
from cxrisk.exports.kinds import KINDS, export
from cxrisk.history.edition import edition_of
from cxrisk.pages.leads import anchors_of
from cxrisk.pages.reading import Reading
from cxrisk.pages.register import register_rows
from cxrisk.pages.site import all_pages
from cxrisk.pipeline import run
from cxrisk.publish.build import build
from cxrisk.scoring.digest import digest_of
from cxrisk.scoring.score import score_portfolio
from tests.audience.twins import write

TODAY = date(2026, 11, 22)
SAMPLE = Path(__file__).parents[2]
INTERNAL = re.compile(r"zq(?:secret|carried)[a-z0-9-]*")
WORD = re.compile(r"zq[a-z]+[0-9]{4}x")
HAND_WRITTEN = {
    "plain.md": "# Plain\n\nFor all, zqopenhand0001x.\n",
    "ours.md": "---\nvisibility: internal\n---\n# zqsecrethand0001x\n",
}


@pytest.fixture(scope="module")
def twins(tmp_path_factory):
    """A workspace with an internal twin of everything, and the field of each of its words."""
    root = tmp_path_factory.mktemp("twins")
    words = write(root)
    (root / "site" / "pages").mkdir(parents=True)
    for name, text in HAND_WRITTEN.items():
        (root / "site" / "pages" / name).write_text(text)
    return root, words


@pytest.fixture(scope="module")
def outcome(twins):
    return run(twins[0], TODAY)


@pytest.fixture(scope="module")
def shown(outcome):
    return public(outcome)


@pytest.fixture(scope="module")
def sites(twins, tmp_path_factory):
    """Both editions: the path of each file and what is in it."""
    built = {}
    for audience in ("internal", "public"):
        target = tmp_path_factory.mktemp(audience) / "site"
        build(twins[0], TODAY, target, audience=audience)
        files = (path for path in sorted(target.rglob("*")) if path.is_file())
        built[audience] = {
            path.relative_to(target).as_posix(): path.read_bytes().decode("utf-8", "replace").lower()
            for path in files
        }
    return built


def test_the_workspace_is_sound_so_nothing_is_left_out_for_another_reason(outcome):
    assert outcome.portfolio.lost == frozenset()
    assert not [one for one in outcome.findings if one.rule in ("shape", "syntax", "unknown-reference")]


@pytest.mark.slow
def test_no_byte_of_the_public_site_speaks_of_what_is_internal(sites, twins):
    for name, text in sites["public"].items():
        assert not INTERNAL.search(name), name
        found = {(word, twins[1].get(word)) for word in INTERNAL.findall(text)}
        assert not found, (name, sorted(found, key=str)[:5])


@pytest.mark.slow
def test_the_internal_site_does_speak_of_it_in_every_field_that_pages_show(sites, twins):
    words = set(WORD.findall("\n".join(sites["internal"].values())))
    fields = {voice: {twins[1].get(one) for one in words if voice in one} for voice in ("open", "secret")}
    assert fields["open"] <= fields["secret"], "what could leak is there to leak"
    assert len(fields["secret"]) > 100


@pytest.mark.slow
def test_no_public_record_is_lost_that_leans_on_nothing_internal(sites):
    internal, open_ = ("\n".join(sites[one].values()) for one in ("internal", "public"))
    assert {one for one in WORD.findall(internal) if "open" in one} <= set(WORD.findall(open_))


@pytest.mark.slow
def test_every_public_page_says_that_it_is_the_public_edition(sites):
    ours = [text for name, text in sites["public"].items() if "class=cx>" in text and name.endswith(".html")]
    assert len(ours) > 50
    assert all("public edition" in text for text in ours)
    assert not any("public edition:" in text for text in sites["internal"].values())


@pytest.mark.slow
def test_a_hand_written_page_may_be_internal(sites):
    assert {"plain.html", "ours.html"} <= set(sites["internal"])
    assert "ours.html" not in sites["public"]
    assert "zqopenhand0001x" in sites["public"]["plain.html"]


def test_both_editions_score_what_they_share_alike(outcome, shown):
    shared = set(outcome.scores) & set(shown.scores)
    assert shared == {"zqopen-file/zqopen-risk", "zqopen-file/zqmixed-risk"}
    for key in shared:
        for moment in ("inherent", "current", "target"):
            whole, part = getattr(outcome.scores[key], moment), getattr(shown.scores[key], moment)
            assert (part.score, part.band, part.likelihood, part.impact) == (
                whole.score,
                whole.band,
                whole.likelihood,
                whole.impact,
            )
            assert [one.points for one in part.shares] == [one.points for one in whole.shares]
        assert outcome.scores[key].above == shown.scores[key].above


def test_both_editions_rest_on_as_much_evidence(outcome, shown):
    whole, part = Reading(outcome).badges, Reading(shown).badges
    assert {key: whole[key] for key in part} == part


def test_scores_of_the_public_part_alone_would_be_the_same(shown):
    assert score_portfolio(shown.portfolio) == shown.scores


def test_a_control_that_may_not_be_named_keeps_its_place_in_the_sum(shown):
    uses = shown.portfolio.risks["zqopen-file/zqopen-risk"].controls
    names = [shown.portfolio.controls[use.control].name for use in uses]
    assert "a control not named here" in names
    assert all(not use.because for use in uses if use.control.startswith("withheld."))


def test_nobody_is_said_to_own_nothing_because_the_owner_is_not_named(shown):
    portfolio = shown.portfolio
    risk = portfolio.risks["zqopen-file/zqmixed-risk"]
    assert portfolio.named(risk.owner) == "a unit not named here"


def test_no_gap_is_seen_where_only_the_edition_has_one(outcome, shown):
    from cxrisk.graph.questions import steps

    for key, journey in shown.portfolio.journeys.items():
        assert set(steps(journey)) <= set(steps(outcome.portfolio.journeys[key]))


def test_findings_are_those_of_the_whole_and_name_nothing_internal(outcome, shown):
    assert set(shown.findings) <= set(outcome.findings)
    assert shown.findings
    for one in shown.findings:
        assert not INTERNAL.search(f"{one.path} {one.message} {one.help}")


def test_a_record_that_only_internal_ones_need_goes_with_them(outcome, shown):
    assert "zqcarried-person" in outcome.portfolio.people
    assert "zqcarried-person" not in shown.portfolio.people
    assert "zqopen-way/zqcarried-evidence" not in shown.portfolio.evidence


def test_an_unreadable_file_may_be_internal_so_nothing_is_said_of_it(tmp_path):
    write(tmp_path)
    (tmp_path / "assessments" / "zqsecret-broken.yml").write_text("kind: [zqsecret")
    shown = public(run(tmp_path, TODAY))
    assert not any("secret" in one.path for one in shown.findings)


COMMANDS = (
    ("graph",),
    ("graph", "--format", "graphml"),
    ("graph", "--format", "dot"),
    ("export", "risks"),
    ("export", "controls", "--format", "csv"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_commands_know_both_audiences(twins, words):
    told = {}
    for audience in ("internal", "public"):
        whole = ["-C", str(twins[0]), *words, "--today", TODAY.isoformat(), "--audience", audience]
        said = CliRunner().invoke(commands, whole)
        assert said.exit_code == 0, said.stderr
        told[audience] = said.stdout.lower()
    assert INTERNAL.search(told["internal"])
    assert not INTERNAL.search(told["public"])


@pytest.mark.unmeasured
def test_where_nothing_is_internal_both_editions_say_the_same():
    outcome = run(SAMPLE, TODAY)
    shown = public(outcome)
    assert shown.portfolio == outcome.portfolio
    assert shown.findings == outcome.findings
    ours, theirs = (all_pages(one, edition_of(one)) for one in (outcome, shown))
    foot = '<p class="edition">'
    for one, other in zip(ours, theirs, strict=True):
        assert one.html.partition(foot)[0] == other.html.partition(foot)[0]


def test_both_editions_know_who_answers_for_a_risk(outcome, shown):
    whole, part = Reading(outcome), Reading(shown)
    assert part.in_hand == whole.in_hand & set(shown.portfolio.risks)


def test_a_risk_on_which_only_an_internal_action_works_is_not_called_unanswered(tmp_path):
    action = "{id: work, title: Secret work, owner: cio, due: 2027-01-01, status: open, for: [leak]"
    folder = tmp_path / "assessments"
    folder.mkdir()
    for name, text in (("one", SETS), ("catalog", CONTROLS), ("portfolio", PORTFOLIO)):
        (folder / f"{name}.yml").write_text(text.replace(", digest: DIGEST", ""))
    text = (folder / "one.yml").read_text().replace("until: 2027-11-01", "until: 2026-11-02")
    (folder / "one.yml").write_text(f"{text}actions: [{action}, visibility: internal}}]\n")
    outcome = run(tmp_path, TODAY)
    shown = public(outcome)
    assert not shown.portfolio.assessments["one"].actions
    for one in (outcome, shown):
        (row,) = register_rows(Reading(one))
        assert row.is_above
        assert not row.signature.unanswered


def test_every_row_of_a_public_table_leads_to_a_place_on_the_public_site(shown):
    edition = edition_of(shown)
    anchors = {page.address: anchors_of(page.html) for page in all_pages(shown, edition)}
    for kind in KINDS:
        for row in json.loads(export(kind, "json", shown, edition))[kind]:
            address, _, anchor = row["page"].partition("#")
            assert not anchor or anchor in anchors[address]


@pytest.mark.slow
def test_the_settings_of_a_site_may_ask_for_the_public_edition(tmp_path):
    root = tmp_path / "again"
    write(root)
    (root / "mkdocs.yml").write_text(
        "site_name: Twins\ntheme: {name: material}\ndocs_dir: site/pages\nsite_dir: site/public\n"
        "plugins: [search, {cxrisk: {audience: public}}]\n"
    )
    (root / "site" / "pages").mkdir(parents=True)
    build(root, TODAY, tmp_path / "site")
    assert "Public edition" in (tmp_path / "site" / "index.html").read_text()
    build(root, TODAY, tmp_path / "site", audience="internal")
    assert "Public edition" not in (tmp_path / "site" / "index.html").read_text()


SETS = """
kind: assessment
version: 1
title: One
technologies: [cloud]
status: live
summary: What it is.
roles: {accountable: cio}
risks:
  - id: leak
    title: A leak
    likelihood: 4
    impact: {privacy: 4}
    controls: [{control: wall, status: planned, visibility: internal}, {control: moat, status: in_place}]
    acceptance: {by: cio, date: 2026-11-01, until: 2027-11-01, because: We know, digest: DIGEST}
decisions:
  - id: build
    question: Build the wall?
    from: [cio]
    needed_by: 2026-12-01
    options: [{text: Now, sets: [{risk: leak, control: wall, status: in_place}]}]
"""
CONTROLS = """
kind: catalog
version: 1
controls:
  - {id: wall, name: A wall, reduces: likelihood, strength: 0.9, layer: access}
  - {id: moat, name: A moat, reduces: likelihood, strength: 0.5, layer: access}
"""
PORTFOLIO = "{kind: portfolio, version: 1, name: X, executives: {cio: {title: Chief, may_accept: critical}}}"


def test_options_and_signatures_hold_where_a_use_of_a_control_is_internal(tmp_path):
    folder = tmp_path / "assessments"
    folder.mkdir()
    for name, text in (("one", SETS), ("catalog", CONTROLS), ("portfolio", PORTFOLIO)):
        (folder / f"{name}.yml").write_text(text.replace("DIGEST", "'sha256:0000000000000000'"))
    rated = run(tmp_path, TODAY).portfolio
    digest = digest_of(rated.risks["one/leak"], rated)
    (folder / "one.yml").write_text(SETS.replace("DIGEST", f"'{digest}'"))
    outcome = run(tmp_path, TODAY)
    shown = public(outcome)
    assert "wall" not in shown.portfolio.controls
    for kind in ("risks", "decisions"):
        whole, part = (
            json.loads(export(kind, "json", one, edition_of(one)))[kind] for one in (outcome, shown)
        )
        for name in ("acceptance", "options", "question"):
            assert whole[0].get(name) == part[0].get(name)
    assert whole[0]["options"][0]["effects"], "the option does something"
