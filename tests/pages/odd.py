"""Odd portfolios, and yet somebody's: nothing at all, too much of something, words that no line holds.

`ODD` names them; each writes a workspace into a folder, always the same one:

    ODD["many-units"](tmp_path)
"""

from itertools import count
from pathlib import Path

import yaml

from tests.pages.hostile import rewrite

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "example"
LONG = "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetzverordnungsamtx"
"""One word of 80 characters, without a place to break it."""
ARABIC = "أرى دفعة لا أعرفها في هاتفي هذا المساء ولا أحد يجيبني حتى الصباح"
HEBREW = "אני רואה תשלום שאיני מכירה בטלפון שלי הערב ואיש לא עונה לי עד הבוקר"
CATEGORIES = ("security", "privacy", "trust", "compliance", "service_continuity", "financial")
STATES = ("works", "degraded", "broken", "unknown")


def empty(folder):
    """A portfolio in which nobody has written anything but its name."""
    write(folder, "portfolio", {"kind": "portfolio", "version": 1, "name": "A new portfolio"})


def one_initiative(folder):
    """One initiative with what the format asks for, and no journey."""
    write(folder, "tablets", bare("Tablets for everybody"))


def two_risks(folder):
    """One journey of three touchpoints and two risks."""
    portfolio(folder, units=2, touchpoints=3, risks=2)


def four_hundred_risks(folder):
    """Eight initiatives of fifty risks each over a long journey."""
    portfolio(folder, units=6, touchpoints=24, risks=50, initiatives=8)


def sixty_touchpoints(folder):
    """A journey of sixty touchpoints."""
    portfolio(folder, units=5, touchpoints=60, risks=12)


def many_units(folder):
    """Forty units, each handing on to the next."""
    portfolio(folder, units=40, touchpoints=44, risks=6)


def three_units(folder):
    """Three units and no handoff that anybody wrote down."""
    portfolio(folder, units=3, touchpoints=6, risks=3, handoffs=False)


def long_words(folder):
    """The example with a word of 80 characters in every text."""
    rewrite(EXAMPLE, folder, lambda _kind, text, _field: f"{LONG} {text}")


def right_to_left(folder):
    """The example in Arabic and Hebrew, as long as it was."""
    turn = count()
    rewrite(EXAMPLE, folder, lambda _kind, text, _field: right_to_left_words(next(turn), len(text)))


ODD = {
    "empty": empty,
    "one-initiative": one_initiative,
    "two-risks": two_risks,
    "four-hundred-risks": four_hundred_risks,
    "sixty-touchpoints": sixty_touchpoints,
    "many-units": many_units,
    "three-units": three_units,
    "long-words": long_words,
    "right-to-left": right_to_left,
}


def right_to_left_words(turn, length):
    """Whole words of about this length; scripts take turns, and a number tells the texts apart."""
    words = (ARABIC if turn % 2 else HEBREW).split()
    taken = [words[n % len(words)] for n in range(turn, turn + max(1, length // 5))]
    return " ".join([*taken, str(turn)])


def portfolio(folder, *, units, touchpoints, risks, initiatives=1, handoffs=True):
    """A workspace with a journey through all units and this many risks an initiative."""
    write(folder, "catalog", catalog(units))
    write(folder, "way", journey(units, touchpoints, handoffs=handoffs))
    for n in range(initiatives):
        write(folder, f"initiative-{n + 1}", assessment(n, touchpoints, risks))


def write(folder, name, document):
    """One file of a workspace."""
    path = folder / "assessments" / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")


def bare(title):
    """An assessment with nothing but what the format asks for."""
    return {
        "kind": "assessment",
        "version": 1,
        "title": title,
        "technologies": ["mobile-byod"],
        "status": "proposed",
        "summary": "Nobody has written more than this.",
        "roles": {"accountable": "Head of branches"},
    }


def catalog(units):
    """Units with leads, a channel, a system, a data item, a person and controls."""
    return {
        "kind": "catalog",
        "version": 1,
        "units": [
            {"id": f"unit-{n}", "name": f"Unit {n}", "lead": f"Head of unit {n}"} for n in range(units)
        ],
        "channels": [{"id": "app", "name": "Mobile app", "medium": "app", "systems": ["core"]}],
        "systems": [{"id": "core", "name": "Core", "hosting": "public_cloud"}],
        "data_items": [{"id": "story", "name": "My story", "sensitivity": "confidential"}],
        "people": [{"id": "dana", "name": "Dana", "who": "customer"}],
        "controls": [
            {
                "id": f"control-{n}",
                "name": f"Control {n}",
                "reduces": reduces,
                "strength": 0.5,
                "layer": layer,
            }
            for n, (reduces, layer) in enumerate((("likelihood", "access"), ("impact", "response")))
        ],
    }


def journey(units, touchpoints, *, handoffs=True):
    """A way through all units in turn; the handoffs take turns in their states, every ninth is unowned."""
    points = [touchpoint(n, units) for n in range(touchpoints)]
    stages = [
        {"name": f"Stage {n // 6 + 1}", "touchpoints": points[n : n + 6]} for n in range(0, len(points), 6)
    ]
    return {
        "kind": "journey",
        "version": 1,
        "title": "A long way",
        "person": "dana",
        "stages": stages,
        "handoffs": [handoff(n) for n in range(touchpoints - 1)] if handoffs else [],
    }


def touchpoint(n, units):
    """One step: its feeling goes up and down, every fifth is a moment of truth."""
    made = {
        "id": f"step-{n}",
        "name": f"I take step {n + 1}",
        "channel": "app",
        "unit": f"unit-{n % units}",
        "emotion": (n % 5) - 2,
        "collects": ["story"] if n % 7 == 0 else [],
    }
    return made | ({"moment_of_truth": "Here it is decided"} if n % 5 == 0 else {})


def handoff(n):
    """From one step to the next."""
    made = {
        "from": f"step-{n}",
        "to": f"step-{n + 1}",
        "status": STATES[n % 4],
        "people_a_week": 10 * (n + 1),
    }
    return made | ({} if n % 9 == 4 else {"owner": f"unit-{n % 2}"})


def assessment(number, touchpoints, risks):
    """An initiative that disturbs the first steps in the spring of 2027 and brings this many risks."""
    return bare(f"Initiative {number + 1}") | {
        "status": "live",
        "go_live": "2027-03-01",
        "risks": [risk(n, number, touchpoints) for n in range(risks)],
        "disruptions": [
            {
                "id": "move",
                "kind": "migration",
                "title": f"Move {number + 1}",
                "from": "2027-03-01",
                "to": f"2027-{3 + number % 6:02}-20",
                "touchpoints": [f"way/step-{n}" for n in range(min(3, touchpoints))],
            }
        ],
    }


def risk(n, number, touchpoints):
    """One risk at one step, in one or two kinds of harm."""
    kinds = {CATEGORIES[n % 6]: n % 5 + 1, CATEGORIES[(n + 2) % 6]: (n + number) % 5 + 1}
    return {
        "id": f"risk-{n}",
        "title": f"Something goes wrong in way {n + 1}",
        "likelihood": (n + number) % 5 + 1,
        "impact": kinds,
        "touchpoints": [f"way/step-{(n + number) % touchpoints}"],
        "controls": [{"control": f"control-{n % 2}", "status": "in_place" if n % 3 else "planned"}],
        "owner": "Head of branches",
    }
