"""`cxrisk export`: tables for other programs."""

import csv
import json

import pytest
from at_the_prompt import TODAY, one_line

from cxrisk.cli.export import KINDS
from cxrisk.exports.kinds import KINDS as MADE


def test_the_command_knows_every_kind_that_is_made():
    assert set(KINDS) == set(MADE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_printed_as_json_and_as_csv(example, kind):
    said = example.run("export", kind, "--today", TODAY)
    assert said.exit_code == 0
    whole = json.loads(said.stdout)
    assert (whole["format"], whole["as_of"]) == (f"cxrisk/export/{kind}/1", TODAY)
    table = example.run("export", kind, "--format", "csv", "--today", TODAY).stdout
    assert len(list(csv.DictReader(table.splitlines()))) == len(whole[kind])


def test_the_name_of_the_file_says_the_format(example, tmp_path):
    for name in ("risks.csv", "risks.json"):
        said = example.run("export", "risks", "--out", str(tmp_path / name), "--today", TODAY)
        assert (said.exit_code, said.stdout, said.stderr) == (0, "", "")
    assert (tmp_path / "risks.csv").read_bytes().startswith(b"id,title,")
    assert b"\r\n" in (tmp_path / "risks.csv").read_bytes()
    assert json.loads((tmp_path / "risks.json").read_text())["risks"]


def test_the_same_inputs_give_the_same_bytes(example):
    first, second = (example.run("export", "risks", "--today", TODAY).stdout for _ in range(2))
    assert first == second


def test_what_cannot_be_exported_is_answered_with_the_nearest(example):
    said = example.run("export", "risk")
    assert said.exit_code == 2
    assert "did you mean" in one_line(said.stderr)
    said = example.run("export", "zebras")
    assert "there are portfolio, risks, controls, handoffs, decisions" in one_line(said.stderr)


def test_a_file_that_cannot_be_written_is_said_in_one_line(example, tmp_path):
    said = example.run("export", "risks", "--out", str(tmp_path / "no" / "risks.csv"))
    assert said.exit_code == 2
    assert "cannot write" in one_line(said.stderr)


def test_a_name_that_asks_for_another_format_is_told_which_there_are(example, tmp_path):
    said = example.run("export", "risks", "--out", str(tmp_path / "risks.xlsx"), "--today", TODAY)
    assert said.exit_code == 2
    assert "a file of the kind `.xlsx` is not written; end it in .json or .csv" in one_line(said.stderr)
    assert not (tmp_path / "risks.xlsx").exists()
    said = example.run(
        "export", "risks", "--out", str(tmp_path / "a.txt"), "--format", "csv", "--today", TODAY
    )
    assert said.exit_code == 0
