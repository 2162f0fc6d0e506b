"""The documented way in for programs: rules, offers, and the check of one against the other."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from . import bundled, source
from .checker.checker import Checker, tables_of
from .offer import Preferences, file
from .offer import load_preferences as _preferences
from .offer.file import OfferFile
from .report import Report
from .ruleset.load import load
from .ruleset.ruleset import Rules


@functools.lru_cache(maxsize=1)
def _bundled() -> Rules:
    folder = bundled.folder("rules")
    return load([folder], bundled=folder.parent / "rules.json")


@functools.lru_cache(maxsize=8)
def _selected(packs: tuple[str, ...]) -> Rules:
    """The same object every time, so that its compiled form is found again: the engine never frees one."""
    return _bundled().select(packs=packs)


def load_rules(folders: Iterable[str | os.PathLike[str]] = (), *, packs: Iterable[str] = ("core",)) -> Rules:
    """The rules that come with the program, those of `folders` added, with the `packs` active.

    `Rules.select` and `Rules.set` narrow and change them. Raises RuleError with every fault, UsageError for an
    unknown pack.
    """
    extra = [Path(folder) for folder in folders]
    return load([bundled.folder("rules"), *extra]).select(packs=packs) if extra else _selected(tuple(packs))


def load_offer(path: str | os.PathLike[str], rules: Rules | None = None) -> OfferFile:
    """The offer in a YAML or JSON file; `rules` knows specialties and roles. Raises InputError with every fault."""
    return file.read(path, tables_of(rules or _bundled()))


def load_preferences(path: str | os.PathLike[str]) -> Preferences:
    """The preferences in a file of their own. Raises InputError with every fault."""
    return _preferences(source.read(path))


def check(
    offer: OfferFile,
    rules: Rules | None = None,
    *,
    as_of: date | None = None,
    preferences: Preferences | None = None,
) -> Report:
    """The report on `offer`. `rules` are compiled once and kept; `as_of` is the day of the check, by default today."""
    return checker(rules or load_rules()).check(offer, as_of=as_of or date.today(), preferences=preferences)


@functools.lru_cache(maxsize=8)
def checker(rules: Rules) -> Checker:
    """The compiled form of `rules`, made once."""
    return Checker(rules)
