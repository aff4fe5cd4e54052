"""`cxrisk guide`: open questions about what rests on nobody's word."""

from at_the_prompt import one_line


def test_a_guide_names_whom_to_ask_what_we_believe_and_how_to_ask(example):
    said = example.run("guide")
    assert said.exit_code == 0
    assert "rest on nobody" in said.stdout
    for practice in (
        "Be present",
        "Ask openly",
        "Listen actively",
        "Take their perspective",
        "Show compassion",
    ):
        assert practice in said.stdout
    assert "Dana, who runs a corner shop: " in said.stdout
    assert "# Into assessments/" in said.stdout


def test_a_note_can_be_copied_from_the_terminal_as_it_stands(example):
    said = example.run("guide", "dana").stdout
    note = said.split("What you heard, to paste back\n", 1)[1].split("\n\n", 1)[0]
    record = [line for line in note.splitlines() if not line.startswith("#")]
    path = note.splitlines()[0].removeprefix("# Into assessments/").rstrip(":")
    for old, new in (("date:", "date: 2026-11-20"), ("finding:", "finding: Not as we thought.")):
        record = [f"    {new}" if line.startswith(f"    {old}") else line for line in record]
    file = example.path(path)
    text = file.read_text(encoding="utf-8").replace(
        "\nevidence:\n", "\nevidence:\n" + "\n".join(record) + "\n"
    )
    file.write_text(text, encoding="utf-8")
    assert "asked-dana" in example.run("list", "evidence").stdout


def test_lines_fit_a_page(example):
    lines = example.run("guide").stdout.splitlines()
    assert max(len(line) for line in lines if "#" not in line) <= 100


def test_one_initiative_is_asked_about_alone(example):
    whole, part = (example.run("guide", *name).stdout for name in ((), ("branch-tablets",)))
    assert len(part) < len(whole)


def test_markdown_has_a_heading_a_sheet_and_the_note_as_a_block(example):
    said = example.run("guide", "--format", "markdown").stdout
    assert said.startswith("# Interview guide\n")
    assert "\n## Dana, who runs a corner shop: " in said
    assert "```yaml\n# Into assessments/" in said


def test_an_unknown_id_names_the_nearest(example):
    said = example.run("guide", "cor-ledger")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "did you mean core-ledger" in one_line(said.stderr)


def test_an_id_that_nothing_is_near_says_where_ids_stand(example):
    said = example.run("guide", "zzzzzz")
    assert said.exit_code == 2
    assert "cxrisk list initiatives" in one_line(said.stderr)


def test_nothing_to_ask_is_said_and_is_no_fault(example):
    text = "kind: catalog\nversion: 1\npeople: [{id: zoe, name: Zoe, who: customer}]\n"
    example.path("catalog/zoe.yml").write_text(text, encoding="utf-8")
    said = example.run("guide", "zoe")
    assert said.exit_code == 0
    assert said.stdout == "Nothing is rated or felt here yet: unknown, not good.\n"
    assert example.run("guide", "zoe", "--format", "markdown").stdout.startswith("# Interview guide\n")


def test_what_a_team_writes_steers_no_terminal_and_no_document(example):
    file = example.path("journeys/disputed-payment.yml")
    file.write_text(
        file.read_text(encoding="utf-8").replace("name: I call and wait", 'name: "I [call](http://x) <b>"'),
        encoding="utf-8",
    )
    assert "[call](http://x)" not in example.run("guide", "--format", "markdown").stdout
