"""What we believe although nobody was asked, in a sentence each."""

from cxrisk.model.change import Communication
from cxrisk.model.data import DataUse
from cxrisk.model.journey import Baseline, Handoff, Touchpoint
from cxrisk.model.people import Person
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk

_MINUS = "\N{MINUS SIGN}"


def of_rating(portfolio: Portfolio, risk: Risk) -> str:
    """What is rated and what is missing under it; nothing where a person's voice carries both levels."""
    lacks = _lacks(portfolio, risk)
    if not lacks or not risk.impact:  # without a harm that can be read there is no rating to ask about
        return ""
    scales = portfolio.settings.scales
    worst = max(risk.impact, key=lambda name: risk.impact[name])
    harm = risk.impact[worst]
    often = f"likelihood {risk.likelihood} ({scales.likelihood[risk.likelihood - 1].word})"
    bad = f"impact {harm} ({scales.impact[harm - 1].word}) on {worst.replace('_', ' ')}"
    return f"We rate it {often} and {bad}. {lacks}"


def _lacks(portfolio: Portfolio, risk: Risk) -> str:
    """A rating needs the voice of a person, and each of its levels something to rest on."""
    if not risk.cited():
        return "It rests on no evidence."
    if not any(portfolio.is_voice(portfolio.evidence[key]) for key in risk.cited()):
        return "It rests on evidence in which no person speaks."
    rests = risk.evidence
    if rests is None or rests.both:
        return ""
    if not rests.likelihood:
        return "The likelihood rests on nothing."
    return "" if rests.impact else "The impact rests on nothing."


def of_moment(one: Touchpoint) -> str:
    """How a moment is said to feel."""
    if one.emotion is None and not one.feeling and not one.thinking:
        return "It is a moment of truth, and nobody has said how it feels."
    number = f"{one.emotion:+g}".replace("-", _MINUS) if one.emotion else "0"
    felt = f"We say that it feels {number} on a scale from {_MINUS}2 to +2" if one.emotion is not None else ""
    words = " and ".join(f"“{text.rstrip('. ')}”" for text in (one.feeling, one.thinking) if text)
    if not felt:
        return f"We put words into their mouth: {words}. Nobody was asked."
    return f"{felt}{f', and write {words}' if words else ''}. Nobody was asked."


def of_handoff(one: Handoff) -> str:
    """How a handoff is said to go, and what is promised."""
    promise = f" We promise “{one.promise.rstrip('. ')}”." if one.promise else ""
    if one.status == "unknown":
        return f"Nobody knows how it goes between the two.{promise}"
    says = {"works": "that it works", "degraded": "that it goes badly", "broken": "that it is broken"}
    return f"We say {says[one.status]}. Nobody was asked.{promise}"


def of_person(one: Person) -> str:
    """Whose life it is said to be."""
    if one.basis == "partial":
        return "We know a part of this life; what we know is not written down as evidence."
    return "We made this person up. Nobody like that was met."


def of_baseline(one: Baseline | None) -> str:
    """What we are measured against."""
    if one is None:
        return "Nobody has written down what we are measured against."
    return f"We say that we are measured against this: {one.what.rstrip('. ')}. Nobody was asked."


def of_data_use(use: DataUse) -> str:
    """What we take and what we say that we give."""
    takes = (
        f"We use it to this end: {use.purpose.rstrip('. ')}. "
        if use.purpose
        else "We use it, and name no purpose. "
    )
    gives = (
        f"We say that it gives them this: {use.value_to_person.rstrip('. ')}. " if use.value_to_person else ""
    )
    return f"{takes}{gives or 'We name nothing that it gives them. '}Nobody was asked."


def of_communication(words: Communication) -> str:
    """Words that nobody was shown."""
    return f"These are our words for {words.phase} it. Nobody was shown them."
