"""The text of a value for reports: codes as words, numbers without their unit, money with its period."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from .catalog import shape_of
from .entry import Row
from .rows import TableShape
from .shapes import Shape
from .values import Backup, Dea, Distance, Fee, Limit, Money, Pace, PaymentDate, Promise, Range, SlotLength

_SPELLED = {
    "ai": "AI",
    "app": "APP",
    "cns": "CNS",
    "econsult": "e-consult",
    "ed": "ED",
    "emr": "EMR",
    "followup": "follow-up",
    "gu": "GU",
    "ma": "MA",
    "onsite": "on-site",
    "postop": "post-op",
    "sbrt": "SBRT",
    "us": "US",
    "vdi": "VDI",
    "vpn": "VPN",
    "wrvu": "wRVU",
}
_HYPHENATED = {
    "audio_only": "audio-only",
    "claims_made": "claims-made",
    "follow_up": "follow-up",
    "full_time_remote_platform": "full-time remote platform",
    "low_risk_only": "low-risk only",
    "on_site_physician": "on-site physician",
    "on_treatment_check": "on-treatment check",
    "self_insured_trust": "self-insured trust",
    "total_body_exam": "total-body exam",
}


def show(value: Any, shape: Shape) -> str:
    """The text of a normalized value of `shape`; empty for None, `none` for an empty list."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value if shape.name in ("text", "state") and value not in shape.words else spelled(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"expected {value.isoformat()}" if shape.name == "board_certified" else value.isoformat()
    if isinstance(value, tuple):
        return _entries(value, shape)
    if isinstance(value, dict):
        return "; ".join(f"{state}: {words}" for state, words in sorted(value.items())) or "none"
    return _VALUES[type(value)](value)


@functools.lru_cache(maxsize=4096)
def spelled(code: str) -> str:
    """A code as words: `salary_plus_wrvu` becomes `salary plus wRVU`."""
    return _HYPHENATED.get(code) or " ".join(_SPELLED.get(word, word) for word in code.split("_"))


def _entries(values: tuple[Any, ...], shape: Shape) -> str:
    if isinstance(shape, TableShape):
        return "; ".join(map(_row, values)) or "none"
    items = shape.items
    assert items
    between = ", " if items.name in ("choice", "state") else "; "
    return between.join(show(value, items) for value in values) or "none"


def _row(row: Row) -> str:
    texts = (_cell(name, title, getattr(row, name), shape) for name, title, shape in _columns(type(row)))
    return ", ".join(filter(None, texts))


@functools.cache
def _columns(row: type[Row]) -> tuple[tuple[str, str, Shape], ...]:
    """The columns of a kind of rows: name, title and shape."""
    cells = ((name, info.title or "", shape_of(info)) for name, info in row.model_fields.items())
    return tuple((name, title, shape) for name, title, shape in cells if shape)


def _cell(name: str, title: str, value: Any, shape: Shape) -> str:
    """One column: a number with its name and unit, an answer with what it answers, a word that says it all alone."""
    text = show(value, shape)
    if isinstance(value, Range):
        return f"{spelled(name)}: {text} {shape.unit}".rstrip()
    answers = isinstance(value, bool) or text == "none" or "yes" in shape.choices or text[:1].isdigit()
    return f"{title[:1].lower()}{title[1:]}: {text}" if answers and text else text


def _number(number: Decimal) -> str:
    text = f"{number:,.2f}"
    return text.rstrip("0").rstrip(".")


def _range(value: Range) -> str:
    if value.word:
        return value.word
    return _number(value.low) if value.low == value.high else f"{_number(value.low)} to {_number(value.high)}"


def _dollars(amount: Range, per: str) -> str:
    ends = dict.fromkeys((amount.low, amount.high))
    return f"{' to '.join(f'${_cents(end)}' for end in ends)} {'an' if per == 'hour' else 'a'} {per}"


def _cents(number: Decimal) -> str:
    return f"{number:,.0f}" if number == round(number) else f"{number:,.2f}"


def _measure(value: Distance | Limit) -> str:
    return counted(value.value, value.unit)


def counted(value: Range, unit: str) -> str:
    """A number with its unit, singular where it is one: `1 hour`, `30 miles`."""
    return f"{_range(value)} {unit.removesuffix('s') if value.low == value.high == 1 else unit}"


def _named(**numbers: Range | None) -> str:
    return ", ".join(f"{name.replace('_', '-')} {_range(number)}" for name, number in numbers.items() if number)


def _backup(value: Backup) -> str:
    said = [] if value.available is None else ["yes" if value.available else "no"]
    return ", ".join([*said, f"within {counted(value.minutes, 'minutes')}"] if value.minutes else said)


def _paid(value: PaymentDate) -> str:
    event = spelled(value.event) if value.event else ""
    if not value.days:
        return f"at {event}"
    return f"within {counted(value.days, 'days')}" + (f" of {event}" if event else "")


def _dea(value: Dea) -> str:
    paid = [f"paid by {value.paid_by}"] if value.paid_by else []
    return "; ".join(paid if value.states is None else [*paid, ", ".join(value.states) or "no states"])


def _fee(value: Fee) -> str:
    dollars = _dollars(value.amount, value.per)
    return f"{value.label}: {dollars}" if value.label else dollars


def _promise(value: Promise) -> str:
    return f"{value.text} ({spelled(value.code)})" if value.code else value.text


_VALUES: Mapping[type, Callable[[Any], str]] = {
    Range: _range,
    Money: lambda value: _dollars(value.amount, value.per),
    Fee: _fee,
    Pace: lambda value: _named(median=value.median, minimum=value.minimum, maximum=value.maximum),
    SlotLength: lambda value: _named(new=value.new, follow_up=value.follow_up),
    Distance: _measure,
    Limit: _measure,
    Backup: _backup,
    PaymentDate: _paid,
    Dea: _dea,
    Promise: _promise,
}
