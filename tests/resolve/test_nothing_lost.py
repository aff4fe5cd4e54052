"""Whatever somebody writes: what the tool leaves out, it says; and it never falls over."""

import copy
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxrisk.pipeline import run
from cxrisk.sources.load import load

from .conftest import BASE, TODAY

FILES = ("card-freeze.yml", "catalog.yml", "journeys/lost-card.yml", "portfolio.yml")
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(
        [0, 3, 3.0, -1, 6, 2.5, 10**12, "", "x", "yes", "2026-02-30", "2026-11", "nobody", [], {}, [[]]]
    ),
    st.lists(st.sampled_from(["dana", "lost-card/freeze", 7, None]), max_size=2),
    st.dictionaries(st.sampled_from(["id", "text", "date", "low", "x-note"]), st.integers(0, 5), max_size=2),
)


DATA = {name: load(name, (BASE / "assessments" / name).read_bytes()).document.data for name in FILES}


def pointers(value, pointer=()):
    yield pointer
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, held in steps:
        yield from pointers(held, (*pointer, step))


PLACES = [(name, pointer) for name in FILES for pointer in pointers(DATA[name]) if pointer]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutated") / "bank"


@pytest.mark.unmeasured
@given(place=st.sampled_from(PLACES), odd=ODD)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_left_out_is_said(bank, place, odd):
    name, pointer = place
    data = copy.deepcopy(DATA)
    around = data[name]
    for step in pointer[:-1]:
        around = around[step]
    around[pointer[-1]] = odd
    shutil.copytree(BASE, bank, dirs_exist_ok=True)
    text = yaml.safe_dump(data[name], sort_keys=False, allow_unicode=True)
    (bank / "assessments" / name).write_text(text, encoding="utf-8")
    outcome = run(bank, TODAY)
    if outcome.portfolio.lost:
        assert outcome.findings, (name, pointer, odd)
