"""The time of one check against the size of what is checked: rules, states in an offer, items in its lists.

The functions that measure are called in the environment that is measured. Sizes take turns, the time is that of the
processor in milliseconds, and the median of the turns counts.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import TypeVar

from offer_check import check, load_offer, load_rules
from offer_check.checker.checker import tables_of
from offer_check.ruleset.ruleset import Rules
from tests.engine.generated import generated

from . import grown
from .cold import TYPICAL
from .programs import AS_OF

DAY = date.fromisoformat(AS_OF)
PACKS = ("core", "extended", "program")
Measured = dict[str, list[tuple[int, float]]]
Turns = Mapping[int, Sequence[float]]
Thing = TypeVar("Thing")


def rules(numbers: Sequence[int], turns: int) -> Measured:
    """One offer against so many generated rules, loading and compiling them, and one offer against some of the real."""
    loading: dict[int, list[float]] = {number: [] for number in numbers}
    ready: dict[int, Rules] = {}
    check(load_offer(TYPICAL), load_rules(), as_of=DAY)  # what a process does once is no part of the growth
    for turn in range(max(1, turns // 2)):
        for number in numbers:
            with _generated(number, turn) as folder:
                start = process_time()
                ready[number] = _compiled(folder)
                loading[number].append((process_time() - start) * 1000)
    offer, every = load_offer(TYPICAL), load_rules(packs=PACKS)
    names = Random(1).sample(sorted(rule.id for rule in every.active), len(every.active))
    some = {number: every.select(select=names[:number]) for number in (10, 20, 40, 80, len(names))}
    return {
        "loading and compiling": _medians(loading),
        "check, generated rules": _medians(_turns(ready, turns, lambda one: check(offer, one, as_of=DAY))),
        "check, real rules": _medians(_turns(some, turns, lambda one: check(offer, one, as_of=DAY))),
    }


def states(numbers: Sequence[int], turns: int) -> Measured:
    """One offer in so many states: its file read, and its check by all rules."""
    with _files({number: grown.in_states(number) for number in numbers}) as files:
        every = load_rules(packs=PACKS)
        offers = {number: load_offer(path, every) for number, path in files.items()}
        return {
            "reading the YAML file": _medians(_turns(files, turns, lambda path: load_offer(path, every))),
            "check, all rules": _medians(_turns(offers, turns, lambda offer: check(offer, every, as_of=DAY))),
        }


def items(numbers: Sequence[int], turns: int) -> Measured:
    """One offer with so many items in one of its lists: its check by all rules."""
    every = load_rules(packs=PACKS)
    found: Measured = {}
    for name, (most, make) in grown.LISTS.items():
        sizes = sorted({min(number, most) for number in numbers})
        with _files({number: make(number) for number in sizes}) as files:
            offers = {number: load_offer(path, every) for number, path in files.items()}
        found[name] = _medians(_turns(offers, turns, lambda offer: check(offer, every, as_of=DAY)))
    return found


def _turns(things: Mapping[int, Thing], turns: int, work: Callable[[Thing], object]) -> Turns:
    """The times of every size, in turns; a turn before them warms up."""
    times = [{number: _time(partial(work, thing)) for number, thing in things.items()} for _ in range(turns + 1)][1:]
    return {number: [turn[number] for turn in times] for number in things}


def _time(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000


def _medians(times: Turns) -> list[tuple[int, float]]:
    return [(number, median(found)) for number, found in times.items()]


def _compiled(folder: Path) -> Rules:
    """The rules of a folder and no others, after a first check of an offer that is in memory."""
    names = {path.name for path in folder.iterdir()}
    loaded = load_rules([folder]).select(select=[name.upper() for name in names])
    check(load_offer(TYPICAL, loaded), loaded, as_of=DAY)
    return loaded


@contextmanager
def _generated(number: int, seed: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        for rule in generated(number, tables_of(load_rules()), seed=seed):
            rule.write(Path(folder))
        yield Path(folder)


@contextmanager
def _files(texts: Mapping[int, str]) -> Iterator[dict[int, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        files = {number: Path(folder, f"{number}.offer.yaml") for number in texts}
        for number, path in files.items():
            path.write_text(texts[number], encoding="utf-8")
        yield files
