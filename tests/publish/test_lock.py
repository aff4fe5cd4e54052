"""One builder at a time."""

import os
import subprocess
import sys

import pytest

from cxrisk.errors import CxriskError
from cxrisk.publish.lock import locked


def test_a_second_builder_is_told_who_holds_the_lock_and_since_when(tmp_path):
    with locked(tmp_path / "lock"), pytest.raises(CxriskError) as caught, locked(tmp_path / "lock"):
        pass
    assert f"process {os.getpid()}, since " in caught.value.message


def test_the_lock_is_gone_when_the_builder_is_done(tmp_path):
    for _ in range(2):
        with locked(tmp_path / "lock"):
            assert (tmp_path / "lock").exists()
        assert not (tmp_path / "lock").exists()


def test_the_lock_is_gone_when_the_builder_fails(tmp_path):
    with pytest.raises(KeyError), locked(tmp_path / "lock"):
        raise KeyError
    with locked(tmp_path / "lock"):
        pass


def test_a_dead_builder_holds_no_lock(tmp_path):
    dying = (
        "import os, pathlib, sys\n"
        "from cxrisk.publish.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])):\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", dying, str(tmp_path / "lock")], check=False)
    assert (tmp_path / "lock").exists()
    with locked(tmp_path / "lock"):
        pass


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path):
    (tmp_path / "precious").write_text("words")
    (tmp_path / "lock").symlink_to(tmp_path / "precious")
    with pytest.raises(OSError, match="symbolic"), locked(tmp_path / "lock"):
        pass
    assert (tmp_path / "precious").read_text() == "words"
