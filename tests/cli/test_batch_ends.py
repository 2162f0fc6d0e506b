"""A run that is ended from outside leaves no process, no half-written file, and the old one where there was one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli import traps
from tests.processes import all_gone, within

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")]

HEAD = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
PROGRAM = (sys.executable, "-m", "offer_check", "check", "--as-of", "2026-11-22")
Process = subprocess.Popen[bytes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Offers, the third of which lets nobody go, and a report from before."""
    (tmp_path / "work").mkdir()
    for name in ("a", "b", "slow", "t", "u"):
        (tmp_path / "work" / f"{name}.offer.yaml").write_text(HEAD)
    (tmp_path / "work" / "old.jsonl").write_text("old")
    return tmp_path / "work"


def begun(folder: Path, *options: str, trapped: bool = True) -> Process:
    """A run in a session of its own, as a terminal has one."""
    surroundings = os.environ | (traps.set_in(folder.parent / "traps") if trapped else {})
    pipe = subprocess.PIPE
    command = (*PROGRAM, ".", *options)
    return subprocess.Popen(command, cwd=folder, env=surroundings, stdout=pipe, stderr=pipe, start_new_session=True)


def left(folder: Path) -> list[str]:
    """What a run left in the folder."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("slow.offer.yaml."))


@pytest.mark.parametrize(
    ("jobs", "number", "code", "words"),
    [
        ("1", signal.SIGINT, 130, b"interrupted\n"),
        ("2", signal.SIGINT, 130, b"interrupted\n"),
        ("2", signal.SIGTERM, 143, b""),
    ],
)
def test_an_interrupted_run_leaves_nothing_behind(
    folder: Path, jobs: str, number: signal.Signals, code: int, words: bytes
) -> None:
    before = left(folder)
    files = ("jsonl:old.jsonl", "json:new.json", "sarif:new.sarif", "text")
    with begun(folder, "-j", jobs, *(f"--format={file}" for file in files)) as process:
        assert within(30, traps.sprung(folder / "slow.offer.yaml").exists)
        assert len(left(folder)) == len(before) + 3  # written so far
        os.killpg(process.pid, number)
        _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (code, words)
    assert all_gone(process.pid)
    assert left(folder) == before
    assert (folder / "old.jsonl").read_text() == "old"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_when_nobody_reads_any_more_a_run_ends_quietly(folder: Path, jobs: str) -> None:
    for name in map(str, range(12)):
        (folder / f"{name}.offer.yaml").write_text(HEAD)
    before = left(folder)
    with begun(folder, "-j", jobs, "-f", "text", "-f", "json:new.json", trapped=False) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
        assert process.wait(timeout=30) == 141
    assert told == b""
    assert all_gone(process.pid)
    assert left(folder) == before


def test_workers_end_when_the_run_is_killed_and_it_can_be_run_again(folder: Path) -> None:
    (folder / "slow.offer.yaml").unlink()
    for name in map(str, range(12)):
        (folder / f"{name}.offer.yaml").write_text(HEAD)
    with begun(folder, "-j", "2", "-f", "jsonl", "-f", "jsonl:old.jsonl", trapped=False) as process:
        assert process.stdout
        assert process.stdout.readline()
        process.kill()
    assert all_gone(process.pid)
    assert (folder / "old.jsonl").read_text() == "old"
    with begun(folder, "-f", "jsonl:old.jsonl", trapped=False) as again:
        again.communicate(timeout=60)
    assert again.returncode == 1
    assert len((folder / "old.jsonl").read_text().splitlines()) == 16


def test_every_command_ends_quietly_when_nobody_reads() -> None:
    command = [sys.executable, "-m", "offer_check", "rules", "list"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
