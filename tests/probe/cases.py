"""Rules on the offers of the project, each pair explained once; and offers with edits done, the plain way."""

from __future__ import annotations

import copy
import functools
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from offer_check import load_offer, load_rules, source
from offer_check.checker.checker import Checker
from offer_check.checker.examples import TODAY
from offer_check.offer import load_preferences
from offer_check.offer.file import OfferFile, of
from offer_check.probe.model import Edit, Probing
from offer_check.probe.probing import Prober
from offer_check.report import Report

ROOT = Path(__file__).parents[2]
RULES = load_rules(packs=("core", "extended", "program"))
CHECKER = Checker(RULES)
FILES = (*sorted((ROOT / "examples").glob("*.offer.*")), *sorted((ROOT / "tests" / "fixtures").glob("*.offer.yaml")))
LATE = ("WRT-01", "WRT-02")
"""Rules that ask which fields the other rules read."""
PAIRS = tuple((rule, FILES[number % len(FILES)]) for number, rule in enumerate(RULES.rules))
"""Each rule on one offer, the offers in turn."""
TRIED = PAIRS[1::3]
"""Those of which changes are tried."""


@functools.cache
def offer(path: Path) -> OfferFile:
    """The offer in a file."""
    return load_offer(path, RULES)


@functools.cache
def prober(rule: str) -> Prober:
    """A rule, compiled once."""
    return Prober(RULES, rule, TODAY)


@functools.cache
def probed(rule: str, path: Path) -> Probing:
    """A rule explained on an offer."""
    return prober(rule).probe(offer(path))


@functools.cache
def told(rule: str, path: Path) -> Probing:
    """A rule explained on an offer, without trying what would change it."""
    return prober(rule).probe(offer(path), trying=False)


@functools.cache
def reported(path: Path) -> Report:
    """The report on an offer."""
    return CHECKER.check(offer(path), as_of=TODAY)


@functools.cache
def checker(rule: str) -> Checker:
    """The checker of the whole rule set; for rules that ask about the others the one that a user of the pack has."""
    return Checker(RULES.select(packs=("core", RULES.rules[rule].pack))) if rule in LATE else CHECKER


def plain(data: Any, name: str = "offer") -> OfferFile:
    """An offer out of plain data."""
    document = source.read_bytes(json.dumps(data).encode(), name=name, syntax="json")
    return of(document, CHECKER.tables)


def changed(data: Any, edits: Iterable[Edit]) -> Any:
    """A copy of data with edits done."""
    found = copy.deepcopy(data)
    for edit in edits:
        place = found
        for step in edit.path[:-1]:
            place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
        if edit.value is None:
            del place[edit.path[-1]]
        else:
            place[edit.path[-1]] = edit.value
    return found


def report_after(rule: str, data: Any, edits: Iterable[Edit]) -> Report:
    """The report of a whole check on an offer with edits done."""
    edits = list(edits)
    wishes = changed({}, [edit for edit in edits if edit.path[0] == "preferences"])
    raw = json.dumps(wishes).encode()
    preferences = load_preferences(source.read_bytes(raw, name="wishes", syntax="json")) if wishes else None
    file = plain(changed(data, [edit for edit in edits if edit.path[0] != "preferences"]))
    return checker(rule).check(file, as_of=TODAY, preferences=preferences)
