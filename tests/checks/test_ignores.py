"""A finding that a comment beside it asks to leave out, with a reason, is left out and counted."""

import pytest

from cxrisk.findings import FORM_RULES

FORM = {rule.id for rule in FORM_RULES}
RISK = """\
    risks:
      - id: wrong-order
        title: A payment is sent twice
        person_says: Look at #4711 then.{behind}
        likelihood: 2
        impact: {{trust: 2}}
    """


def with_comment(workspace, behind="", above=""):
    records = RISK.format(behind=f"   {behind}" if behind else "")
    if above:
        records = records.replace("        person_says", f"        {above}\n        person_says")
    workspace.assessment(records, status="proposed")


def rules(outcome):
    """What is said of the form of the files."""
    return [finding.rule for finding in outcome.findings if finding.rule in FORM]


def ignored(outcome):
    return [(one.finding.rule, one.because) for one in outcome.ignored]


def test_without_a_comment_the_finding_stands(workspace):
    with_comment(workspace)
    assert rules(workspace.outcome()) == ["doubtful-text"]


@pytest.mark.parametrize(
    "comments",
    [
        {"behind": "# cxrisk: ignore[doubtful-text] -- it is private"},
        {"above": "# cxrisk: ignore[doubtful-text] -- it is private"},
    ],
)
def test_on_its_line_or_the_one_above_it_is_left_out(workspace, comments):
    with_comment(workspace, **comments)
    outcome = workspace.outcome()
    assert rules(outcome) == []
    assert ignored(outcome) == [("doubtful-text", "it is private")]


def test_checks_can_be_ignored_as_well(workspace):
    workspace.assessment("", status="live", title="A new way # cxrisk: ignore[no-risks] -- it is a test")
    assert ("no-risks", "it is a test") in ignored(workspace.outcome())
    assert "no-risks" not in rules(workspace.outcome())


def test_what_would_speak_later_is_ignored_too_and_the_comment_is_used(workspace):
    comment = "# cxrisk: ignore[doubtful-text] -- it is private"
    with_comment(workspace, behind=comment)
    rule, line = next((one.finding.rule, one.finding.position.line) for one in workspace.outcome().later)
    text = (workspace.root / "assessments" / "example.yml").read_text(encoding="utf-8").splitlines()
    text.insert(line - 1, f"# cxrisk: ignore[{rule}] -- a test")
    workspace.write("example.yml", "\n".join(text))
    assert workspace.later(rule) == []
    assert rules(workspace.outcome()) == []
    assert ignored(workspace.outcome()) == [("doubtful-text", "it is private")]


def test_one_comment_speaks_for_several_rules_and_findings_of_a_line(workspace):
    with_comment(workspace, above="# cxrisk: ignore[doubtful-text, quote-without-consent] -- it is private")
    (said,) = workspace.said("unused-ignore")
    assert said.marked == "quote-without-consent"
    assert "out of the brackets" in said.words


def test_another_line_is_not_silenced(workspace):
    with_comment(workspace)
    workspace.edit(
        "example.yml",
        "    title: A payment",
        "    # cxrisk: ignore[doubtful-text] -- why\n    title: A payment",
    )
    assert rules(workspace.outcome()) == ["unused-ignore", "doubtful-text"]


def test_a_comment_behind_other_words_silences_nothing_below(workspace):
    with_comment(workspace)
    workspace.edit("example.yml", "sent twice", "sent twice  # cxrisk: ignore[doubtful-text] -- why")
    assert rules(workspace.outcome()) == ["unused-ignore", "doubtful-text"]


def test_without_a_reason_nothing_is_ignored(workspace):
    with_comment(workspace, behind="# cxrisk: ignore[doubtful-text]")
    assert sorted(rules(workspace.outcome())) == ["doubtful-text", "ignore-without-reason"]
    (said,) = workspace.said("ignore-without-reason")
    assert said.marked == "# cxrisk: ignore[doubtful-text]"
    assert "say behind ` -- ` why" in said.words


