"""Offers written as fragments, and what the rules of all packs say of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from offer_check import source
from offer_check.checker.checker import Checker
from offer_check.checker.examples import TODAY, laid_over
from offer_check.offer import load_preferences
from offer_check.offer.file import of
from offer_check.report import Report, Result
from tests.laws.said import CHECKER

Data = dict[str, Any]
GS, D, RO = SPECIALTIES = ("general_surgery", "dermatology", "radiation_oncology")
ROLES = tuple(CHECKER.tables.roles)


def review(
    fragment: Mapping[str, Any] | None = None,
    *,
    specialty: str = GS,
    role: str | Sequence[str] = "hybrid_clinic",
    as_of: date = TODAY,
    preferences: Mapping[str, Any] | None = None,
    checker: Checker = CHECKER,
) -> Report:
    """The report on an offer of that specialty and role, with the groups and dotted keys of `fragment` in it."""
    about = {"specialty": specialty, "role_type": role if isinstance(role, str) else list(role)}
    offer = of(_document(laid_over({"offer_format": 1, "about": about}, fragment or {})), checker.tables)
    wishes = load_preferences(_document(laid_over({}, preferences))) if preferences else None
    return checker.check(offer, as_of=as_of, preferences=wishes)


def _document(data: Any) -> source.Document:
    return source.read_bytes(json.dumps(data).encode(), name="offer", syntax="json")


def of_rule(report: Report, rule: str) -> list[Result]:
    """The results of one rule, in the report's order."""
    return [r for r in report.results if r.rule == rule]


def only(report: Report, rule: str) -> Result:
    """The one result of a rule."""
    (result,) = of_rule(report, rule)
    return result


def said(report: Report, rule: str) -> str:
    """The outcome of the one result of a rule."""
    return str(only(report, rule).outcome)


def applying(report: Report) -> set[str]:
    """The rules that have something to say: any outcome but not applicable."""
    return {r.rule for r in report.results if r.outcome != "not_applicable"}
