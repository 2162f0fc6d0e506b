"""The examples of the README work as they stand there."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

import pytest

from offer_check.cli import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAM = Path(sys.executable).with_name("offer-check")


def block(language: str) -> str:
    """The first example in a language."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found
    return found[1]


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the offer of the README."""
    (tmp_path / "my.offer.yaml").write_text(block("yaml"), encoding="utf-8")
    return tmp_path


def test_the_offer_can_be_checked(folder: Path) -> None:
    done = run(PROGRAM, "check", "my.offer.yaml", "--as-of", "2026-11-22", cwd=folder)
    assert done.returncode == 1
    assert "GA" in done.stdout
    assert done.stderr == ""


def test_the_python_example_runs(folder: Path) -> None:
    done = run(sys.executable, "-W", "error", "-c", block("python"), cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("fail ")


def test_the_files_that_it_points_to_are_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_heading_that_it_points_to_is_there() -> None:
    headings = re.findall(r"^## (.+)$", README, re.MULTILINE)
    anchors = [re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings]
    assert re.findall(r"\]\(#([^)]+)\)", README) == anchors


def helped(command: str) -> tuple[object, str]:
    """The exit code of a command that is asked for help, and what it says."""
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(said):
        patched.setattr(sys, "argv", ["offer-check", *command.split(), "--help"])
        with pytest.raises(SystemExit) as stop:
            main()
    return stop.value.code, said.getvalue()


@cache
def helps() -> dict[str, tuple[object, str]]:
    """What the commands that it names say when they are asked for help."""
    names = {" ".join(words.split()) for words in re.findall(r"`?offer-check ((?:rules )?[a-z]+)", README)}
    return {name: helped(name) for name in sorted(names)}


def test_every_option_that_it_names_is_one_of_a_command_that_it_names() -> None:
    options = "".join(said for _, said in helps().values())
    theirs = {"--install", "--install-hooks"}  # xcode-select, pre-commit
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) - theirs
    assert "--fail-on-ask" in named
    assert {option for option in named if option not in options} == set()


def test_every_command_that_it_names_is_a_command() -> None:
    assert len(helps()) >= 5
    assert [name for name, (code, _) in helps().items() if code] == []
