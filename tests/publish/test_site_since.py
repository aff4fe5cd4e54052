"""`plugins: [cxrisk: {since: TAG}]`: what changed since the last board pack, on the built site."""

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from cxrisk.publish.build import build

WORKSPACES = Path(__file__).parents[1] / "workspaces"
TODAY = date(2026, 11, 22)
LEDGER = "assessments/cloud/core-ledger.yml"
TABLETS = "assessments/mobile-byod/branch-tablets.yml"
SETTINGS = "site_name: Bank\nsite_dir: site/public\ntheme: {name: material}\n"

pytestmark = pytest.mark.slow


def git(root, *words):
    ours = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_COMMITTER_DATE": "2026-09-18T12:00:00Z",
    }
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *who, "-C", root, *words], check=True, capture_output=True, env=os.environ | ours)


def edit(root, path, old, new):
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def bank(tmp_path_factory):
    """The example of the format with a tag, and a quarter later: a risk worse, an initiative new."""
    root = tmp_path_factory.mktemp("since") / "bank"
    shutil.copytree(WORKSPACES / "example", root)
    (root / "site" / "pages").mkdir(parents=True)
    settings = SETTINGS + "docs_dir: site/pages\nplugins: [search, cxrisk: {since: board-2026-q3}]\n"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    git(root, "init", "--quiet", "-b", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "-m", "Board pack")
    git(root, "tag", "board-2026-q3")
    edit(root, LEDGER, "likelihood: possible", "likelihood: likely")
    shutil.copy(root / TABLETS, root / "assessments" / "mobile-byod" / "more-tablets.yml")
    return root


@pytest.fixture(scope="module")
def site(bank):
    built = build(bank, TODAY)
    assert built.remarks == ()
    return built.target


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def section(site, page, name):
    html = (site / page).read_text("utf-8")
    found = re.search(rf'<section id="{name}".*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def test_the_front_door_says_what_changed_with_both_scores_and_why(site):
    html = section(site, "index.html", "since")
    text = text_of(html)
    assert "Compared with board-2026-q3 of 18 September 2026. One risk worse, " in text
    assert "▲ worse Someone sees another person&#39;s account : 7.0 to 8.0 Likelihood: 3 → 4" in text
    assert 'href="initiatives/core-ledger.html#risk-wrong-eyes"' in html
    assert "+ new" in text


def test_the_portfolio_and_the_initiatives_carry_trend_marks(site):
    rows = section(site, "index.html", "portfolio").split("<tr>")
    trends = {
        re.search(r"initiatives/([a-z-]+)\.html", row)[1]: re.search(r"data-trend=(\w+)", row)[1]
        for row in rows
        if "initiatives/" in row
    }
    assert trends == {"core-ledger": "worse", "branch-tablets": "same", "more-tablets": "new"}
    html = (site / "initiatives" / "core-ledger.html").read_text("utf-8")
    assert "Since board-2026-q3" in html
    assert html.count("data-trend=worse") == 2


def test_the_board_pack_says_it_too(site):
    text = text_of((site / "board-pack.html").read_text("utf-8"))
    assert "Since the last board pack Compared with board-2026-q3" in text


def test_a_tag_that_is_not_there_is_a_remark_and_the_site_shows_nothing_of_it(bank, tmp_path):
    root = tmp_path / "bank"
    shutil.copytree(bank, root, ignore=shutil.ignore_patterns("public"))
    edit(root, "mkdocs.yml", "board-2026-q3", "board-2026-q4")
    built = build(root, TODAY)
    assert built.published
    (said,) = built.remarks
    assert said.startswith("cxrisk: mkdocs.yml: `since`: no branch, tag or commit `board-2026-q4`")
    assert said.endswith("nothing is compared")
    html = (built.target / "index.html").read_text("utf-8")
    assert "board-2026" not in html
    assert "data-trend" not in html


def test_pages_that_were_kept_are_made_anew_where_their_trend_has_changed(bank, tmp_path):
    from cxrisk.publish.build import Means

    root, means = tmp_path / "bank", Means(kept=tmp_path / "kept")
    shutil.copytree(bank, root, ignore=shutil.ignore_patterns("public"))
    page = build(root, TODAY, means=means).target / "initiatives" / "branch-tablets.html"
    assert "data-trend=same" in page.read_text("utf-8")
    git(root, "add", "--all")
    git(root, "rm", "--quiet", "--cached", TABLETS)
    git(root, "commit", "--quiet", "-m", "Another board pack")
    git(root, "tag", "--force", "board-2026-q3")
    build(root, TODAY, means=means)
    assert "data-trend=new" in page.read_text("utf-8")
