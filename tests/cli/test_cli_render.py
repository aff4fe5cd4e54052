"""`cxrisk render`: the pages as a plain docs tree."""

import pytest
from at_the_prompt import TODAY, one_line


@pytest.mark.slow
def test_a_tree_is_written_and_named(sound, tmp_path):
    folder = tmp_path / "tree"
    said = sound.run("render", str(folder), "--today", TODAY)
    assert said.exit_code == 0, said.stderr
    assert said.stdout == f"{folder}\n"
    assert one_line(said.stderr).endswith(" pages.")
    assert (folder / "docs" / "index.md").is_file()
    assert (folder / "mkdocs.yml").is_file()


@pytest.mark.slow
def test_the_public_edition_can_be_taken_elsewhere(sound, tmp_path):
    sound.run("render", str(tmp_path / "tree"), "--audience", "public", "--today", TODAY)
    assert "Public edition" in (tmp_path / "tree" / "docs" / "index.md").read_text()


def test_a_folder_of_somebody_else_is_refused_in_one_line(sound, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x").write_text("")
    said = sound.run("render", str(tmp_path / "mine"))
    assert said.exit_code == 2
    assert "cxrisk did not make it" in one_line(said.stderr)
