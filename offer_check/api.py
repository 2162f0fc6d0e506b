"""The documented way in for programs: rules, offers, and the check of one against the other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from datetime import date
from decimal import Decimal

from . import source
from .batch import Done, Task, batch
from .checker.checker import tables_of
from .errors import InputError
from .judge import Plan, judge
from .judge.rules import checker, every, of_packs
from .offer import Preferences, file
from .offer import load_preferences as _preferences
from .offer.file import OfferFile
from .report import FileStatus, Report
from .ruleset.ruleset import Rules

__all__ = ["check", "check_files", "checker", "load_offer", "load_preferences", "load_rules"]


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


def check_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    executor: Executor | None = None,
    as_of: date | None = None,
    folders: Iterable[str | os.PathLike[str]] = (),
    packs: Iterable[str] = ("core",),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    parameters: Mapping[str, Decimal | int | None] | None = None,
    preferences: str | os.PathLike[str] = "",
    waivers: str | os.PathLike[str] = "",
    baseline: str | os.PathLike[str] = "",
) -> Iterator[Report | FileStatus]:
    """Yield the report on each offer, in the order of `paths`, or for a file that has none what became of it.

    With an `executor` (of `concurrent.futures`, or one that behaves like it) files are checked side by side, and memory
    stays flat for any number of them. Its processes may be on other machines: they get the offers as bytes, and need
    this package in the same version and the files named below. Compiling the rules is what a process does first, so
    they should live for more than one file; threads take turns.

    `folders` have further rules, `parameters` change numbers (`{"MIX-02.most": 50}`, None to unset one), and the last
    three are files; the rest is as in `load_rules` and `check`. Raises InputError with the faults of all that, and
    UsageError for unknown names, before any offer is read.
    """
    names = tuple(os.fspath(path) for path in paths)
    numbers = {name: None if value is None else Decimal(value) for name, value in (parameters or {}).items()}
    plan = Plan(
        as_of=as_of or date.today(),
        packs=tuple(packs),
        select=tuple(select),
        ignore=tuple(ignore),
        rules=tuple(os.fspath(folder) for folder in folders),
        settings=tuple(numbers.items()),
        preferences=os.fspath(preferences),
        waivers=os.fspath(waivers),
        baseline=os.fspath(baseline),
        alone=len(names) == 1,
    )
    judge(plan)
    tasks = (Task(path=name, plan=plan, raw=_raw(name), whole=True) for name in names)
    return map(_outcome, batch(tasks, executor))


def _raw(path: str) -> bytes | InputError:
    try:
        return source.contents(path)
    except InputError as error:
        return error


def _outcome(done: Done) -> Report | FileStatus:
    return done.report or done.status
