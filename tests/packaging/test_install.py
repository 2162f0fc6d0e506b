"""The installed wheel does what the checkout does, from any folder."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.packaging.conftest import alone

ROOT = Path(__file__).parents[2]
CHECKOUT = Path(sys.executable).parent

pytestmark = pytest.mark.slow


def printed(programs: Path, *arguments: str | Path, cwd: Path) -> str:
    """What `offer-check` prints; it may find something (1), but not fail."""
    command = [programs / "offer-check", *arguments]
    done = subprocess.run(
        command, cwd=cwd, env=alone(), capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@contextmanager
def edited(file: Path, old: str, new: str) -> Iterator[None]:
    """A file with other words in it for a while."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(text, encoding="utf-8")


def data_of(environment: Path) -> Path:
    return next(environment.glob("lib/python*/site-packages/offer_check/_data"))


def test_it_reports_the_same_as_the_checkout(installed: Path, tmp_path: Path) -> None:
    examples = sorted((ROOT / "examples").glob("*.offer.*"))
    assert examples
    arguments = ("check", *examples, "-f", "json", "--as-of", "2026-11-22")
    reports = printed(installed / "bin", *arguments, cwd=tmp_path)
    assert len(json.loads(reports)["reports"]) == len(examples)
    assert reports == printed(CHECKOUT, *arguments, cwd=tmp_path)


def test_it_lists_the_same_rules_as_the_checkout(installed: Path, tmp_path: Path) -> None:
    rules = printed(installed / "bin", "rules", "list", cwd=tmp_path)
    assert "LIC-01" in rules
    assert rules == printed(CHECKOUT, "rules", "list", cwd=ROOT)


def test_it_takes_rules_from_the_bundle_while_the_files_are_as_they_were(installed: Path, tmp_path: Path) -> None:
    with edited(data_of(installed) / "rules.jsonl", "A license in every patient state", "From the bundle"):
        assert "From the bundle" in printed(installed / "bin", "rules", "list", cwd=tmp_path)


def test_it_reads_the_files_again_when_one_was_edited(installed: Path, tmp_path: Path) -> None:
    rule = next(data_of(installed).glob("rules/*/LIC-01.yaml"))
    with edited(rule, "A license in every patient state", "From the file"):
        assert "From the file" in printed(installed / "bin", "rules", "list", cwd=tmp_path)


def test_it_runs_the_program_that_was_compiled_when_it_was_built(installed: Path, tmp_path: Path) -> None:
    code = "import sys; from offer_check.api import checker, load_rules; checker(load_rules()); print(*sys.modules)"
    command = [installed / "bin/python", "-c", code]
    done = subprocess.run(
        command, cwd=tmp_path, env=alone(), capture_output=True, text=True, stdin=subprocess.DEVNULL, check=True
    )
    compiling = {"offer_check.compiler.compile", "offer_check.compiler.lint", "offer_check.rule.schema", "yaml"}
    assert compiling & set(done.stdout.split()) == set()
