"""Plain data as rules: documents, rules, derived kinds, and whole rule sets over the tables of the real ones."""

from __future__ import annotations

import dataclasses
import json
from random import Random

from offer_check import source
from offer_check.rule import build
from offer_check.rule.rule import Derived, Rule
from offer_check.ruleset.ruleset import Rules

from .author import Author, Data


def written(data: Data, name: str) -> source.Document:
    """Plain data as a document."""
    return source.read_bytes(json.dumps(data).encode(), name=f"{name}.json", syntax="json")


def rule_of(data: Data) -> Rule:
    """The rule in plain data."""
    rule, faults = build.rule(written(data, data["id"]))
    assert rule is not None, faults
    assert not faults, faults
    return rule


def kind_of(data: Data) -> Derived:
    """The derived kind in plain data."""
    kind, faults = build.derived(written(data, data["derive"]))
    assert kind is not None, faults
    assert not faults, faults
    return kind


def made_up(random: Random, base: Rules, count: int = 5) -> tuple[Rules, list[Data]]:
    """A rule set over the tables of `base`, and the data that it was made from."""
    author = Author(random)
    derived = list(author.kinds())
    rules = [author.rule(number) for number in range(count)]
    return rule_set(base, rules, derived), [*derived, *rules]


def rule_set(base: Rules, rules: list[Data], derived: list[Data]) -> Rules:
    """The rules and derived kinds in plain data, over the tables of `base`."""
    return dataclasses.replace(
        base,
        rules={data["id"]: rule_of(data) for data in rules},
        derived={data["derive"]: kind_of(data) for data in derived},
        selected=None,
    )
