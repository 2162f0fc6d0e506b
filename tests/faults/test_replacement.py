"""A file that is being written belongs to one run; what a killed run left is written over by the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from offer_check.replacement import replacement

WRITER = """
import os, pathlib, sys
from offer_check.replacement import replacement
with replacement(pathlib.Path(sys.argv[1]), mode=0o644) as file:
    file.write(b"half")
    file.flush()
    print("here", flush=True)
    sys.stdin.read()
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", ["out.json", "意" * 80 + ".json"])
def test_what_a_killed_run_left_is_gone_after_the_next_one(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdin=pipe, stdout=pipe) as process:
        assert process.stdout
        assert process.stdout.readline() == b"here\n"
        process.send_signal(signal.SIGKILL)
    assert (path.read_bytes(), len(names(tmp_path))) == (b"old", 2)
    with replacement(path, mode=0o644) as file:
        file.write(b"new")
    assert (path.read_bytes(), names(tmp_path)) == (b"new", [name])


def test_runs_that_write_to_one_file_at_the_same_time_do_not_mix(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with replacement(path, mode=0o640) as one:
        one.write(b"one")
        with replacement(path, mode=0o644) as other:
            other.write(b"other")
        assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"other", 0o644)
        with replacement(path, mode=0o600) as third:
            third.write(b"third, and longer")
    assert (path.read_bytes(), path.stat().st_mode & 0o777, names(tmp_path)) == (b"one", 0o644, ["out"])


@pytest.mark.parametrize("kind", ["link", "second name", "pipe"])
def test_what_somebody_else_put_at_the_name_is_left_alone(tmp_path: Path, kind: str) -> None:
    path, there, victim = tmp_path / "out", tmp_path / ".out.offer-check-1.part", tmp_path / "victim"
    victim.write_bytes(b"dear")
    if kind == "link":
        there.symlink_to(victim)
    elif kind == "second name":
        there.hardlink_to(victim)
    else:
        os.mkfifo(there)
    with replacement(path, mode=0o644) as file:
        file.write(b"new")
    assert (path.read_bytes(), victim.read_bytes()) == (b"new", b"dear")
    assert names(tmp_path) == [there.name, "out", "victim"]
