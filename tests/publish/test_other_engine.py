"""The pages as a plain docs tree: Zensical builds them to the very articles that MkDocs makes."""

import os
import re
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path

import pytest
import yaml

from cxrisk.errors import CxriskError
from cxrisk.pages.page import Page
from cxrisk.publish.build import build
from cxrisk.publish.tree import MARKER, as_markdown, render

TODAY = date(2026, 11, 22)
SAMPLE = Path(__file__).parents[2]
ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*?)</article>\s*</div>', re.DOTALL)
SKIP = '<a id="__skip" tabindex="-1"></a>'
"""Zensical begins every article with the place to which its own skip link leads: the only thing of its shell
that stands inside. White space at both ends of the article is the shell's, too; nothing else is evened out.
"""


def articles(site, *, without=""):
    """The article of every page, by the page's path."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        (article,) = ARTICLE.findall(path.read_text(encoding="utf-8"))
        if without:
            assert article.count(without) == 1
        found[path.relative_to(site).as_posix()] = article.replace(without, "").strip()
    return found


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def engine(name, folder, *words):
    command = [sys.executable, "-m", name, "build", "-f", folder / "mkdocs.yml", *words]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=quiet)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def refused(*how):
    with pytest.raises(CxriskError) as caught:
        render(*how)
    return f"{caught.value.message}; {caught.value.mend}"


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """The articles of the whole sample as we publish it."""
    site = tmp_path_factory.mktemp("ours") / "site"
    build(SAMPLE, TODAY, site)
    return articles(site)


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """The sample as a docs tree."""
    folder = tmp_path_factory.mktemp("tree") / "sample"
    render(SAMPLE, TODAY, folder)
    return folder


@pytest.mark.slow
def test_zensical_builds_the_whole_sample_to_the_same_articles(ours, rendered):
    said = engine("zensical", rendered, "--strict")
    assert "No issues found" in said
    theirs = articles(rendered / "site", without=SKIP)
    assert set(theirs) == set(ours)
    assert len(theirs) > 200
    different = [name for name in ours if theirs[name] != ours[name]]
    assert different == []


@pytest.mark.slow
def test_the_tree_brings_what_its_pages_need(rendered):
    files = tree(rendered / "docs")
    assert {"assets/cxrisk.css", "assets/cxrisk.js", "downloads/risks.csv", "about.md"} <= set(files)
    settings = yaml.safe_load((rendered / "mkdocs.yml").read_text())
    assert settings["plugins"] == ["search"]
    assert settings["site_name"] == "Larkhaven Bank"
    assert settings["theme"]["variant"] == "classic"
    assert {"Front door": "index.md"} in settings["nav"]
    assert "about.md" in settings["nav"]


@pytest.mark.slow
def test_a_page_is_front_matter_and_one_block_of_html(rendered):
    text = (rendered / "docs" / "initiatives" / "core-ledger.md").read_text()
    _, head, html = text.split("---\n", 2)
    assert yaml.safe_load(head) == {"title": "Core ledger to the cloud", "hide": ["navigation", "toc"]}
    assert html.startswith("<div class=cx>")
    assert html.endswith("</div>\n")


@pytest.mark.slow
def test_mkdocs_builds_it_without_us_to_the_same_articles(workspace, tmp_path):
    build(workspace, TODAY, tmp_path / "ours")
    render(workspace, TODAY, tmp_path / "tree")
    engine("mkdocs", tmp_path / "tree", "--strict", "--quiet")
    assert articles(tmp_path / "tree" / "site") == articles(tmp_path / "ours")


HOSTILE = (
    "~~~\n<script>alert(1)</script>\n\n~~~\n\n    code\n\n--8<-- 'secret.txt'\n\n*[HTML]: x\n\n[^1]: note"
)
EXTENSIONS = "[abbr, admonition, attr_list, footnotes, md_in_html, pymdownx.superfences, pymdownx.snippets]"


@pytest.mark.slow
def test_texts_mean_nothing_to_the_other_engine_whatever_extensions_the_site_has(workspace, tmp_path):
    (workspace / "secret.txt").write_text("zzsecret")
    file = workspace / "assessments" / "card-freeze.yml"
    prose = "\n".join(f"  {line}" for line in HOSTILE.splitlines())
    text = re.sub(
        r"summary:.*?(?=\n\w)", f"summary: |\n{prose}".replace("\\", ""), file.read_text(), flags=re.DOTALL
    )
    file.write_text(text.replace("title: ", "title: '<b>``` {{ 7*7 }}</b>' # ", 1))
    settings = workspace / "mkdocs.yml"
    settings.write_text(f"{settings.read_text()}markdown_extensions: {EXTENSIONS}\n")
    build(workspace, TODAY, tmp_path / "ours")
    render(workspace, TODAY, tmp_path / "tree")
    engine("zensical", tmp_path / "tree")
    ours = articles(tmp_path / "ours")
    theirs = articles(tmp_path / "tree" / "site", without=SKIP)
    assert "~~~" in unescape(ours["initiatives/card-freeze.html"])
    assert {name: unescape(html) for name, html in theirs.items()} == {
        name: unescape(html) for name, html in ours.items()
    }
    whole = (tmp_path / "tree" / "site" / "initiatives" / "card-freeze.html").read_text()
    assert "<script>alert(1)" not in whole
    assert "zzsecret" not in whole
    assert "<b>```" not in whole


def test_a_line_that_would_begin_a_block_of_code_is_written_as_a_number():
    page = Page("x.html", "A & b", "<pre>\n```yaml\n  ~~~\n`a`\n</pre>")
    assert as_markdown(page) == (
        "---\ntitle: A &amp; b\nhide:\n- navigation\n- toc\n---\n"
        "<pre>\n&#96;``yaml\n  &#126;~~\n`a`\n</pre>\n"
    )


@pytest.mark.slow
def test_the_next_rendering_replaces_the_one_before_whole(workspace, tmp_path):
    folder = tmp_path / "tree"
    rendered = render(workspace, TODAY, folder)
    assert rendered.pages > 50
    first = tree(folder)
    assert MARKER in first
    (folder / "docs" / "stray.md").write_text("old")
    render(workspace, TODAY, folder)
    assert tree(folder) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tree", "workspace"]


@pytest.mark.slow
def test_what_is_not_ours_is_left_alone(workspace, tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    assert "cxrisk did not make it" in refused(workspace, TODAY, mine)
    assert tree(mine) == {"thesis.txt": b"years of work"}
    site = tmp_path / "site"
    build(workspace, TODAY, site)
    assert "cxrisk did not make it" in refused(workspace, TODAY, site), "a published site is no docs tree"
    assert "among what people write" in refused(workspace, TODAY, workspace / "assessments" / "tree")
    assert "holds more than" in refused(workspace, TODAY, workspace)


def test_settings_that_are_python_objects_cannot_be_written_down(workspace, tmp_path):
    settings = workspace / "mkdocs.yml"
    settings.write_text(
        f"{settings.read_text()}markdown_extensions: [{{toc: {{slugify: !!python/name:json.dumps }}}}]\n"
    )
    assert "Python objects" in refused(workspace, TODAY, tmp_path / "tree")
    assert not (tmp_path / "tree").exists()


def test_what_the_settings_say_is_taken_over(workspace, tmp_path):
    (workspace / "site" / "pages" / "own.css").write_text("")
    settings = workspace / "mkdocs.yml"
    settings.write_text(
        f"{settings.read_text()}extra_css: [own.css]\ncopyright: Ours\n"
        "markdown_extensions: {toc: {permalink: true}, admonition: {}}\n"
    )
    render(workspace, TODAY, tmp_path / "tree")
    whole = yaml.safe_load((tmp_path / "tree" / "mkdocs.yml").read_text())
    assert whole["extra_css"] == ["assets/cxrisk.css", "own.css"]
    assert whole["copyright"] == "Ours"
    assert whole["markdown_extensions"] == [
        "tables",
        "fenced_code",
        {"toc": {"permalink": True}},
        {"admonition": {}},
    ]
