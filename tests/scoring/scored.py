"""Small records to score, written as a test needs them."""

from dataclasses import replace
from datetime import date

from cxrisk.findings import Place
from cxrisk.model.assessment import Assessment, Roles
from cxrisk.model.portfolio import Portfolio, Settings
from cxrisk.model.risk import Acceptance, Control, ControlUse, Risk, Verification
from cxrisk.model.scales import (
    Appetite,
    Band,
    ExecutiveRole,
    ImpactStep,
    LikelihoodStep,
    ReviewRule,
    Scales,
)

HERE = Place("assessments/made-up.yml")
DAY = date(2026, 11, 22)
HELD, PARTLY, FAILED = (
    Verification(place=HERE, date=date(2026, 10, 1), result=result) for result in ("held", "partly", "failed")
)


def scales(factor=1.0, base=10.0, matrix=()):
    """Five levels each; `base` from level to level, everything times `factor`."""
    ends = [base**n for n in range(4)]
    often = ("rare", "unlikely", "possible", "likely", "frequent")
    bad = ("slight", "moderate", "serious", "severe", "extreme")
    return Scales(
        place=HERE,
        likelihood=tuple(
            LikelihoodStep(place=HERE, word=word, up_to=up_to)
            for word, up_to in zip(often, [*(0.01 * factor * end for end in ends), None], strict=True)
        ),
        impact=tuple(
            ImpactStep(place=HERE, word=word, up_to=up_to)
            for word, up_to in zip(bad, [*(1e4 * factor * end for end in ends), None], strict=True)
        ),
        matrix=matrix,
    )


def settings(using=None, default=Band.MEDIUM, sign_at_impact=5, by_category=None):
    return Settings(
        place=HERE,
        name="Larkhaven Bank",
        currency="GBP",
        scales=using or scales(),
        appetite=Appetite(
            place=HERE, default=default, sign_at_impact=sign_at_impact, by_category=by_category or {}
        ),
        review=ReviewRule(place=HERE),
        executives={
            "cmo": ExecutiveRole(place=HERE, title="Chief Marketing Officer"),
            "cio": ExecutiveRole(place=HERE, title="Chief Information Officer", may_accept=Band.MEDIUM),
            "cro": ExecutiveRole(place=HERE, title="Chief Risk Officer", may_accept=Band.CRITICAL),
        },
        rules={},
    )


def control(name, strength, layer="access", reduces="likelihood", only=()):
    return Control(
        place=HERE,
        id=name,
        key=name,
        name=f"The {name}",
        reduces=reduces,
        strength=strength,
        layer=layer,
        only=only,
    )


def use(name, status="in_place", verified=HELD, strength=None):
    return ControlUse(place=HERE, control=name, status=status, verified=verified, strength=strength)


def risk(likelihood=4, impact=None, controls=(), key="core-ledger/locked-out", **more):
    return Risk(
        place=HERE,
        id=key.partition("/")[2],
        key=key,
        title="People are locked out",
        likelihood=likelihood,
        impact={"trust": 4} if impact is None else impact,
        controls=tuple(controls),
        views={},
        **more,
    )


def acceptance(by="cro", signed=date(2026, 10, 1), until=date(2026, 12, 31)):
    return Acceptance(place=HERE, by=by, date=signed, until=until, because="The fix is in test")


def assessment(key="core-ledger", status="live", risks=(), **more):
    return Assessment(
        place=HERE,
        id=key,
        key=key,
        title=key,
        technologies=("cloud",),
        status=status,
        summary="",
        roles=Roles(place=HERE, accountable="cio"),
        reach={},
        answers={},
        not_applicable={},
        risks=tuple(risks),
        **more,
    )


def portfolio(*assessments, controls=(), using=None):
    empty = (
        *("organisations", "units", "channels", "systems", "data_items", "people", "statements"),
        *("metrics", "technologies", "risk_patterns", "precedents", "journeys"),
    )
    return Portfolio(
        settings=using or settings(),
        controls={one.id: one for one in controls},
        assessments={one.id: one for one in assessments},
        risks={one.key: one for file in assessments for one in file.risks},
        **{name: {} for name in empty},
    )


def with_risk(one, controls=(), using=None):
    """A portfolio of one live initiative with one risk."""
    return portfolio(assessment(risks=(one,)), controls=controls, using=using)


def renamed(one, new):
    return replace(one, id=new, key=new)
