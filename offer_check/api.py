"""The documented way in for programs: rules, offers, and the check of one against the other."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date

from . import source
from .checker.checker import tables_of
from .judge.rules import checker, every, of_packs
from .offer import Preferences, file
from .offer import load_preferences as _preferences
from .offer.file import OfferFile
from .report import Report
from .ruleset.ruleset import Rules

__all__ = ["check", "checker", "load_offer", "load_preferences", "load_rules"]


def load_rules(folders: Iterable[str | os.PathLike[str]] = (), *, packs: Iterable[str] = ("core",)) -> Rules:
    """The rules that come with the program, those of `folders` added, with the `packs` active.

    `Rules.select` and `Rules.set` narrow and change them. Raises RuleError with every fault, UsageError for an
    unknown pack.
    """
    extra = tuple(os.fspath(folder) for folder in folders)
    return every(extra).select(packs=packs) if extra else of_packs(tuple(packs))


def load_offer(path: str | os.PathLike[str], rules: Rules | None = None) -> OfferFile:
    """The offer in a YAML or JSON file; `rules` knows specialties and roles. Raises InputError with every fault."""
    return file.read(path, tables_of(rules or every()))


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
