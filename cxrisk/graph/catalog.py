"""Who and what takes part: the nodes and edges of the catalogs."""

from cxrisk.graph.draft import Draft
from cxrisk.model.portfolio import Portfolio


def add_catalog(draft: Draft, portfolio: Portfolio) -> None:
    """Add organisations, units, executives, systems, channels, data items, people and evidence.

    Controls, patterns and precedents are added where a risk uses them: most of the library lies unused.
    """
    for organisation in portfolio.organisations.values():
        draft.node("organisation", organisation.id, organisation.name)
    for key, executive in portfolio.settings.executives.items():
        draft.node("executive", key, executive.title)
    for data_item in portfolio.data_items.values():
        draft.node("data_item", data_item.id, data_item.name)
    _add_units(draft, portfolio)
    _add_systems(draft, portfolio)
    _add_channels(draft, portfolio)
    for person in portfolio.people.values():
        draft.rests_on(draft.node("person", person.id, person.name), person.evidence)
    for key, evidence in portfolio.evidence.items():
        draft.node("evidence", key, evidence.id)


def _add_units(draft: Draft, portfolio: Portfolio) -> None:
    for unit in portfolio.units.values():
        node = draft.node("unit", unit.id, unit.name)
        organisation = portfolio.organisation_of(unit.id)
        if organisation:
            draft.edge(node, "of", f"organisation:{organisation}")
        if unit.parent:
            draft.edge(node, "of", f"unit:{unit.parent}")


def _add_systems(draft: Draft, portfolio: Portfolio) -> None:
    for system in portfolio.systems.values():
        node = draft.node("system", system.id, system.name)
        if system.provider:
            draft.edge(node, "provided_by", f"organisation:{system.provider}")
        for below in system.runs_on:
            draft.edge(node, "runs_on", f"system:{below}")


def _add_channels(draft: Draft, portfolio: Portfolio) -> None:
    for channel in portfolio.channels.values():
        node = draft.node("channel", channel.id, channel.name)
        draft.owned_by(node, channel.unit or "", portfolio)
        for system in channel.systems:
            draft.edge(node, "runs_on", f"system:{system}")
