"""What was posted from pages in, a draft with those answers out. What a page did not change is not written back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..form import Address, Draft
from ..form.fields import ENTERED
from ..offer import FIELDS, Field
from ..offer.paths import TABLES
from ..offer.tables import Tables
from . import table
from .controls import Entries
from .controls.spot import last
from .marks import known_of
from .posted import answer, digest

_NAME = re.compile(r"([a-z_]+(?:\.[a-z_]+|\.[0-9]{1,3})*)!(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a post: the draft, and the names of the questions that were in it.

    `overtaken` are names of questions whose answer had been changed elsewhere meanwhile; `lost` are tables whose rows
    had been, so that nothing was taken over into them.
    """

    draft: Draft
    names: tuple[str, ...] = ()
    overtaken: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables into whose rows something was taken over."""
        return tuple(path for path in TABLES if any(name.startswith(f"{path}.") for name in self.names))


def taken(draft: Draft, entries: Entries, tables: Tables) -> Taken:
    """The draft with the answers in `entries`."""
    done = Taken(draft)
    rows = {path: table.shown(draft, path, tables) for path in TABLES}
    for name in dict.fromkeys(_names(entries)):
        path = _table(name)
        if path and (last(entries, f"{path}!shown") or rows[path]) != rows[path]:
            done = replace(done, lost=tuple(dict.fromkeys((*done.lost, path))))
        elif known := _known(name, done.draft):
            done = _one(done, name, *known, entries, tables)
    return done


def _one(done: Taken, name: str, address: Address, asked: Field, entries: Entries, tables: Tables) -> Taken:
    before = done.draft.answer(address)
    if asked.path in TABLES:
        after, now = table.answer_of(entries, name, tables, before), table.digest_of(before, name, tables)
    else:
        after, now = answer(asked.shape, entries, name, tables, before), digest(asked.shape, before, name, tables)
    done = replace(done, names=(*done.names, name))
    if after == before and type(after.value) is type(before.value):
        return done
    overtaken = (*done.overtaken, name) if (known_of(last(entries, f"{name}!was")) or now) != now else done.overtaken
    return replace(done, draft=done.draft.answered(address, after), overtaken=overtaken)


def _names(entries: Entries) -> Iterator[str]:
    """The names of the questions of which something was posted."""
    for key in entries:
        if found := _NAME.fullmatch(key):
            yield found[1]


def _table(name: str) -> str:
    """The table that a name leads into; empty where it leads into none."""
    return next((path for path in TABLES if name.startswith(f"{path}.")), "")


def _known(name: str, draft: Draft) -> tuple[Address, Field] | None:
    """The address and the field of a question that there is."""
    if name in ENTERED:
        return tuple(name.split(".")), ENTERED[name]
    path = _table(name)
    number, _, column = name.removeprefix(f"{path}.").partition(".")
    asked = FIELDS.get(f"{path}.{column}")
    if not asked or asked.table != path or not number.isdecimal() or int(number) >= draft.rows(path):
        return None
    return (*path.split("."), int(number), column), asked
