"""undeclared-data, no-stop, opt-outs, unknown-asker, own-device-holds-keys, big-data-questions."""

import pytest

RING = "- {id: ring, name: I ring, channel: phone, unit: care, collects: [account-number, card-history]}"
RISK = """
risks: [{id: wrong, title: Wrong, likelihood: 2, impact: {trust: 2}, touchpoints: [example-journey/ring]}]
"""
USE = "data_uses: [{data: card-history, at: [example-journey/ring], purpose: P, value_to_person: V}]"


def journey(workspace, touchpoints, person="dana"):
    workspace.journey(touchpoints)
    file = workspace.root / "assessments/journeys/example.yml"
    text = file.read_text(encoding="utf-8").replace("person: dana", f"person: {person}")
    (file.parent / "example-journey.yml").write_text(text, encoding="utf-8")
    file.unlink()


def test_each_item_that_no_use_declares_there_is_pointed_at(workspace):
    journey(workspace, RING)
    workspace.assessment(RISK + "\n" + USE)
    [said] = workspace.said("undeclared-data")
    assert (said.marked, said.severity) == ("account-number", "warning")
    assert "`data: account-number` with `at: [example-journey/ring]`" in said.words
    assert [one.path for one in said.finding.related] == ["assessments/example.yml"]


def test_any_assessment_that_is_not_over_may_declare_it(workspace):
    journey(workspace, RING.replace("account-number, ", ""))
    workspace.assessment(RISK)
    assert workspace.said("undeclared-data")
    other = (workspace.root / "assessments/example.yml").read_text(encoding="utf-8").replace(RISK, USE)
    workspace.write("other.yml", other)
    assert not workspace.said("undeclared-data")
    workspace.write("other.yml", other.replace("status: piloting", "status: retired"))
    assert workspace.said("undeclared-data")


def test_what_no_initiative_puts_at_risk_need_not_be_declared(workspace):
    journey(workspace, RING)
    assert not workspace.said("undeclared-data")
    workspace.assessment(RISK, "retired")
    assert not workspace.said("undeclared-data")


def test_while_a_declaration_cannot_be_read_nothing_is_said_to_be_undeclared(workspace):
    journey(workspace, RING)
    workspace.assessment(RISK)
    text = (workspace.root / "assessments/example.yml").read_text(encoding="utf-8")
    workspace.write("other.yml", text.replace(RISK, "data_uses: [{data: no-such}]\n"))
    assert workspace.said("unknown-reference")
    assert not workspace.said("undeclared-data")


def use(workspace, fields, status="piloting"):
    workspace.catalog(
        "organisations: [{id: helper, name: The helper}]\n"
        "data_items: [{id: health, name: Health, sensitivity: special_category}]\n"
    )
    workspace.assessment(
        f"data_uses:\n  - {{at: [lost-card/freeze], purpose: P, value_to_person: V, {fields}}}\n", status
    )


@pytest.mark.parametrize("mode", ["customized_by_person", "personalized_by_inference"])
def test_what_fits_itself_to_a_person_says_when_it_stops(workspace, mode):
    use(workspace, f"data: card-history, mode: {mode}")
    [said] = workspace.said("no-stop")
    assert (said.marked, said.severity) == ("card-history", "warning")
    use(workspace, f"data: card-history, mode: {mode}, stops: After one no")
    assert not workspace.said("no-stop")


def test_what_is_the_same_for_everybody_need_not_stop(workspace):
    for mode in ("", ", mode: none"):
        use(workspace, f"data: card-history{mode}")
        assert not workspace.said("no-stop")


def test_only_a_guess_wants_a_no(workspace):
    use(workspace, "data: card-history, mode: personalized_by_inference")
    [said] = workspace.said("inferred-without-opt-out")
    assert (said.marked, said.severity) == ("card-history", "warning")
    use(workspace, "data: card-history, mode: customized_by_person")
    assert not workspace.said("inferred-without-opt-out")
    use(workspace, "data: card-history, mode: personalized_by_inference, opt_out: Say no")
    assert not workspace.said("inferred-without-opt-out")


WAY = "opt_out: {at: lost-card/call, done_by: care}"
SEEN = WAY.replace("care}", "care, verified: 2026-09-01}")


@pytest.mark.parametrize(
    ("fields", "marked"),
    [
        ("data: health, opt_out: Say no", "Say no"),
        (f"data: health, {WAY}", "lost-card/call"),
        (f"data: card-history, shared_with: [helper], {WAY}", "lost-card/call"),
        ("data: card-history, shared_with: [A broker], opt_out: Say no", "Say no"),
    ],
)
def test_a_no_about_the_most_private_or_to_others_has_to_arrive(workspace, fields, marked):
    use(workspace, fields)
    [said] = workspace.said("opt-out-without-path")
    assert (said.marked, said.severity) == (marked, "error")
    assert ("only a sentence" in said.words) is (marked == "Say no")


def test_the_message_says_who_has_it(workspace):
    use(workspace, "data: health, shared_with: [helper, bank, A broker], opt_out: Say no")
    [said] = workspace.said("opt-out-without-path")
    assert "“Health” is of a special category and is shared with The helper and A broker, and" in said.words


