"""How messages name things and list them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cxrisk.model.journey import Handoff
from cxrisk.model.portfolio import Settings
from cxrisk.model.scales import Band
from cxrisk.scoring.levels import half_up

if TYPE_CHECKING:  # names in messages need no arithmetic
    from cxrisk.scoring.score import RiskScore


def called(name: str) -> str:
    """A name as it stands in a sentence, in quotation marks, so that a sentence can be a name."""
    return f"“{name}”"


def listed(words: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *firsts, final = words
    return f"{', '.join(firsts)} {last} {final}" if firsts else final


def way(handoff: Handoff) -> str:
    """A handoff as its file writes it: `call-care > fraud-desk`."""
    return " > ".join(key.rpartition("/")[2] for key in (handoff.from_, handoff.to))


def plain(word: str) -> str:
    """A word of the format as people say it: `service_continuity` is service continuity."""
    return word.replace("_", " ")


def who_may_accept(band: Band, settings: Settings) -> str:
    """By whom this band may be signed for, as the end of an advice."""
    able = [
        f"`{key}`" for key, one in settings.executives.items() if one.may_accept and one.may_accept >= band
    ]
    if able:
        return f"by {listed(able, 'or')}"
    return f"(nobody may accept {band.word}: the portfolio's `executives` say with `may_accept` who may)"


def too_high(score: "RiskScore", settings: Settings) -> str:
    """The categories above appetite: `high in trust and financial (appetite medium)`."""
    alike: dict[str, list[str]] = {}
    for category in score.above:
        band = score.categories[category].current.band.word
        name = f"{band} in {{}} (appetite {settings.appetite.of(category).word})"
        alike.setdefault(name, []).append(plain(category))
    return listed(name.format(listed(categories)) for name, categories in alike.items())


def too_hard(score: "RiskScore", settings: Settings) -> str:
    """The categories whose current impact somebody has to sign for: `“extreme” in trust`."""
    levels = {plain(name): half_up(one.current.impact) for name, one in score.categories.items()}
    hard = [name for name, level in levels.items() if level >= settings.appetite.sign_at_impact]
    word = settings.scales.impact[max(levels.values()) - 1].word
    return f"{called(word)} for {listed(hard)} when it happens"
