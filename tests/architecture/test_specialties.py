"""Specialties are data: no module of the package knows one by its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.tree import MODULES, Module
from tests.strategies import TABLES


def codes_in(module: Module) -> Iterator[str]:
    """The specialties that the texts in a module name by their code."""
    texts = [node.value for node in ast.walk(module.tree) if isinstance(node, ast.Constant)]
    words = {word for text in texts if isinstance(text, str) for word in re.findall(r"\w+", text)}
    yield from sorted(words & TABLES.specialties.keys())


def test_only_the_offer_under_the_examples_of_rules_names_a_specialty() -> None:
    named = {(module.name, code) for module in MODULES for code in codes_in(module)}
    assert named == {("offer_check.checker.examples", "general_surgery")}


def test_a_code_in_a_module_is_seen() -> None:
    assert list(codes_in(Module("made_up", 'if about.specialty == "dermatology": pass'))) == ["dermatology"]
