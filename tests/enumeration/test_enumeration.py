"""The engine decides like the oracle over the values of the fields that each rule reads: a sample of every rule;
`scripts/enumerate-rules` tries all of them."""

from __future__ import annotations

import pytest

from offer_check import load_rules
from offer_check.compiler.reads import Reads
from offer_check.compiler.vocabulary import vocabulary
from offer_check.facts.computed import COMPUTED
from offer_check.offer import FIELDS
from tests.enumeration.run import Enumeration

RULES = load_rules(packs=("core", "extended", "program"))
SAMPLE = 120
"""Combinations of one rule."""


def read(enumeration: Enumeration) -> set[str]:
    """The fields and columns that a rule, its gates and what they rest on read, as the product sees it."""
    closure = enumeration.space.closure
    reads = Reads(vocabulary(closure.rules, enumeration.space.tables))
    found = {path for c in closure.conditions for path in reads.fields(c.when, c.kinds)}
    parts = {part for path in found & COMPUTED.keys() for part in COMPUTED[path].parts}
    return {FIELDS[path].part_of or path for path in (found - COMPUTED.keys()) | parts}


@pytest.mark.parametrize("name", RULES.rules)
def test_engine_and_oracle_agree_on_a_sample_of_the_combinations_of_a_rule(name: str) -> None:
    tally = Enumeration(RULES, name).sample(SAMPLE)
    assert tally.mismatches == []
    assert tally.asked or tally.decided, "the rule was never open"


@pytest.mark.parametrize("name", RULES.rules)
def test_every_field_and_column_that_a_rule_reads_takes_two_values_or_more(name: str) -> None:
    enumeration = Enumeration(RULES, name)
    said: dict[str, set[str]] = {}
    for dimension in enumeration.dimensions:
        for choice in dimension.choices:
            for path, value in {**choice.values, **choice.says}.items():
                said.setdefault(path, set()).add(str(value))
    fields = read(enumeration)
    assert {path: said.get(path) for path in fields if len(said.get(path, ())) < 2} == {}
    assert fields
