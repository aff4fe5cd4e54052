"""`cxrisk check --format markdown`: a comment that a head of marketing can read."""

import re

import pytest
from at_the_prompt import TODAY, git
from markdown_it import MarkdownIt

LEDGER = "cloud/core-ledger.yml"
JOURNEY = "journeys/disputed-payment.yml"
HOSTILE = "A | b **c** <img src=x onerror=y> @all ](javascript:z) #12"


def comment(workspace, *args):
    return workspace.run("check", "--format", "markdown", "--today", TODAY, *args).stdout


def shown(text):
    """The comment as a host shows it."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


def headings(text):
    return re.findall(r"(?m)^#{2,3} (.*)", text)


@pytest.fixture
def worse(committed):
    """A risk that is likelier, and a handoff that lost its owner."""
    committed.edit(LEDGER, "likelihood: possible", "likelihood: likely")
    committed.edit(JOURNEY, "    owner: care\n", "")
    return committed


def test_of_a_change_it_says_what_is_new_what_got_worse_and_what_waits(worse):
    text = comment(worse, "--changed-since", "main")
    assert headings(text) == [
        "What this change does to our risks",
        "New among the findings",
        "Risks",
        "Who must decide, and by when",
        "Above appetite",
        "Handoffs",
        "Initiatives",
    ]
    assert "**This change causes 1 error.** 1 risk is worse. Above appetite: 3 of 3, before 3 of 3." in text
    assert "| **error**<br>unowned-handoff | " in text
    assert "branch-tablets, core-ledger lean on it" in text
    assert re.search(r"<details><summary>\d+ stood before main; .*: nothing fails for it</summary>", text)
    assert text.rstrip().endswith(f"; as of {TODAY}; method cxrisk-1; cxrisk 0.1.0_")


def test_without_a_change_it_says_how_the_risks_stand(worse):
    text = comment(worse)
    assert headings(text)[:2] == ["How our risks stand", "What the checker says"]
    assert "Above appetite: 3 of 3 risks." in text
    assert "**nobody has answered it**" in text
    assert "stood before" not in text


def test_where_all_is_well_it_is_short(sound):
    assert comment(sound).splitlines()[2].startswith("**Nothing to mend in ")


def test_decisions_say_who_by_when_and_what_happens_else(sound):
    files = sound.root.rglob("*.yml")
    assessment = next(one for one in files if "kind: assessment" in one.read_text("utf-8"))
    decision = (
        "decisions:\n  - id: when\n    question: When do we begin?\n    from: [cmo]\n"
        "    needed_by: 2020-11-01\n    options: [Now, In May]\n    default: In May\n"
    )
    assessment.write_text(assessment.read_text("utf-8") + decision, encoding="utf-8")
    text = comment(sound)
    row = next(line for line in text.splitlines() if line.startswith("| **When do we begin?**"))
    assert row.endswith("| 2020-11-01, **overdue** | In May |")


def test_nothing_in_a_text_becomes_markup_a_link_or_a_notice(committed):
    committed.edit(LEDGER, "title: Someone sees another person's account", f"title: '{HOSTILE}'")
    for args in ((), ("--changed-since", "main")):
        text = comment(committed, *args)
        html = shown(text)
        assert "A | b **c** &lt;img" in html.replace("&#124;", "|").replace("\u200b", "")
        assert "<img" not in html
        assert "<a " not in html
        assert not re.search(r"(?<![\w])@\w", html)
        assert not re.search(r"(?<![&\w])#\d", html)


@pytest.mark.unmeasured
def test_it_stays_below_the_length_that_hosts_take(committed):
    text = committed.path(LEDGER).read_text("utf-8")
    start = text.index("  - id: wrong-eyes")
    risk = re.split(r"(?m)^(?=[a-z])", text[start:])[0]
    many = "".join(risk.replace("wrong-eyes", f"risk-{number}", 1) for number in range(300))
    committed.path(LEDGER).write_text(text[:start] + many + text[start:], encoding="utf-8")
    for args in ((), ("--changed-since", "main")):
        whole = comment(committed, *args)
        assert 5_000 < len(whole) < 65_536
        assert "more: `cxrisk list risks` shows all of them" in whole
        assert "### Above appetite\n\n|" in whole
    assert "The rest is too long for a comment" in whole


def test_it_is_written_into_a_file_beside_what_is_printed(worse, tmp_path):
    said = worse.run(
        *("check", "--changed-since", "main", "--format", "github"),
        *("--output", f"markdown={tmp_path / 'comment.md'}", "--today", TODAY),
    )
    assert said.stdout.startswith("::error ")
    assert "1 risk is worse." in (tmp_path / "comment.md").read_text("utf-8")
    git(worse, "status")


def test_work_in_time_is_an_answer_and_what_comes_later_is_folded_away(committed):
    text = committed.path(LEDGER).read_text("utf-8")
    action = (
        "actions:\n  - id: rehearse\n    title: Rehearse the way back\n    owner: Head of platform\n"
        "    due: 2026-12-20\n    status: open\n    for: [locked-out]\n"
    )
    committed.path(LEDGER).write_text(re.sub(r"(?m)^actions:\n", action, text), encoding="utf-8")

    def row():
        return next(
            line for line in comment(committed).splitlines() if "<br>core-ledger/locked-out | " in line
        )

    assert row().endswith("| **nobody has answered it** |")  # an extreme impact needs a signature
    committed.edit(LEDGER, "{service_continuity: 5, trust: 5,", "{service_continuity: 4, trust: 4,")
    assert row().endswith("| Rehearse the way back, by 2026-12-20 (Head of platform) |")
    text = comment(committed, "--all")
    assert re.search(r"<details><summary>\d+ more at a later status</summary>", text)
    assert "before the pilot: " in text
