"""The rules that a plan asks for, and their compiled form."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from .. import bundled
from ..checker.checker import Checker
from ..ruleset.load import load
from ..ruleset.ruleset import Rules
from .plan import Plan


def rules_of(plan: Plan) -> Rules:
    """The rules of a plan, selected and changed. Raises RuleError with every fault, UsageError for unknown names."""
    if not (plan.rules or plan.settings or plan.select or plan.ignore):
        return of_packs(plan.packs)
    return _chosen(plan.rules, plan.settings, plan.packs, plan.select, plan.ignore)


def every(folders: Iterable[str] = ()) -> Rules:
    """The rules that come with the program and those of `folders`, none selected. Raises RuleError with every fault."""
    extra = tuple(map(Path, folders))
    return _load(extra) if extra else _bundled()


@functools.lru_cache(maxsize=8)
def of_packs(packs: tuple[str, ...]) -> Rules:
    """The rules of `packs`; the same object every time, so that its compiled form is found again."""
    return _bundled().select(packs=packs)


@functools.lru_cache(maxsize=8)
def known(folders: tuple[str, ...]) -> Rules:
    """As `every`, read once in a process."""
    return every(folders)


@functools.lru_cache(maxsize=8)
def _chosen(
    folders: tuple[str, ...],
    settings: tuple[tuple[str, Decimal | None], ...],
    packs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> Rules:
    """The same object for plans that differ in nothing that rules are about, such as the file of waivers."""
    return known(folders).set(dict(settings)).select(packs=packs, select=select, ignore=ignore)


@functools.lru_cache(maxsize=8)
def checker(rules: Rules) -> Checker:
    """The compiled form of `rules`, made once: the engine never frees one."""
    return Checker(rules)


@functools.lru_cache(maxsize=1)
def _bundled() -> Rules:
    return _load(())


def _load(extra: tuple[Path, ...]) -> Rules:
    folder = bundled.folder("rules")
    return load([folder, *extra], bundled=folder.parent / "rules.jsonl")
