"""A field in, a value for it out as plain data, so that people see how such a value is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .catalog import FIELDS, Field
from .shapes import Shape
from .tables import Tables

DAY = "2027-07-01"
STATE = "TX"
STATES = ("TX", "FL")
_BY_UNIT: Mapping[str, float] = {
    "percent": 40,
    "days/week": 2,
    "half-days/week": 2,
    "days/month": 4,
    "per month": 2,
    "hours/week": 4,
    "hours/month": 20,
    "per day": 12,
    "minutes": 20,
    "hours": 48,
    "days": 30,
    "months": 6,
    "wRVU/year": 5000,
    "per hour": 4,
    "USD": 150,
}
_BY_SHAPE: Mapping[str, Any] = {
    "yes_no": True,
    "board_certified": True,
    "state": STATE,
    "date": DAY,
    "format": 1,
    "wrvu_credit": "full",
    "patients_per_hour": {"median": 4, "minimum": 3, "maximum": 5},
    "minutes_per_visit": {"new": 40, "follow_up": 20},
    "distance": {"value": 30, "unit": "miles"},
    "limit": {"value": 5, "unit": "hours"},
    "money": {"amount": 150, "per": "hour"},
    "fees": {"amount": 150, "per": "case"},
    "state_map": {STATE: "Lakeside clinic, Austin"},
}
_BY_PATH: Mapping[str, Any] = {
    "about.label": "Lakeside, second draft",
    "about.employer_name": "Lakeside Health",
    "about.note": "The recruiter promised a call on the schedule.",
    "about.subspecialty_focus": ["survivorship"],
    "about.promised_remotely": [{"text": "Wound checks after surgery by video"}],
    "sites.name": "Lakeside clinic",
    "patients.countries": ["Canada"],
    "work_mix.conditions_treated": ["acne", "hernia follow-up"],
    "pay.base": {"amount": 320_000, "per": "year"},
    "pay.minimum_guarantee": {"amount": 320_000, "per": "year"},
    "benefits.cme_support": {"amount": 4000, "per": "year"},
    "technology.internet_stipend": {"amount": 50, "per": "month"},
    "billing.audio_only_rule": "Telephone visits are billed as office visits with modifier 93.",
    "safety.offline_fallback": "Treatment waits until the physician is back online.",
    "safety.monitoring_hours": "8 to 17 on workdays",
    "support.team": ["virtual care nurse", "program coordinator"],
    "support.team_meetings": "every second Tuesday",
    "quality.medical_director_specialty": "internal medicine",
    "second_opinion.case_scope": ["elective hernia"],
    "academic.teaching": "one half day a week with residents",
    "academic.leadership_path": "associate director after two years",
    "career.recent_practice_requirement": "in-person practice within the last two years",
    "strategy.program_owner": "chief medical information officer",
}


def example(field: Field, tables: Tables) -> Any:
    """A value of `field` as it may stand in a file: a bool, number, text, list or mapping; of a table its rows."""
    if field.path in _BY_PATH:
        return _BY_PATH[field.path]
    if field.shape.name == "table":
        columns = (column for column in FIELDS.values() if column.table == field.path)
        return [{column.path.rpartition(".")[2]: example(column, tables) for column in columns}]
    return _of(field.shape, tables)


def _of(shape: Shape, tables: Tables) -> Any:
    if shape.name in _BY_SHAPE:
        return _BY_SHAPE[shape.name]
    return _MAKERS.get(shape.name, _parts)(shape, tables)


def _choice(shape: Shape, tables: Tables) -> Any:
    return next(iter(getattr(tables, shape.table) if shape.table else shape.choices))


def _number(shape: Shape, tables: Tables) -> Any:
    return _BY_UNIT.get(shape.unit, min(2, shape.high))


def _text(shape: Shape, tables: Tables) -> Any:
    return shape.choices[0] if shape.choices else "the words of the offer"


def _list(shape: Shape, tables: Tables) -> Any:
    assert shape.items
    if shape.items.name == "state":
        return list(STATES)
    return [*shape.items.choices[:2]] or [_of(shape.items, tables)]


def _parts(shape: Shape, tables: Tables) -> Any:
    return {name: _of(part, tables) for name, part in shape.parts}


_MAKERS: Mapping[str, Callable[[Shape, Tables], Any]] = {
    "choice": _choice,
    "number": _number,
    "text": _text,
    "list": _list,
}
