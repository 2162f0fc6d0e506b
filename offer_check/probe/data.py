"""Plain data of an offer file, and the same with an edit done: what is taken away leaves no unclear words behind."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable

from ..offer import Offer
from ..offer.refusal import Refused
from .model import Edit, Plain

Steps = tuple[str | int, ...]
"""A path into data."""
ALWAYS = ("offer_format", "about")
NOTES = ("evidence", "unclear")


def at(data: Plain, path: Iterable[str | int]) -> Plain:
    """The value at a path, None where there is none."""
    found = data
    for step in path:
        if isinstance(found, dict) and isinstance(step, str):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int) and step < len(found):
            found = found[step]
        else:
            return None
    return found


def edited(data: dict[str, Plain], edits: Iterable[Edit]) -> dict[str, Plain]:
    """A copy of the data with the edits done. The data itself stays as it is."""
    changed: dict[str, Plain] = dict(data)
    for edit in edits:
        _set(changed, edit.path, edit.value)
    return changed


def _set(data: dict[str, Plain], path: Steps, value: Plain) -> None:
    place: dict[str, Plain] | list[Plain] = data
    for step in path[:-1]:
        inner = at(place, (step,))
        fresh: dict[str, Plain] | list[Plain] = copy.copy(inner) if isinstance(inner, dict | list) else {}
        _put(place, step, fresh)
        place = fresh
    if value is None and isinstance(place, dict):
        place.pop(str(path[-1]), None)
    elif value is None and isinstance(place, list) and isinstance(path[-1], int):
        del place[path[-1]]
    else:
        _put(place, path[-1], value)


def _put(place: dict[str, Plain] | list[Plain], step: str | int, value: Plain) -> None:
    if isinstance(place, dict):
        place[str(step)] = value
    elif isinstance(step, int):
        place[step] = value


def trimmed(data: dict[str, Plain], groups: Collection[str]) -> dict[str, Plain]:
    """The data of these groups alone, with what is noted about them; of evidence that about rows, whose names count."""
    kept = {key: part for key, part in data.items() if key in (*groups, *ALWAYS)}
    for group in NOTES:
        noted = data.get(group)
        if isinstance(noted, dict):
            kept[group] = {key: said for key, said in noted.items() if _counts(group, key, groups)}
    return kept


def _counts(group: str, key: str, groups: Collection[str]) -> bool:
    in_row = "[" in key
    known = key.partition("[")[0].partition(".")[0] in groups
    return in_row and known if group == "evidence" else known or not in_row


def cleared(offer: Offer, data: dict[str, Plain], path: str) -> tuple[Edit, ...]:
    """The edits that take the unclear words about a field away, or about the whole that it is part of."""
    unclear = data.get("unclear")
    found = []
    for key in unclear if isinstance(unclear, dict) else ():
        try:
            name = offer.rows.canonical(offer.rows.target(key))
        except Refused:
            continue
        if name == path:
            found.append(Edit(path=("unclear", key), value=None))
    return tuple(found)
