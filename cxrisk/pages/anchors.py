"""Where every record stands on the site: stable addresses and anchors, made from ids and never from titles.

An anchor that is no touchpoint's holds a dot (`part.handoffs`), because a touchpoint's anchor is its bare id,
and an id has no dot.
"""

from cxrisk.model.portfolio import Portfolio


def initiative(key: str) -> str:
    """The page of an assessment."""
    return f"initiatives/{key}.html"


def journey(key: str) -> str:
    """The page of a journey."""
    return f"journeys/{key}.html"


def brief(key: str) -> str:
    """The brief of an assessment, for paper."""
    return f"briefs/{key}.html"


def check(rule: str) -> str:
    """The page of a check."""
    return f"checks/{rule}.html"


def risk_anchor(key: str) -> str:
    """The anchor of a risk on its initiative's page."""
    return f"risk-{local(key)}"


def risk(key: str) -> str:
    """A risk on its initiative's page."""
    return f"{initiative(file_of(key))}#{risk_anchor(key)}"


def touchpoint(key: str) -> str:
    """A touchpoint on its journey's page."""
    return f"{journey(file_of(key))}#{local(key)}"


def handoff_anchor(key: str) -> str:
    """The anchor of a handoff on its journey's page: `handoff.call-care.fraud-desk`."""
    return "handoff." + local(key).replace(" > ", ".")


def handoff(key: str) -> str:
    """A handoff on its journey's page."""
    return f"{journey(file_of(key))}#{handoff_anchor(key)}"


def evidence_anchor(key: str) -> str:
    """The anchor of a piece of evidence on the page of its file."""
    return f"evidence.{local(key)}"


def evidence(key: str, portfolio: Portfolio) -> str:
    """A piece of evidence on the page of its journey or of its assessment."""
    file = file_of(key)
    page = journey(file) if file in portfolio.journeys else initiative(file)
    return f"{page}#{evidence_anchor(key)}"


def decision_anchor(key: str) -> str:
    """The anchor of a decision on its initiative's page."""
    return f"decision.{local(key)}"


def disruption_anchor(key: str) -> str:
    """The anchor of a disruption on its initiative's page."""
    return f"disruption.{local(key)}"


def disruption(key: str) -> str:
    """A disruption on its initiative's page."""
    return f"{initiative(file_of(key))}#{disruption_anchor(key)}"


def person(key: str) -> str:
    """A person, on the page of those who live the journeys."""
    return f"person.html#person.{key}"


def unit_anchor(key: str) -> str:
    """The anchor of a unit on the page of the handoffs."""
    return f"unit.{key}"


def system(key: str) -> str:
    """What stops when a system stops."""
    return f"built.html#system.{key}"


def technology(key: str) -> str:
    """The page of a technology."""
    return f"technologies/{key}.html"


def pattern(key: str) -> str:
    """The page of a risk pattern."""
    return f"patterns/{key}.html"


def precedent_anchor(key: str) -> str:
    """The anchor of a precedent on the page of its pattern."""
    return f"precedent.{key}"


def control(key: str) -> str:
    """The page of a control."""
    return f"controls/{key}.html"


def file_of(key: str) -> str:
    """The id of the file of a full id: `core-ledger` of `core-ledger/locked-out`."""
    return key.partition("/")[0]


def local(key: str) -> str:
    """The id inside the file: `locked-out` of `core-ledger/locked-out`."""
    return key.partition("/")[2] or key
