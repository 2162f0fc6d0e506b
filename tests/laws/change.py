"""Offers as plain data with something taken away or put in another order."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

from offer_check.offer import FIELDS

Data = dict[str, Any]
Change = tuple[str, Data]
"""The path of the field that was changed, and the changed offer."""
APART = ("offer_format", "unclear", "evidence")
TABLES = {field.path: field.shape.row.IDENTITY for field in FIELDS.values() if field.shape.name == "table"}  # type: ignore[attr-defined]


def less_a_value(offer: Data) -> Iterator[Change]:
    """The offer without one field, or without one cell of a row."""
    for path in fields_in(offer):
        if not FIELDS[path].required:
            yield path, _less(offer, path.split("."))
    for table in TABLES:
        for number, row in enumerate(_at(offer, table) or ()):
            for column in row:
                if column not in TABLES[table]:
                    yield f"{table}.{column}", _less(offer, [*table.split("."), number, column])
    for path in offer.get("unclear", {}):
        if path in FIELDS:
            yield path, _less(offer, ["unclear", path])


def less_a_row(offer: Data) -> Iterator[Change]:
    """The offer without one row of a table, or one entry of a list or map."""
    for path in fields_in(offer):
        entries = _at(offer, path)
        if path == "about.role_type" or not isinstance(entries, list | dict) or len(entries) < FIELDS[path].shape.low:
            continue
        if FIELDS[path].shape.name in ("list", "table"):
            yield from ((path, _less(offer, [*path.split("."), n])) for n in range(len(entries)))
        elif FIELDS[path].shape.name == "state_map" and len(entries) > 1:
            yield from ((path, _less(offer, [*path.split("."), state])) for state in entries)


def reordered(offer: Any, random: Random, *, entries: bool) -> Any:
    """The same offer with its keys, and where `entries` is set its rows and entries, in another order."""
    if isinstance(offer, dict):
        keys = random.sample(list(offer), len(offer))
        return {key: reordered(offer[key], random, entries=entries) for key in keys}
    if isinstance(offer, list):
        items = random.sample(offer, len(offer)) if entries else offer
        return [reordered(item, random, entries=entries) for item in items]
    return offer


def fields_in(offer: Data) -> list[str]:
    """The fields that the offer states."""
    found = []
    for group, part in offer.items():
        if group in FIELDS:
            found.append(group)
        elif group not in APART:
            found += [f"{group}.{name}" for name in part]
    return found


def _at(offer: Data, path: str) -> Any:
    found: Any = offer
    for step in path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _less(offer: Data, steps: list[Any]) -> Data:
    changed = copy.deepcopy(offer)
    place: Any = changed
    for step in steps[:-1]:
        place = place[step]
    del place[steps[-1]]
    return _without_stray_words(changed)


def _without_stray_words(offer: Data) -> Data:
    """The offer without unclear words and evidence about cells: their rows may be gone."""
    for part in ("unclear", "evidence"):
        if part in offer:
            offer[part] = {path: said for path, said in offer[part].items() if "[" not in path}
    return offer
