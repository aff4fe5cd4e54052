"""Which folders a site may replace."""

import pytest

from cxrisk.errors import CxriskError
from cxrisk.publish.marker import MARKER, is_ours, mark, refuse_unfit


def refused(target, root):
    with pytest.raises(CxriskError) as caught:
        refuse_unfit(target, root=root, sources=(root / "assessments", root / "site" / "pages"))
    return caught.value.message


def fine(target, root):
    refuse_unfit(target, root=root, sources=(root / "assessments", root / "site" / "pages"))


@pytest.fixture
def root(tmp_path):
    (tmp_path / "w" / "assessments").mkdir(parents=True)
    (tmp_path / "w" / "site" / "pages").mkdir(parents=True)
    return tmp_path / "w"


def test_a_new_folder_an_empty_one_and_one_of_ours_are_fine(root):
    fine(root / "site" / "public", root)
    (root / "site" / "public").mkdir()
    fine(root / "site" / "public", root)
    (root / "site" / "public" / "index.html").write_text("old")
    mark(root / "site" / "public")
    fine(root / "site" / "public", root)


def test_a_folder_with_something_else_in_it_is_not_ours(root):
    public = root / "site" / "public"
    public.mkdir()
    (public / "thesis.txt").write_text("years of work")
    assert "cxrisk did not make it" in refused(public, root)
    assert not is_ours(public)


@pytest.mark.parametrize(
    "where", ["/", "~", ".", "..", "assessments", "site", "site/pages", "site/pages/x", "assessments/x"]
)
def test_what_people_wrote_is_never_replaced(root, where, monkeypatch):
    home = root.parent / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    target = home if where == "~" else root / where
    if target.is_dir() and where != "/":
        mark(target)  # not even where somebody put our mark
    refused(target, root)


def test_a_user_without_a_home_can_publish_too(root, monkeypatch):
    def nowhere():
        raise RuntimeError

    monkeypatch.setattr("pathlib.Path.home", nowhere)
    fine(root / "site" / "public", root)


def test_a_link_is_refused_wherever_it_leads(root):
    (root / "elsewhere").mkdir()
    (root / "public").symlink_to(root / "elsewhere")
    assert "is a link" in refused(root / "public", root)


def test_a_way_round_a_link_does_not_help(root):
    (root.parent / "short").symlink_to(root)
    refused(root.parent / "short" / "assessments", root)


def test_a_file_is_no_folder(root):
    (root / "public").write_text("")
    assert "is no folder" in refused(root / "public", root)


def test_the_mark_says_what_it_is_for(tmp_path):
    mark(tmp_path)
    assert "replaces it whole" in (tmp_path / MARKER).read_text()
