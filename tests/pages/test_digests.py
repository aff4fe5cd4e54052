"""A digest tells whatever may have changed; of a score, by what it was worked out of."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from cxrisk.pages.digests import Digests
from cxrisk.pipeline import run

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "example"
TODAY = date(2026, 11, 20)


def outcome(edit=None):
    """The example, with one of its files edited."""
    files = {}
    for path in sorted((EXAMPLE / "assessments").rglob("*.yml")):
        data = yaml.safe_load(path.read_text())
        if edit and edit(data):
            files[str(path.relative_to(EXAMPLE))] = yaml.dump(data).encode()
    assert bool(edit) == bool(files)
    return run(EXAMPLE, TODAY, instead=files)


def digests(found):
    """The digest of each score of an outcome, by the risk's key."""
    made = Digests()
    made.know(found)
    return {key: made.of(score) for key, score in found.scores.items()}


def with_risk(change):
    def edit(data):
        if data.get("risks"):
            change(data["risks"][0])
        return data.get("risks")

    return edit


def rating(risk):
    risk["likelihood"] = 5 if risk["likelihood"] != 5 else 4


def failed(risk):
    for use in risk["controls"]:
        use["status"] = "failed"


def appetite(data):
    if data.get("kind") == "portfolio":
        data["appetite"] = {"default": "low", "sign_at_impact": 1}
    return data.get("kind") == "portfolio"


@pytest.mark.parametrize("edit", [with_risk(rating), with_risk(failed), appetite])
def test_a_score_that_changed_has_another_digest(edit):
    before, after = outcome(), outcome(edit)
    then, now = digests(before), digests(after)
    changed = [key for key in now if key in then and before.scores[key] != after.scores[key]]
    assert changed
    assert all(then[key] != now[key] for key in changed)


def test_a_score_rests_on_the_controls_of_its_risk():
    before = outcome()
    risk = next(one for one in before.portfolio.risks.values() if one.controls)
    control = before.portfolio.controls[risk.controls[0].control]
    weaker = before.portfolio.controls | {control.key: replace(control, strength=0.01)}
    after = replace(before, portfolio=replace(before.portfolio, controls=weaker))
    assert digests(before)[risk.key] != digests(after)[risk.key]


def test_the_same_files_have_the_same_digests():
    assert digests(outcome()) == digests(outcome())


def test_a_score_of_another_state_is_looked_through():
    before, after = outcome(), outcome(with_risk(rating))
    key = next(key for key, score in after.scores.items() if score != before.scores[key])
    made = Digests()
    made.know(before)
    assert made.of(before.scores[key]) != made.of(after.scores[key])
    assert made.of(after.scores[key]) == Digests().of(after.scores[key])
