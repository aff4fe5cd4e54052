"""Small workspaces as a team would write them, for the pages over the whole portfolio."""

from datetime import date

from cxrisk.history.edition import Edition
from tests.pages.conftest import read_page

EDITION = Edition("A small bank", date(2026, 11, 20), "0.0.0", "cxrisk-1")

CATALOG = """
kind: catalog
version: 1
organisations: [{id: bank, name: A small bank, ours: true}, {id: renter, name: A renter of machines}]
units: [{id: care, name: Customer care}, {id: cards, name: Cards}]
channels:
  - {id: app, name: Mobile app, medium: app, systems: [gate]}
  - {id: letter, name: Letter, medium: mail}
systems:
  - {id: region, name: Rented region, hosting: public_cloud, provider: renter}
  - {id: core, name: Card core, hosting: on_prem, runs_on: [region]}
  - {id: gate, name: Front gate, hosting: saas}
  - {id: attic, name: Old machine, hosting: on_prem, sanctioned: false}
data_items:
  - {id: face, name: A photo of my face, sensitivity: special_category}
  - {id: payments, name: Card payments, sensitivity: sensitive}
  - {id: hours, name: Opening hours, sensitivity: public}
people: [{id: dana, name: Dana, who: customer}]
controls:
  - {id: strong-one, name: A strong one, reduces: likelihood, strength: 0.9, layer: access}
  - {id: weak-one, name: A weak one, reduces: impact, strength: 0.3, layer: response}
"""
JOURNEY = """
kind: journey
version: 1
title: I lost my card
person: dana
stages:
  - name: Notice
    touchpoints:
      - id: look
        name: I look
        channel: app
        unit: cards
        systems: [core]
        shows: [payments]
        login: password
        moment_of_truth: She decides here
      - {id: ask, name: I ask, channel: app, unit: care, shows: [face]}
      - {id: read, name: I read, channel: letter, unit: care, shows: [payments, face]}
      - {id: pay, name: I pay, channel: app, unit: cards, shows: [payments, hours], login: two_factor}
"""
PORTFOLIO = """
kind: portfolio
version: 1
name: A small bank
currency: EUR
executives: {cio: {title: Chief Information Officer, may_accept: high}}
"""


def assessment(title="A new card", risks="[]", status="live", **further):
    """An assessment with these risks (YAML), and whatever else."""
    rest = "".join(f"{key}: {value}\n" for key, value in further.items())
    return f"""
kind: assessment
version: 1
title: {title}
technologies: [cloud]
status: {status}
summary: What it is.
roles: {{accountable: cio, cx_champion: Head of design}}
review: {{last: 2026-11-01}}
{rest}risks: {risks}
"""


def shown(kind, reading, address):
    """One page of a kind, as it is published and read again."""
    page = next(page for page in kind(reading, EDITION) if page.address == address)
    return read_page(page.html)


def cells(table):
    """The rows of a table's body, cell by cell, as text."""
    return [
        [cell.text for cell in row.children if cell.tag in ("th", "td")]
        for row in table.first("tbody").all("tr")
    ]


def section(page, anchor):
    """A section of a page by its anchor."""
    return page.first("section", id=anchor)
