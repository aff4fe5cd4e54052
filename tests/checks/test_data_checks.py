"""no-value-exchange, no-purpose, weak-login, unsanctioned-system: what is done with people's data."""

import pytest

ITEMS = """
data_items:
  - {id: leaflet, name: A leaflet, sensitivity: public}
  - {id: case-number, name: Case number, sensitivity: internal}
  - {id: health, name: Notes on health, sensitivity: special_category}
"""
NEEDED = {"account-number": "password", "card-history": "two_factor", "health": "strong"}
LOGINS = ["none", "knowledge", "password", "two_factor", "strong"]


def uses(workspace, *fields):
    workspace.catalog(ITEMS)
    fields = ("at: [lost-card/freeze]", *fields)
    workspace.assessment("data_uses:\n  - {" + ", ".join(fields) + "}\n", "proposed")


@pytest.mark.parametrize("item", ["account-number", "card-history", "health"])
def test_what_is_lent_wants_something_in_return(workspace, item):
    uses(workspace, "purpose: To know", f"data: {item}")
    [said] = workspace.said("no-value-exchange")
    assert (said.marked, said.severity) == (item, "error")
    uses(workspace, "purpose: To know", f"data: {item}", "value_to_person: Sees it at once")
    assert not workspace.said("no-value-exchange")


@pytest.mark.parametrize("item", ["leaflet", "case-number"])
def test_what_is_not_confidential_is_no_loan(workspace, item):
    uses(workspace, "purpose: To know", f"data: {item}")
    assert not workspace.said("no-value-exchange")


def test_the_message_says_how_sensitive_it_is(workspace):
    uses(workspace, "data: health")
    [said] = workspace.said("no-value-exchange")
    assert "“Notes on health” (special category)" in said.words


def test_every_use_has_a_purpose_whatever_the_data(workspace):
    uses(workspace, "data: leaflet")
    [said] = workspace.said("no-purpose")
    assert (said.marked, said.severity) == ("leaflet", "error")


@pytest.mark.parametrize("rule", ["no-purpose", "no-value-exchange"])
def test_a_use_with_an_id_is_known_by_it(workspace, rule):
    uses(workspace, "data: health", "id: reading")
    assert [said.marked for said in workspace.said(rule)] == ["reading"]


def shows(workspace, items, *fields, channel="app"):
    workspace.catalog(ITEMS)
    fields = ("id: one", "name: I look", f"channel: {channel}", "unit: cards", f"shows: [{items}]", *fields)
    workspace.journey("- {" + ", ".join(fields) + "}")


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("item", NEEDED)
def test_each_sensitivity_asks_for_its_login(workspace, item, login):
    shows(workspace, item, f"login: {login}")
    said = workspace.said("weak-login")
    if LOGINS.index(login) >= LOGINS.index(NEEDED[item]):
        assert said == []
    else:
        assert [(one.marked, one.severity) for one in said] == [(login, "error")]
        behind = "no login at all" if login == "none" else f"the login “{login}”"
        assert f"behind {behind}" in said[0].words
        assert f"ask for `login: {NEEDED[item]}` or stronger" in said[0].words


def test_the_strongest_login_that_is_needed_is_named_once(workspace):
    shows(workspace, "leaflet, account-number, health, card-history", "login: password")
    [said] = workspace.said("weak-login")
    assert "“Notes on health” (special category) and “Card payments” (sensitive)" in said.words
    assert "Account number" not in said.words
    assert "`login: strong`" in said.words


def test_a_login_that_nobody_wrote_is_not_known(workspace):
    shows(workspace, "account-number")
    [said] = workspace.said("weak-login")
    assert said.marked == "one"
    assert "behind a login that is not known" in said.words
    assert "this needs password or stronger" in said.words


def test_a_login_that_could_not_be_read_is_not_said_to_be_unknown(workspace):
    shows(workspace, "account-number", "login: 2fa")
    assert not workspace.said("weak-login")


