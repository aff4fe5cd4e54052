"""Compiled templates are kept beside their sources, and only what is exactly ours is taken from there."""

import marshal
import sys

import pytest
from jinja2 import DictLoader, Environment

from cxrisk.pages.compiled import Compiled


@pytest.fixture(autouse=True)
def _may_write(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


class Unable(Environment):
    """One that cannot compile."""

    def compile(self, *_, **__):
        raise AssertionError("it was compiled again")


def shown(folder, source="{{ 6 * 7 }}", maker=b"jinja2", kind=Environment):
    cache = Compiled(folder, [maker])
    return kind(loader=DictLoader({"a.html": source}), bytecode_cache=cache).get_template("a.html").render()


def test_what_was_compiled_once_is_not_compiled_again(tmp_path):
    assert shown(tmp_path / "kept") == "42"
    assert shown(tmp_path / "kept", kind=Unable) == "42"
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_another_source_or_another_maker_is_compiled_anew(tmp_path):
    assert shown(tmp_path) == "42"
    assert shown(tmp_path, "{{ 6 * 8 }}") == "48"
    with pytest.raises(AssertionError, match="again"):
        shown(tmp_path, "{{ 6 * 8 }}", b"another", Unable)


def cut(whole):
    return whole[: len(whole) // 2]


def forged(whole):
    return whole[:16] + marshal.dumps(compile("1 / 0", "forged", "exec"))


def empty(_):
    return b""


@pytest.mark.parametrize("spoil", [cut, forged, empty])
def test_what_is_not_as_we_left_it_is_compiled_anew(tmp_path, spoil):
    assert shown(tmp_path) == "42"
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert shown(tmp_path) == "42"


def test_where_nothing_can_or_may_be_written_nothing_is_kept(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    assert shown(tmp_path / "file") == "42"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown(tmp_path / "kept") == "42"
    assert not (tmp_path / "kept").exists()
