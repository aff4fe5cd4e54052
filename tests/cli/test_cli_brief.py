"""`cxrisk brief`: an initiative on two pages."""

import pytest
from at_the_prompt import TODAY, one_line


def test_a_brief_is_printed_as_text(example):
    said = example.run("brief", "core-ledger", "--today", TODAY)
    assert said.exit_code == 0
    assert said.stdout.startswith("Larkhaven Bank. Brief")
    assert "# Core ledger" in said.stdout


def test_a_brief_is_written_as_a_page_of_its_own(example, tmp_path):
    file = tmp_path / "brief.html"
    said = example.run("brief", "core-ledger", "--html", str(file), "--today", TODAY)
    assert (said.exit_code, said.stdout) == (0, "")
    assert file.read_text().startswith("<!doctype html>")


@pytest.mark.slow
def test_a_brief_is_printed_into_a_pdf(example, tmp_path):
    file = tmp_path / "brief.pdf"
    said = example.run("brief", "core-ledger", "--pdf", str(file), "--today", TODAY)
    assert said.exit_code == 0, said.stderr
    assert file.read_bytes().startswith(b"%PDF-")
    assert one_line(said.stderr) == f"Printed Brief: Core ledger to the cloud into {file}."


def test_the_whole_portfolio_has_a_pack_for_the_board(example):
    said = example.run("brief", "board-pack", "--today", TODAY)
    assert said.exit_code == 0
    assert "board pack, 22 November 2026" in said.stdout


def test_an_initiative_that_is_not_there_is_answered_with_the_nearest(example):
    said = example.run("brief", "core-leger")
    assert said.exit_code == 2
    assert one_line(said.stderr) == "cxrisk: there is no initiative `core-leger`; did you mean core-ledger?"


def test_without_a_browser_nothing_is_written_and_the_way_out_is_named(example, tmp_path):
    file = tmp_path / "brief.pdf"
    empty = {"PATH": str(tmp_path), "CHROMIUM": ""}
    said = example.run("brief", "core-ledger", "--pdf", str(file), env=empty)
    assert said.exit_code == 2
    assert "there is no Chromium here" in one_line(said.stderr)
    assert not file.exists()
