"""A document -> the offer or the preferences that it holds, or every fault that keeps it from being one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from ..errors import ConfigError, OfferError
from ..source import Document
from .about import completed, contradictions
from .evidence import read_evidence, read_unclear
from .faults import faults, problems_of
from .identity import row_names
from .model import Offer
from .preferences import Preferences
from .refusal import Problem, found
from .tables import Tables
from .terms import Terms

_BESIDE = ("evidence", "unclear")
_NO_TABLES = Tables({}, {}, {})


def load(document: Document, tables: Tables) -> Offer:
    """The offer in `document`; raises `OfferError` with all faults, each at its place."""
    offer, problems = examine(document.data, tables)
    if offer is None:
        raise OfferError(faults(document, problems))
    return offer


def examine(data: Any, tables: Tables) -> tuple[Offer | None, tuple[Problem, ...]]:
    """The offer in the data of a file; or None, and everything that keeps the data from being one."""
    if not isinstance(data, dict):
        return None, (_no_mapping(data),)
    data = {**data, "about": completed(data.get("about") or {})}
    rows, problems = row_names(data, tables)
    problems += contradictions(data["about"])
    unclear = read_unclear(data, rows, problems)
    evidence = read_evidence(data, rows, problems)
    try:
        terms = Terms.model_validate({k: v for k, v in data.items() if k not in _BESIDE}, context=tables)
    except ValidationError as error:
        return None, (*problems, *problems_of(error, tables))
    if problems:
        return None, tuple(problems)
    return Offer.of(terms, rows=rows, evidence=evidence, unclear=unclear), ()


def load_preferences(document: Document) -> Preferences:
    """The preferences in `document`, under the key `preferences` or at the top; `ConfigError` with all faults."""
    data: Any = document.data
    if not isinstance(data, dict):
        raise ConfigError(faults(document, [_no_mapping(data)]))
    inside = set(data) == {"preferences"}
    try:
        return Preferences.model_validate(data["preferences"] or {} if inside else data, context=_NO_TABLES)
    except ValidationError as error:
        problems = problems_of(error, _NO_TABLES, within=("preferences",))
        top = [problem if inside else replace(problem, path=problem.path[1:]) for problem in problems]
        raise ConfigError(faults(document, top)) from None


def _no_mapping(data: Any) -> Problem:
    return Problem(message=f"found {found(data)}", accepted="a mapping of keys to values")
