"""Modules stay small, say what they are for, and are named after things of the domain."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

import pytest

from tests.architecture.tree import MODULES, ROOT, Module

LONGEST = 300
MEDIAN = 110
VAGUE = {"base", "common", "core", "helper", "helpers", "manager", "misc", "tools", "util", "utils"}

FILES = sorted(
    file for folder in ("offer_check", "tests", "scripts") for file in (ROOT / folder).rglob("*.py") if file.is_file()
)


def lines(text: str) -> int:
    return len(text.splitlines())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_python_file_is_too_long(file: Path) -> None:
    assert lines(file.read_text(encoding="utf-8")) <= LONGEST


def test_half_of_the_modules_are_short() -> None:
    assert median(lines(module.text) for module in MODULES) <= MEDIAN


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_says_what_it_is_for_and_has_a_name_that_does(module: Module) -> None:
    assert ast.get_docstring(module.tree)
    assert VAGUE.isdisjoint(module.name.split("."))
