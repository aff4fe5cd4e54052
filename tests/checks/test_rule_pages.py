"""The examples on the page of each rule are its tests."""

import re

import pytest

from cxrisk.checks import ALL_CHECKS
from cxrisk.checks.pages import CheckPage, Example, Mark, page_ids, page_of, parse
from cxrisk.errors import CxriskError
from cxrisk.findings import FORM_RULES

RULES = [rule.id for rule in (*ALL_CHECKS, *FORM_RULES)]


def put(workspace, examples):
    for example in examples:
        file = workspace.root / example.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example.text, encoding="utf-8")


def test_the_sound_workspace_has_nothing_to_say(workspace):
    assert workspace.outcome().findings == ()
    assert workspace.outcome().later == ()


@pytest.mark.parametrize("rule", RULES)
def test_a_page_names_its_sources_in_words(rule):
    told = [part for section in page_of(rule).sections for part in section.parts if isinstance(part, str)]
    assert re.findall(r"\bS[0-9]\b", " ".join(told)) == []


@pytest.mark.unmeasured
@pytest.mark.parametrize("rule", RULES)
def test_rules_speak_where_the_bad_example_is_marked(workspace, rule):
    examples = page_of(rule).examples("Bad")
    put(workspace, examples)
    found = {(one.path, one.position.line, one.rule) for one in workspace.outcome().findings}
    marked = {(one.path, mark.line, mark.rule) for one in examples for mark in one.marks}
    own = {one for one in marked if one[2] == rule}
    assert own, "no line of the bad example is marked"
    assert own == {one for one in found if one[2] == rule}
    assert marked <= found


@pytest.mark.unmeasured
@pytest.mark.parametrize("rule", RULES)
def test_the_good_example_is_silent_and_sound_in_form(workspace, rule):
    examples = page_of(rule).examples("Good")
    assert examples
    put(workspace, examples)
    form = {one.id for one in FORM_RULES}
    assert [one for one in workspace.outcome().findings if one.rule in {rule, *form}] == []


def test_every_rule_has_a_page_and_every_page_a_rule():
    assert list(page_ids()) == sorted(RULES)
    assert len(set(RULES)) == len(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_every_page_has_its_sections_in_order(rule):
    page = page_of(rule)
    assert page.title == rule
    titles = [section.title for section in page.sections if section.title != "When it speaks"]
    assert titles == ["Why it matters", "Bad", "Good", "What to do"]
    assert all(section.parts for section in page.sections)
    assert all(example.path for section in page.sections for example in section.examples)


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.id)
def test_table_and_page_say_the_same_sentence(check):
    assert page_of(check.id).says == check.says


def test_an_unknown_rule_names_the_nearest():
    with pytest.raises(CxriskError) as raised:
        page_of("white-spaces")
    assert "white-spaces" in raised.value.message
    assert "white-space" in raised.value.mend
    with pytest.raises(CxriskError) as raised:
        page_of("zzzzzz")
    assert raised.value.mend == ""


PAGE = """\
# some-rule

It speaks when
something is wrong.

## Why it matters

Because.

    # <- not a mark

```console
$ cxrisk check
```

## Bad

One file:

```yaml
# assessments/a.yml
kind: assessment   # <- some-rule, other-rule
# v- some-rule
title: "A # sign"
# a comment
```

and a snippet:

```yaml
title: One
```

## Good

```yaml
# assessments/a.yml
```
"""


def test_a_page_is_read_in_its_parts():
    page = parse("some-rule", PAGE)
    assert isinstance(page, CheckPage)
    assert (page.id, page.title, page.says) == (
        "some-rule",
        "some-rule",
        "It speaks when something is wrong.",
    )
    assert [section.title for section in page.sections] == ["Why it matters", "Bad", "Good"]
    [prose] = page.sections[0].parts
    assert prose.endswith("```console\n$ cxrisk check\n```")


def test_marks_are_taken_out_of_what_is_shown():
    first, second = parse("some-rule", PAGE).examples("Bad")
    assert first == Example(
        "assessments/a.yml",
        'kind: assessment\ntitle: "A # sign"\n# a comment\n',
        (Mark(1, "some-rule"), Mark(1, "other-rule"), Mark(2, "some-rule")),
    )
    assert second == Example("", "title: One\n", ())
    assert parse("some-rule", PAGE).examples("When it speaks") == ()