@pytest.mark.parametrize("item", ["leaflet", "case-number"])
def test_what_anybody_may_see_needs_no_login(workspace, item):
    shows(workspace, item)
    assert not workspace.said("weak-login")


@pytest.mark.parametrize("medium", ["mail", "poster", "press", "store"])
def test_nobody_logs_in_to_an_envelope(workspace, medium):
    shows(workspace, "health", "login: none", channel="there")
    workspace.write(
        "there.yml", f"kind: catalog\nversion: 1\nchannels: [{{id: there, name: T, medium: {medium}}}]\n"
    )
    assert not workspace.said("weak-login")


@pytest.mark.parametrize("medium", ["phone", "chat", "email", "sms", "push", "social", "device", "api"])
def test_everywhere_else_somebody_has_to(workspace, medium):
    shows(workspace, "health", "login: none", channel="there")
    workspace.write(
        "there.yml", f"kind: catalog\nversion: 1\nchannels: [{{id: there, name: T, medium: {medium}}}]\n"
    )
    assert workspace.said("weak-login")


def at(workspace, *fields):
    workspace.catalog(ITEMS)
    workspace.journey("- {" + ", ".join(("id: one, name: I ask, channel: phone, unit: care", *fields)) + "}")


@pytest.mark.parametrize("field", ["collects", "shows"])
def test_data_on_a_private_tool_is_pointed_at_there(workspace, field):
    at(
        workspace,
        "systems: [card-core, group-chat]",
        f"{field}: [account-number, case-number]",
        "login: strong",
    )
    [said] = workspace.said("unsanctioned-system")
    assert (said.marked, said.severity) == ("group-chat", "error")
    goes = "“Account number” at “I ask” goes through A private group chat, which is not sanctioned"
    assert said.finding.message == goes
    [related] = said.finding.related
    assert related.path == "assessments/catalog.yml"


def test_what_is_not_confidential_may_go_through_it(workspace):
    at(workspace, "systems: [group-chat]", "collects: [case-number]", "shows: [leaflet]")
    assert not workspace.said("unsanctioned-system")


def test_a_data_use_at_the_moment_counts_until_it_is_over(workspace):
    at(workspace, "systems: [group-chat]")
    use = "data_uses: [{data: health, at: [example-journey/one], purpose: To help, value_to_person: Help}]"
    (workspace.root / "assessments/journeys/example.yml").rename(
        workspace.root / "assessments/journeys/example-journey.yml"
    )
    workspace.assessment(use, "proposed")
    [said] = workspace.said("unsanctioned-system")
    assert "Notes on health" in said.words
    workspace.assessment(use, "retired")
    assert not workspace.said("unsanctioned-system")


def test_what_runs_on_a_private_tool_is_no_better(workspace):
    at(workspace, "systems: [wrapper]", "collects: [account-number]")
    workspace.write(
        "systems.yml",
        """\
        kind: catalog
        version: 1
        systems:
          - {id: wrapper, name: A wrapper, hosting: saas, runs_on: [middle]}
          - {id: middle, name: A middle, hosting: saas, runs_on: [wrapper, group-chat]}
        """,
    )
    [said] = workspace.said("unsanctioned-system")
    assert said.marked == "wrapper"
    assert "A wrapper, which runs on A private group chat" in said.words


def test_a_moment_without_systems_runs_on_those_of_its_channel(workspace):
    workspace.write(
        "channels.yml",
        "kind: catalog\nversion: 1\n"
        "channels: [{id: group, name: The group, medium: chat, systems: [group-chat]}]\n",
    )
    workspace.journey("- {id: one, name: I ask, channel: group, unit: care, collects: [account-number]}")
    assert [said.marked for said in workspace.said("unsanctioned-system")] == ["group"]
    workspace.edit("journeys/example.yml", "unit: care,", "unit: care, systems: [card-core],")
    assert not workspace.said("unsanctioned-system")
