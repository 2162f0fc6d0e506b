"""What the checker says of plain offers, and offers to ask it about."""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from offer_check import load_rules, source
from offer_check.checker.checker import Checker
from offer_check.checker.examples import TODAY
from offer_check.offer.file import of
from offer_check.report import Report
from tests.oracle.interest import fields_read, numbers_tested
from tests.oracle.offers import NUMBERS, Sampler

Results = dict[tuple[str, str], str]
"""Outcomes by rule and subject."""
RULES = load_rules(packs=("core", "extended", "program"))
CHECKER = Checker(RULES)
READ = fields_read(RULES)
NEAR = (*NUMBERS, *numbers_tested(RULES))


def report(offer: Any, checker: Checker = CHECKER) -> Report:
    """The report on an offer as plain data."""
    document = source.read_bytes(json.dumps(offer).encode(), name="offer", syntax="json")
    return checker.check(of(document, checker.tables), as_of=TODAY)


def results(offer: Any, checker: Checker = CHECKER) -> Results:
    """The outcomes on an offer as plain data."""
    return {(r.rule, r.subject): str(r.outcome) for r in report(offer, checker).results}


@cache
def offers() -> SearchStrategy[dict[str, Any]]:
    """Offers that rules can decide on, without evidence and without unclear cells of rows."""
    return st.integers(0, 2**32 - 1).map(_offer)


def _offer(seed: int) -> dict[str, Any]:
    offer = Sampler(Random(seed), CHECKER.tables, READ, NEAR).offer()
    offer.pop("evidence", None)
    if "unclear" in offer:
        offer["unclear"] = {path: words for path, words in offer["unclear"].items() if "[" not in path}
    return offer
