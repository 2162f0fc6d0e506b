"""A progress bar is for a person at a terminal, and leaves nothing in what the run writes."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TextIO

import pytest

from offer_check.cli import progress
from offer_check.cli.progress import Progress

HEAD = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
ERASE = "\x1b[2K"


class Screen:
    """A pseudo-terminal: `far` is what a program writes to."""

    def __init__(self) -> None:
        self._near, self.far = pty.openpty()
        self.stream: TextIO = sys.stderr

    def shown(self) -> str:
        """Everything that was written until now."""
        raw = b""
        while select.select([self._near], [], [], 0.1)[0]:
            try:
                found = os.read(self._near, 65536)
            except OSError:  # nobody can write there any more
                found = b""
            if not found:
                break
            raw += found
        return raw.decode()

    def close(self) -> None:
        os.close(self._near)
        os.close(self.far)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """A terminal for standard error, where no bar waits long."""
    screen = Screen()
    for name in ("CI", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", -1)
    with os.fdopen(os.dup(screen.far), "w", encoding="utf-8") as stream:
        screen.stream = stream
        yield screen
    screen.close()


def steps(screen: Screen, *, hidden: bool = False, printing: bool = False, total: int = 3) -> None:
    with redirect_stderr(screen.stream), Progress(total, hidden=hidden, printing=printing) as bar:
        for _ in range(total):
            bar.step()


def test_a_terminal_shows_how_far_a_run_is_and_is_clean_at_the_end(screen: Screen) -> None:
    steps(screen)
    shown = screen.shown()
    assert "3/3" in shown
    assert shown.rpartition("3/3")[2].count(ERASE) >= 1
    assert shown.endswith(ERASE)


def test_a_message_is_written_where_the_bar_was(screen: Screen) -> None:
    with redirect_stderr(screen.stream), Progress(2, hidden=False, printing=False) as bar:
        bar.step()
        screen.shown()
        with bar.aside():
            print("error: something", file=sys.stderr)  # noqa: T201 - as the command line does
            screen.stream.flush()
        shown = screen.shown()
    before, _, after = shown.partition("error: something\r\n")
    assert before.endswith(ERASE)
    assert "1/2" in after


@pytest.mark.parametrize(
    ("variables", "options"),
    [
        ({"CI": "true"}, {}),
        ({"TERM": "dumb"}, {}),
        ({"TERM": ""}, {}),
        ({}, {"hidden": True}),
        ({}, {"total": 1}),
    ],
    ids=["in CI", "on a dumb terminal", "on no terminal at all", "hidden", "for one file"],
)
def test_there_is_no_bar(
    variables: dict[str, str], options: dict[str, int], screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    steps(screen, **options)  # type: ignore[arg-type]
    assert screen.shown() == ""


def test_there_is_no_bar_where_the_results_scroll_by(screen: Screen) -> None:
    with os.fdopen(os.dup(screen.far), "w") as stream, redirect_stdout(stream):
        steps(screen, printing=True)
        assert screen.shown() == ""
        steps(screen, printing=False)
    assert "3/3" in screen.shown()


def test_a_quick_run_has_no_bar(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 3600)
    steps(screen)
    assert screen.shown() == ""


@pytest.mark.slow
def test_a_run_shows_its_bar_beside_what_it_writes(tmp_path: Path) -> None:
    for name in map(str, range(60)):
        (tmp_path / f"{name}.offer.yaml").write_text(HEAD)
    (tmp_path / "30.offer.yaml").write_text("a: [")
    screen = Screen()
    surroundings = {
        "PYTHONPATH": os.environ["PYTHONPATH"],
        "PATH": os.environ["PATH"],
        "TERM": "xterm",
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-m", "offer_check", "check", ".", "-f", "jsonl", "-j", "2"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=surroundings, stdout=subprocess.PIPE, stderr=screen.far
    ) as process:
        written, _ = process.communicate()
    shown = screen.shown()
    screen.close()
    assert (process.returncode, len(written.splitlines()), b"\x1b" in written) == (2, 60, False)
    assert re.findall(r"\d+/60", shown)
    assert "error: 30.offer.yaml:1:5: " in shown
    assert re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]|\r", "", shown.rpartition(ERASE)[2]) == (
        "error: 1 of 60 files could not be checked\n"
    )
