"""The most that an offer file may hold, in every format: soon, and cut with a mark where it need not be whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import TypeVar

import pytest

from offer_check.render import renderer
from offer_check.render.page.guard import CUT
from offer_check.report import Report
from tests.hostile import offers

MOST = 500
SECONDS = 60
"""Never reached: what matters is that the time does not grow without a bound."""

T = TypeVar("T")


@cache
def largest() -> Report:
    """The report on an offer with as many items, rows, papers and endless words as a file may hold."""
    data = offers.stated("dermatology", 0)
    words = [f"{'w' * 480} {number}" for number in range(MOST)]
    data["about"] |= {"note": "w" * 4000, "label": "w" * 200, "employer_name": "w" * 200}
    data["about"]["promised_remotely"] = [f"{'w' * 2000} {number}" for number in range(MOST // 5)]
    data["support"]["team"] = data["work_mix"]["conditions_treated"] = words
    data["sites"] = [{"name": f"{'w' * 190} {number}", "state": "TX"} for number in range(MOST)]
    data["pay"]["per_case_fee"] = [{"label": f"fee {number}", "amount": 90, "per": "case"} for number in range(MOST)]
    papers = [
        {"source": "verbal", "where": "w" * 200, "words": f"{'w' * 2000} {number}"} for number in range(MOST // 5)
    ]
    data |= {"unclear": {}, "evidence": {"about.note": papers}}
    return offers.report_on(data)


def soon(make: Callable[[], T]) -> T:
    """What `make` gives, if that takes no longer than it may."""
    start = _worked()
    made = make()
    assert _worked() - start < SECONDS
    return made


def _worked() -> float:
    """Seconds of work so far, of children too; time on the clock depends on what else the machine does."""
    return sum(os.times()[:4])


@pytest.mark.parametrize("name", ["text", "json", "markdown", "html"])
def test_the_largest_offer_is_written_soon(name: str) -> None:
    made = soon(lambda: renderer(name)([largest()]))
    assert len(made) < 4_000_000


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_texts_are_cut_with_a_mark_and_ids_are_not(name: str) -> None:
    made = renderer(name)([largest()])
    assert isinstance(made, str)
    mark = {"markdown": CUT.replace("[", r"\[").replace("]", r"\]"), "html": CUT}[name]
    assert mark in made
    assert [r.rule for r in largest().results if r.rule not in made] == []


def test_the_largest_terms_are_drawn_soon() -> None:
    report = offers.slim(largest())
    made = soon(lambda: renderer("pdf")([report]))
    assert isinstance(made, bytes)
    assert made.startswith(b"%PDF-")