@pytest.mark.parametrize(
    "fields",
    [
        f"data: health, {SEEN}",
        f"data: card-history, shared_with: [helper], {SEEN}",
        f"data: card-history, {WAY}",
        f"data: card-history, shared_with: [bank], {WAY}",
        "data: health",
    ],
)
def test_a_way_that_was_seen_or_stays_in_the_house_is_enough(workspace, fields):
    use(workspace, fields)
    assert not workspace.said("opt-out-without-path")


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("no-stop", "data: card-history, mode: customized_by_person"),
        ("inferred-without-opt-out", "data: card-history, mode: personalized_by_inference"),
        ("opt-out-without-path", "data: health, opt_out: Say no"),
    ],
)
def test_a_first_draft_is_asked_later(workspace, rule, fields):
    use(workspace, fields, "proposed")
    assert not workspace.said(rule)
    assert [status for status, _ in workspace.later(rule)] == ["piloting"]


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("no-stop", "data: card-history, mode: customized_by_person, stops: 5"),
        ("inferred-without-opt-out", "data: card-history, mode: personalized_by_inference, opt_out: 5"),
        (
            "opt-out-without-path",
            "data: health, opt_out: {at: lost-card/call, done_by: care, verified: soon}",
        ),
    ],
)
def test_what_could_not_be_read_is_not_missing(workspace, rule, fields):
    use(workspace, fields)
    assert workspace.said("shape")
    assert not workspace.said(rule)


def asks(workspace, address, item="card-history", *, own=True):
    workspace.catalog(
        f"systems: [{{id: help, name: The help site, hosting: saas, address: {address}}}]\n"
        "channels: [{id: page, name: A page, medium: web, systems: [help]}]\n"
    )
    systems = ", systems: [card-core, help]" if own else ""
    journey(workspace, f"- {{id: one, name: I ask, channel: page, unit: cards{systems}, collects: [{item}]}}")


@pytest.mark.parametrize(("address", "words"), [("new", "is new to people"), ("supplier", "is a supplier's")])
def test_sensitive_data_is_not_asked_for_at_a_strange_address(workspace, address, words):
    asks(workspace, address)
    [said] = workspace.said("unknown-asker")
    assert (said.marked, said.severity) == ("help", "error")
    assert words in said.words
    asks(workspace, address, own=False)
    assert [said.marked for said in workspace.said("unknown-asker")] == ["page"]


def test_a_known_address_or_plain_data_is_no_trap(workspace):
    asks(workspace, "known")
    assert not workspace.said("unknown-asker")
    asks(workspace, "new", "account-number")
    assert not workspace.said("unknown-asker")


DEVICE = """
systems: [{id: phone-of-hers, name: Her own phone, hosting: personal_device}]
people:
  - {id: amir, name: Amir, who: employee}
  - {id: agent, name: An agent, who: partner}
controls:
  - {id: locked, name: A lock, reduces: likelihood, strength: weak, layer: device}
"""
LOOK = (
    "- {id: ring, name: I look, channel: app, unit: cards, systems: [phone-of-hers], shows: [card-history]}"
)


def guarded(workspace, use):
    workspace.assessment(RISK.replace("touchpoints:", f"controls: [{{{use}}}], touchpoints:"), "proposed")


@pytest.mark.parametrize(("person", "speaks"), [("amir", True), ("agent", True), ("dana", False)])
def test_keys_on_the_own_device_of_whoever_works_for_us(workspace, person, speaks):
    workspace.catalog(DEVICE)
    journey(workspace, LOOK, person)
    assert [said.marked for said in workspace.said("own-device-holds-keys")] == ["phone-of-hers"] * speaks


@pytest.mark.parametrize(
    ("use", "speaks"),
    [
        ("control: locked, status: in_place", False),
        ("control: locked, status: planned", True),
        ("control: locked, status: partial", True),
        ("control: locked, status: in_place, verified: {date: 2026-09-01, result: failed}", True),
        ("control: human-fallback, status: in_place", True),
    ],
)
def test_a_device_is_protected_by_what_is_in_place_on_it(workspace, use, speaks):
    workspace.catalog(DEVICE)
    journey(workspace, LOOK, "amir")
    guarded(workspace, use)
    assert bool(workspace.said("own-device-holds-keys")) is speaks


def test_a_device_is_protected_for_all_that_is_on_it(workspace):
    workspace.catalog(DEVICE)
    journey(workspace, LOOK + "\n" + LOOK.replace("id: ring", "id: again"), "amir")
    assert len(workspace.said("own-device-holds-keys")) == 2
    guarded(workspace, "control: locked, status: in_place")
    assert not workspace.said("own-device-holds-keys")


def test_what_is_not_sensitive_may_be_on_it(workspace):
    workspace.catalog(DEVICE)
    journey(workspace, LOOK.replace("card-history", "account-number"), "amir")
    assert not workspace.said("own-device-holds-keys")


def test_the_open_questions_are_named(workspace):
    risk = "risks: [{id: wrong, title: Wrong, likelihood: 2, impact: {trust: 2}}]\n"
    workspace.assessment(risk, "proposed", technologies="[cloud, big-data]")
    [said] = workspace.said("big-data-questions")
    assert (said.at, said.severity) == ("title: A new way to pay", "warning")
    assert "`representative`, `biased`, `accurate` and `fair`" in said.words
    workspace.assessment(risk + "answers: {biased: No, fair: Yes}", "proposed", technologies="[big-data]")
    [said] = workspace.said("big-data-questions")
    assert "`representative` and `accurate`" in said.words
    workspace.assessment(risk, "proposed", technologies="[cloud]")
    assert not workspace.said("big-data-questions")
    workspace.assessment("", "proposed", technologies="[big-data]")
    assert not workspace.said("big-data-questions")
