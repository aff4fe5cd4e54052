"""A finding's fingerprint stays while lines move, and differs where the finding does."""

from textwrap import dedent

from cxrisk.findings import Finding, Position, Severity
from cxrisk.sources.fingerprint import fingerprints

PATH = "assessments/one.yml"
TEXT = dedent(
    """\
    kind: assessment
    version: 1
    title: One
    risks:
      - id: first
        touchpoints: [a/one, a/two]
      - id: second
        touchpoints: [a/two]
        controls:
          - {control: lock, status: planned}
    handoffs:
      - {from: one, to: two, owner: nobody}
      - {from: one, to: two, owner: tbd}
    """
)


def finding(pointer, rule="some-rule", line=1, path=PATH, message="x"):
    place = Position(line, 1, line, 2)
    return Finding(rule, Severity.WARNING, path, place, pointer, message, "")


def of(pointer, text=TEXT, **kept):
    (made,) = fingerprints([finding(pointer, **kept)], {PATH: text})
    return made


def test_it_is_a_sha256():
    assert len(of("/title")) == 64
    assert set(of("/title")) <= set("0123456789abcdef")


def test_line_and_words_of_the_message_make_no_difference():
    assert of("/title") == of("/title", line=99, message="said otherwise")


def test_rule_path_place_and_value_make_one():
    assert (
        len({of("/title"), of("/title", rule="other"), of("/kind"), of("/title", TEXT.replace("One", "Two"))})
        == 4
    )


def test_records_are_known_by_their_id_wherever_they_stand_in_the_list():
    moved = TEXT.replace("risks:\n", "risks:\n  - {id: zeroth, touchpoints: [a/one]}\n")
    assert of("/risks/1/touchpoints/0") == of("/risks/2/touchpoints/0", moved)
    assert of("/risks/1/touchpoints/0") != of("/risks/1/touchpoints/0", moved)


def test_an_entry_of_a_list_of_words_is_known_by_its_word():
    turned = TEXT.replace("[a/one, a/two]", "[a/two, a/one]")
    assert of("/risks/0/touchpoints/0") == of("/risks/0/touchpoints/1", turned)


def test_records_without_an_id_are_known_by_what_people_call_them():
    turned = TEXT.replace("    controls:\n", "    controls:\n      - {control: bolt, status: planned}\n")
    assert of("/risks/1/controls/0/status") == of("/risks/1/controls/1/status", turned)


def test_twins_are_told_apart():
    assert of("/handoffs/0/to") != of("/handoffs/1/to")


def test_what_else_a_record_says_makes_no_difference_to_a_finding_about_it():
    assert of("/risks/0") == of("/risks/0", TEXT.replace("[a/one, a/two]", "[a/one]"))


def test_findings_alike_in_everything_are_counted():
    same = [finding("/title"), finding("/title"), finding("/kind")]
    made = fingerprints(same, {PATH: TEXT})
    assert len(set(made)) == 3
    assert made[0] == of("/title")


def test_a_file_that_cannot_be_read_has_fingerprints_too():
    assert of("", "kind: [") != of("", "kind: [", rule="other")
    assert of("/risks/0", "kind: [") == of("/risks/0", "- x")


def test_pointers_are_unescaped():
    assert of("/x-a~1b", 'x-a/b: "one"\n') != of("/x-a~1b", 'x-a/b: "two"\n')