def test_an_unused_comment_is_told_where_its_rule_stands(workspace):
    with_comment(workspace, behind="# cxrisk: ignore[no-human] -- why")
    (said,) = workspace.said("unused-ignore")
    assert said.marked == "no-human"
    assert "take the comment out" in said.words
    assert said.severity == "warning"


def test_a_rule_that_does_not_exist_is_told_with_the_nearest(workspace):
    with_comment(workspace, behind="# cxrisk: ignore[doubtfull-text] -- why")
    (said,) = workspace.said("unknown-reference")
    assert said.marked == "doubtfull-text"
    assert "did you mean `doubtful-text`?" in said.words
    assert sorted(rules(workspace.outcome())) == ["doubtful-text", "unknown-reference"]


@pytest.mark.parametrize("rule", ["unused-ignore", "ignore-without-reason"])
def test_comments_do_not_silence_what_is_said_of_comments(workspace, rule):
    with_comment(
        workspace, above="# cxrisk: ignore[no-human] -- why", behind=f"# cxrisk: ignore[{rule}] -- why"
    )
    marked = sorted(one.marked for one in workspace.said("unused-ignore"))
    assert marked == sorted(["no-human", rule])


def test_a_comment_that_cannot_be_understood_is_told(workspace):
    with_comment(workspace, behind="# cxrisk: ingore[doubtful-text] -- why")
    (said,) = workspace.said("unused-ignore")
    assert said.marked == "# cxrisk: ingore[doubtful-text] -- why"
    assert "`# cxrisk: ignore[rule] -- why`" in said.words


def test_a_file_that_cannot_be_read_cannot_be_excused(workspace):
    workspace.write("broken.yml", "# cxrisk: ignore[syntax] -- never mind\nkind: [\n")
    outcome = workspace.outcome()
    assert rules(outcome) == ["syntax"]
    assert outcome.ignored == ()


def test_nothing_is_called_unused_while_a_file_cannot_be_read(workspace):
    with_comment(workspace, behind="# cxrisk: ignore[no-human, doubtful-text] -- why")
    assert rules(workspace.outcome()) == ["unused-ignore"]
    workspace.write("broken.yml", "kind: [\n")
    assert rules(workspace.outcome()) == ["syntax"]


def test_nothing_is_called_unused_while_a_record_cannot_be_used(workspace):
    with_comment(workspace, behind="# cxrisk: ignore[no-human, doubtful-text] -- why")
    workspace.edit("example.yml", "impact: {trust: 2}", "impact: {trust: nine}")
    assert rules(workspace.outcome()) == ["shape"]


def test_a_rule_that_the_portfolio_silences_is_not_called_unused(workspace):
    with_comment(workspace, behind="# cxrisk: ignore[doubtful-text] -- why")
    workspace.edit("portfolio.yml", "kind: portfolio\n", "kind: portfolio\nrules: {doubtful-text: ignore}\n")
    outcome = workspace.outcome()
    assert (rules(outcome), outcome.ignored) == ([], ())


def test_a_rule_that_the_portfolio_makes_louder_can_still_be_ignored(workspace):
    with_comment(workspace, behind="# cxrisk: ignore[doubtful-text] -- why")
    workspace.edit("portfolio.yml", "kind: portfolio\n", "kind: portfolio\nrules: {doubtful-text: error}\n")
    assert ignored(workspace.outcome()) == [("doubtful-text", "why")]


def test_the_portfolio_says_how_loud_the_rules_of_comments_are(workspace):
    with_comment(workspace, behind="# cxrisk: ignore[no-human, doubtful-text] -- why")
    workspace.edit("portfolio.yml", "kind: portfolio\n", "kind: portfolio\nrules: {unused-ignore: error}\n")
    assert [one.severity for one in workspace.said("unused-ignore")] == ["error"]
    workspace.edit("portfolio.yml", "unused-ignore: error", "unused-ignore: ignore")
    assert workspace.said("unused-ignore") == []


def test_findings_stay_sorted(workspace):
    with_comment(workspace, above="# cxrisk: ignore[no-human] -- why")
    workspace.write("aaa.yml", "kind: [\n")
    found = workspace.outcome().findings
    assert list(found) == sorted(found, key=lambda one: one.sort_key)
