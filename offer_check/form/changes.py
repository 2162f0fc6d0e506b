"""A document and the draft that it is to become in, the single changes on that way out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..offer import FIELDS, GROUPS
from ..offer.identity import row_names
from ..offer.paths import TABLES, RowNames
from ..offer.refusal import Refused
from ..offer.tables import Tables
from ..source.plain import same
from .draft import Address, Draft

_GROUPS = frozenset(GROUPS) - FIELDS.keys()
_BESIDE = ("evidence", "unclear")


@dataclass(frozen=True, slots=True)
class Change:
    """What is to stand at a path; `gone`: nothing."""

    path: Address
    value: Any = None
    gone: bool = False


def changes(data: Mapping[str, Any], draft: Draft, tables: Tables) -> Iterator[Change]:
    """What has to change in `data` so that it says what `draft` does, in an order in which it can be done."""
    wanted = draft.data(tables)
    values = {key: value for key, value in data.items() if key not in _BESIDE}
    yield from _differing(values, {key: value for key, value in wanted.items() if key not in _BESIDE}, ())
    rows, _ = row_names(draft.values, tables)
    for name in _BESIDE:
        old = data.get(name) or {}
        yield from _differing(old, _as_spelled(old, wanted.get(name, {}), rows), (name,))


def _differing(old: Mapping[str, Any], new: Mapping[str, Any], path: Address) -> Iterator[Change]:
    for key, value in old.items():
        if new.get(key) is None and value is not None:
            yield from _without(value, (*path, key))
    for key, value in new.items():
        if value is not None and not same(old.get(key), value):
            yield from _with(old.get(key), value, (*path, key))


def _without(value: Any, path: Address) -> Iterator[Change]:
    """A group stays when all that it held goes, and so do the comments in it."""
    if len(path) == 1 and path[0] in _GROUPS and isinstance(value, Mapping):
        yield from _differing(value, {}, path)
    else:
        yield Change(path, gone=True)


def _with(old: Any, new: Any, path: Address) -> Iterator[Change]:
    if len(path) == 1 and path[0] in _GROUPS and isinstance(new, Mapping):
        yield from _differing(old or {}, new, path)
    elif ".".join(map(str, path)) in TABLES and isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _rows(old, new, path)
    else:
        yield Change(path, new)


def _rows(old: list[Any], new: list[Any], path: Address) -> Iterator[Change]:
    """Rows that are changed, added at the end, or taken away; those in between stay as they are written."""
    stay = old
    for number in [number for number, row in enumerate(old) if len(old) > len(new) and not _is_among(row, new)][:1]:
        yield Change((*path, number), gone=True)
        stay = [row for at, row in enumerate(old) if at != number]
    if len(stay) > len(new):
        yield Change(path, new)
        return
    for number, (before, after) in enumerate(zip(stay, new, strict=False)):
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from _differing(before, after, (*path, number))
        elif not same(before, after):
            yield Change((*path, number), after)
    for number in range(len(stay), len(new)):
        yield Change((*path, number), new[number])


def _is_among(row: Any, rows: list[Any]) -> bool:
    return any(same(row, other) for other in rows)


def _as_spelled(old: Mapping[str, Any], new: Mapping[str, Any], rows: RowNames) -> Mapping[str, Any]:
    """`new` with the keys that lead to the same places in `old`, where they still do."""
    spelled = {_known(key, rows): key for key in reversed([*old])}
    return {key if key in old else spelled.get(key, key): said for key, said in new.items()}


def _known(key: str, rows: RowNames) -> str:
    """The one path that `key` stands for; itself where it leads nowhere."""
    try:
        return rows.canonical(rows.target(key))
    except Refused:
        return key
