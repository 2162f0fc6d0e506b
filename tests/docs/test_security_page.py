"""The tables of SECURITY.md name guards and tests that there are."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+?) \| (.+?) \| `([\w/]+\.py)::(\w+)` \|$", PAGE, re.MULTILINE)
RUNS = ("scripts/fuzz", "scripts/differential", "scripts/asan", "scripts/faults", "scripts/soak --serve")
ELSEWHERE = {"`action.yml`", "no such call"}


def is_there(name: str) -> bool:
    """Whether the package has a module of this name, or a module with such a class, function or value."""
    module, _, inside = f"offer_check.{name}".rpartition(".")
    parent = import_module(module)
    return hasattr(parent, inside) or (hasattr(parent, "__path__") and find_spec(f"{module}.{inside}") is not None)


def test_every_row_with_a_test_is_read() -> None:
    assert len(ROWS) == len(re.findall(r"^\|.*\.py::.*\|$", PAGE, re.MULTILINE)) > 80


@pytest.mark.parametrize("file", sorted({file for *_, file, _ in ROWS}))
def test_the_tests_that_it_names_are_there(file: str) -> None:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert {name for _, _, where, name in ROWS if where == file} - there == set()


def test_the_guards_that_it_names_are_there() -> None:
    guards = {guard for _, guard, _, _ in ROWS} - ELSEWHERE
    assert [guard for guard in sorted(guards) if not re.fullmatch(r"`[\w.]+`", guard)] == []
    assert [guard for guard in sorted(guards) if not is_there(guard.strip("`"))] == []


@pytest.mark.parametrize("name", ["web.gard", "web.guard.Gard"])
def test_a_guard_that_is_not_there_is_seen(name: str) -> None:
    assert not is_there(name)


def test_the_files_and_scripts_that_it_names_are_there() -> None:
    named = {path.split()[0] for path in re.findall(r"`((?:scripts|packaging|tests)/[^`]*)`", PAGE) if "::" not in path}
    assert {"scripts/setup", "scripts/lock", "scripts/fuzz"} <= named
    places = {path: ROOT / ("tests" if path.startswith("packaging") else "") / path for path in named}
    assert [path for path, place in places.items() if not place.exists()] == []


def test_every_long_run_has_its_row() -> None:
    rows = re.findall(r"^\| `(scripts/[^`]+)` \|", PAGE, re.MULTILINE)
    assert tuple(rows) == RUNS
