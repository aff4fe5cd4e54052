"""Pages closed into a shell of the theme are those that the theme would have made, one by one."""

from datetime import date

import pytest

from cxrisk.publish import mkdocs
from cxrisk.publish.build import build

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 22)


def tree(folder):
    """Every page below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.html"))}


def both_ways(workspace, monkeypatch, tmp_path):
    build(workspace, TODAY, tmp_path / "quick")
    monkeypatch.setattr(mkdocs, "may_cut", lambda _: False)
    build(workspace, TODAY, tmp_path / "ordinary")
    return tree(tmp_path / "quick"), tree(tmp_path / "ordinary")


def test_the_quick_way_gives_the_bytes_of_the_ordinary_one(workspace, monkeypatch, tmp_path):
    settings = workspace / "mkdocs.yml"
    settings.write_text(settings.read_text() + "site_url: https://risk.example.org/a/\n")
    (workspace / "site" / "pages" / "initiatives").mkdir()
    (workspace / "site" / "pages" / "initiatives" / "more.md").write_text("# In a folder of ours\n")
    quick, ordinary = both_ways(workspace, monkeypatch, tmp_path)
    assert list(quick) == list(ordinary)
    for name, content in quick.items():
        assert content == ordinary[name], name
    assert b'href="../initiatives/more.html"' in quick["journeys/lost-card.html"]
    assert b'href="more.html"' in quick["initiatives/card-freeze.html"]
    canonical = b'<link rel="canonical" href="https://risk.example.org/a/journeys/lost-card.html">'
    assert canonical in quick["journeys/lost-card.html"]


@pytest.fixture
def curious(workspace, tmp_path):
    """The workspace with a theme of its own that looks at each page's address."""
    folder = tmp_path / "theme"
    folder.mkdir()
    block = '{% block extrahead %}<meta name="at" content="{{ page.url }}">{% endblock %}'
    (folder / "main.html").write_text('{% extends "base.html" %}' + block)
    settings = workspace / "mkdocs.yml"
    own = f"theme: {{name: material, custom_dir: {folder}}}"
    settings.write_text(settings.read_text().replace("theme: {name: material}", own))
    return workspace


def test_a_theme_of_its_own_makes_every_page_itself(curious, tmp_path):
    build(curious, TODAY, tmp_path / "site")
    pages = tree(tmp_path / "site")
    for name in ("checks/asked-twice.html", "checks/shape.html", "journeys/lost-card.html"):
        assert f'<meta name=at content="{name}">'.encode() in pages[name]


def test_where_a_page_proves_different_all_go_the_ordinary_way(curious, monkeypatch, tmp_path):
    monkeypatch.setattr(mkdocs, "may_cut", lambda _: True)
    quick, ordinary = both_ways(curious, monkeypatch, tmp_path)
    assert quick == ordinary
