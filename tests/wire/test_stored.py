"""What a build compiled: it comes back as it was, and counts for just the rules that it is of."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from offer_check import api
from offer_check.checker.checker import tables_of
from offer_check.compiler.compile import compile_rules
from offer_check.compiler.program import Index
from offer_check.ruleset.load import load
from offer_check.ruleset.ruleset import PACKS, Rules
from offer_check.wire import Definition, define, stored
from tests.rules.houses import SOUND, rules_with, text

FOLDER = Path(__file__).parents[2] / "rules"
CHOICES = [PACKS[:number] for number in range(1, len(PACKS) + 1)]


@pytest.mark.parametrize("packs", CHOICES, ids="+".join)
def test_a_definition_comes_back_as_it_was_written(packs: tuple[str, ...]) -> None:
    index, definition = compiled(api.load_rules(packs=packs))
    assert stored.read(stored.written(index, definition)) == (index, definition)


def compiled(rules: Rules) -> tuple[Index, Definition]:
    """What a build makes of rules."""
    program = compile_rules(rules, tables_of(rules))
    index = Index(gates=program.gates, kinds=program.kinds, fields=program.fields, subjects=program.subjects)
    return index, define(program)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle that a build makes."""
    target = tmp_path_factory.mktemp("bundle") / "rules.jsonl"
    stored.write(FOLDER, target)
    return target


@pytest.fixture(scope="module")
def built(bundle: Path) -> Rules:
    """The rules as an installed program has them."""
    return load([FOLDER], bundled=bundle)


@pytest.mark.slow
@pytest.mark.parametrize("packs", CHOICES, ids="+".join)
def test_the_program_of_every_choice_of_packs_is_in_the_bundle(built: Rules, packs: tuple[str, ...]) -> None:
    chosen = built.set({}).select(packs=packs)
    assert stored.stored(chosen) == compiled(chosen)


@pytest.mark.slow
def test_rules_that_differ_from_those_of_the_build_are_compiled(built: Rules, bundle: Path, tmp_path: Path) -> None:
    house = rules_with(tmp_path / "house", {f"xyz/{SOUND['id']}.yaml": text()}, bundled=bundle)
    others = [built.select(ignore=["LIC-01"]), built.select(select=["LIC"]), house.select()]
    changed = built.set({"MIX-02.most": Decimal(50)}).select()
    assert [stored.stored(rules) for rules in (*others, changed, api.load_rules())] == [None] * 5
