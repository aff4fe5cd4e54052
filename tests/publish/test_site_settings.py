"""What a site's mkdocs.yml may say, and what we say back."""

import os
import re
import subprocess
import sys
from datetime import date

import pytest

from cxrisk.errors import CxriskError
from cxrisk.publish.build import build
from cxrisk.publish.marker import MARKER

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)


def settings(root, text):
    (root / "mkdocs.yml").write_text(
        f"site_name: Test bank\ndocs_dir: site/pages\nsite_dir: site/public\n{text}\n"
    )


def page(root, name="index.html"):
    return (root / "site" / "public" / name).read_text()


def tabs(root, name="index.html"):
    found = re.search(r"<nav class=md-tabs.*?</nav>", page(root, name), re.DOTALL)
    return re.findall(r'href="([^"]*)"', found[0])


def refused(root):
    with pytest.raises(CxriskError) as caught:
        build(root, TODAY)
    assert "\n" not in caught.value.message
    return f"{caught.value.message}; {caught.value.mend}"


def test_a_workspace_without_settings_gets_ours(workspace):
    (workspace / "mkdocs.yml").unlink()
    settings = workspace / "assessments" / "portfolio.yml"
    settings.write_text(settings.read_text().replace("A small bank", "Bank & <i>Sons"))
    built = build(workspace, TODAY)
    assert built.target == workspace / "site" / "public"
    assert "<title>Bank &amp; &lt;i&gt;Sons</title>" in page(workspace) or "Bank &amp; &lt;i&gt;Sons" in page(
        workspace
    )
    assert "<i>Sons" not in page(workspace)
    assert (workspace / "site" / "public" / "hello.html").is_file()


def test_a_workspace_of_assessments_alone_can_be_published(workspace):
    (workspace / "mkdocs.yml").unlink()
    (workspace / "site" / "pages" / "hello.md").unlink()
    (workspace / "site" / "pages").rmdir()
    build(workspace, TODAY)
    assert (workspace / "site" / "public" / "index.html").is_file()


def test_the_navigation_is_small_and_leads_from_everywhere(workspace):
    build(workspace, TODAY)
    here = tabs(workspace)
    assert here[0] == "index.html"
    assert {"person.html", "built.html", "handoffs.html", "risks.html", "checks.html", "method.html"} <= set(
        here
    )
    assert here[-1] == "hello.html"
    assert len(here) <= 12
    assert tabs(workspace, "initiatives/card-freeze.html") == [f"../{link}" for link in here]


def test_a_navigation_of_its_own_that_names_our_pages_is_taken_as_it_is(workspace):
    settings(workspace, "theme: {name: material}\nplugins: [cxrisk]\nnav: [Start: index.md, Hello: hello.md]")
    build(workspace, TODAY)
    assert tabs(workspace) == ["index.html", "hello.html"]


def test_a_navigation_of_hand_written_pages_stands_behind_ours(workspace):
    (workspace / "site" / "pages" / "other.md").write_text("# Other\n")
    settings(workspace, "theme: {name: material}\nplugins: [cxrisk]\nnav: [Greeting: hello.md]")
    build(workspace, TODAY)
    assert tabs(workspace)[0] == "index.html"
    assert tabs(workspace)[-1] == "hello.html"
    assert "other.html" not in tabs(workspace)


def test_what_the_settings_say_goes_before_what_we_would_say(workspace):
    (workspace / "site" / "pages" / "own.css").write_text("")
    settings(
        workspace,
        "use_directory_urls: true\nextra_css: [own.css]\nplugins: [cxrisk]\n"
        "theme: {name: material, palette: {scheme: slate}, features: []}",
    )
    build(workspace, TODAY)
    html = page(workspace)
    assert "data-md-color-scheme=slate" in html
    assert "md-tabs" not in html
    assert html.index("assets/cxrisk.css") < html.index("own.css")
    assert (workspace / "site" / "public" / "hello" / "index.html").is_file()
    assert (workspace / "site" / "public" / "risks.html").is_file(), "our addresses stand"
    assert 'href="../risks.html"' in page(workspace, "hello/index.html")


def test_no_font_and_no_generator_from_elsewhere(workspace):
    build(workspace, TODAY)
    for name in ("index.html", "hello.html", "404.html"):
        assert "fonts.g" not in page(workspace, name)
        assert "squidfunk.github.io" not in page(workspace, name)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("theme: {name: material}\nplugins: [search]", "plugins: [search, cxrisk]"),
        ("theme: {name: readthedocs}\nplugins: [cxrisk]", "made for `material`"),
        ("plugins: [cxrisk]", "made for `material`"),
        ("theme: {name: nothing}\nplugins: [cxrisk]", "theme"),
        ("theme: {name: material}\nplugins: [cxrisk, gone]", "gone"),
        ("theme: [", "mkdocs.yml"),
        (
            "docs_dir: nowhere\ntheme: {name: material}\nplugins: [cxrisk]",
            "`docs_dir` names the folder `nowhere`",
        ),
    ],
)
def test_settings_that_cannot_work_are_said_in_one_line(workspace, text, says):
    settings(workspace, text)
    assert says in refused(workspace)


