"""What a start costs: nothing is loaded that the command at hand does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

DRAWING = {"weasyprint", "jinja2", "fontTools", "font_source_sans_pro"}
FOR_MACHINES = ("csv", "json", "jsonl", "junit", "markdown", "sarif")
OFFER = "examples/dermatology-app-employer.offer.yaml"
REPORT = """
import sys
from offer_check.cli import main
sys.argv = ["offer-check", *sys.argv[1:]]
try:
    main()
finally:
    sys.stderr.write("\\nLOADED " + " ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded_by(*arguments: str) -> set[str]:
    """The top-level modules that are in memory after a command, run in a process of its own."""
    command = [sys.executable, "-c", REPORT, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    return set(done.stderr.rpartition("LOADED ")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("rules", "lint"), ("check", "examples", "--fail-on", "never"), ("check", OFFER, "--schema-only")],
)
def test_nothing_that_draws_is_loaded(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) & DRAWING == set()


def test_no_format_for_machines_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    files = [f"--format={name}:{tmp_path / name}" for name in FOR_MACHINES]
    assert loaded_by("check", OFFER, "--format=github", *files) & DRAWING == set()


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_loads_neither_the_engine_nor_a_reader(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) & {"durable_rules_engine", "platformdirs", "tomllib", "yaml"} == set()


@pytest.mark.parametrize("arguments", [("--help",), ("serve", "--help"), ("check", OFFER, "--fail-on", "never")])
def test_the_server_is_loaded_to_serve_and_for_nothing_else(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) & {"starlette", "uvicorn", "h11", "python_multipart", "asyncio", "webbrowser"} == set()


def test_a_configuration_loads_what_it_takes_to_find_and_read_it(tmp_path: Path) -> None:
    libraries = {"platformdirs", "tomllib"}
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\n", "utf-8")
    assert loaded_by("config", str(tmp_path)) & libraries == {"platformdirs"}
    (tmp_path / "offer-check.toml").touch()
    assert loaded_by("config", str(tmp_path)) & libraries == {"tomllib"}


def test_the_package_alone_loads_nothing() -> None:
    code = "import sys; before = set(sys.modules); import offer_check; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    libraries = {name.partition(".")[0] for name in done.stdout.split()}
    assert libraries & {"pydantic", "yaml", "typer", "durable_rules_engine", *DRAWING} == set()