def test_a_dead_link_of_a_hand_written_page_is_remarked_and_stops_nothing(workspace):
    (workspace / "site" / "pages" / "hello.md").write_text("# Hello\n\n[x](gone.md)\n")
    built = build(workspace, TODAY)
    assert built.published
    assert built.remarks == ("hello.md links to `gone.md`, which is not there",)


def test_a_link_to_a_place_on_a_page_of_ours_is_looked_up(workspace):
    settings(workspace, "theme: {name: material}\nplugins: [cxrisk]\nvalidation: {links: {anchors: warn}}")
    ours = "initiatives/card-freeze.md"
    hello = workspace / "site" / "pages" / "hello.md"
    hello.write_text(f"# Hello\n\n[x]({ours}#risk-frozen-by-mistake) [y]({ours}#gone)\n")
    says = f"hello.md links to `{ours}#gone`, but {ours} has no such place"
    assert build(workspace, TODAY).remarks == (says,)


def test_a_hand_written_page_that_leads_out_of_the_workspace_is_not_published(workspace, tmp_path):
    (tmp_path / "secret.txt").write_text("internal")
    (workspace / "site" / "pages" / "secret.txt").symlink_to(tmp_path / "secret.txt")
    assert "secret.txt is a link to something outside the workspace" in refused(workspace)
    assert not (workspace / "site" / "public").exists()


def test_a_hand_written_page_may_be_a_link_within_the_workspace(workspace):
    (workspace / "NEWS.md").write_text("# News\n")
    (workspace / "site" / "pages" / "news.md").symlink_to(workspace / "NEWS.md")
    build(workspace, TODAY)
    assert "News" in page(workspace, "news.html")


def test_an_option_that_the_plugin_does_not_have_is_remarked(workspace):
    settings(workspace, "theme: {name: material}\nplugins: [{cxrisk: {strict: true}}]")
    remark, *others = build(workspace, TODAY).remarks
    assert remark.startswith("mkdocs.yml: `plugins`: ")
    assert "strict" in remark
    assert not others


def mkdocs(root, *words):
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1795305600", "NO_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", *words]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_plain_mkdocs_builds_the_same_site(workspace, tmp_path):
    done = mkdocs(workspace, "build", "--strict")
    assert done.returncode == 0, done.stderr
    plain = workspace / "site" / "public"
    assert (plain / MARKER).is_file()
    ours = tmp_path / "ours"
    build(workspace, TODAY, ours)
    for path in sorted(ours.rglob("*.html")):
        assert (plain / path.relative_to(ours)).read_bytes() == path.read_bytes(), path.name


def test_plain_mkdocs_in_strict_mode_stops_at_an_error_and_names_it(workspace):
    (workspace / "assessments" / "wrong.yml").write_text("kind: assessment\n")
    done = mkdocs(workspace, "build", "--strict")
    assert done.returncode == 1
    assert "assessments/wrong.yml:1: " in done.stderr
    assert "Traceback" not in done.stderr


def test_plain_mkdocs_says_our_refusals_without_a_traceback(workspace):
    (workspace / "site" / "pages" / "risks.md").write_text("# Mine\n")
    done = mkdocs(workspace, "build")
    assert done.returncode == 1
    assert "risks.md: cxrisk makes a page of this address itself" in done.stderr
    assert "Traceback" not in done.stderr


def skip_link(root, name):
    return re.search(r'<a href="#([^"]*)" class=md-skip>', page(root, name))[1]


def test_readers_may_skip_the_navigation_on_every_page(workspace):
    build(workspace, TODAY)
    for name in ("index.html", "initiatives/card-freeze.html", "hello.html"):
        assert f'id="{skip_link(workspace, name)}"' in page(workspace, name)


def test_a_page_in_the_navigation_is_marked_there_and_no_other(workspace):
    build(workspace, TODAY)
    marked = re.compile(r'md-tabs__item--active">\s*<a href="([^"]*)"')
    assert marked.findall(page(workspace, "risks.html")) == ["risks.html"]
    assert marked.findall(page(workspace, "initiatives/card-freeze.html")) == []
    drawer = re.compile(r'class="md-nav__link md-nav__link--active"')
    assert drawer.search(page(workspace, "risks.html"))
    assert not drawer.search(page(workspace, "initiatives/card-freeze.html"))
    assert not drawer.search(page(workspace, "journeys/lost-card.html"))
