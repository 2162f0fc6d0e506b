"""Tables: another value in a column of a row of the subject, a row more, a row less."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import TYPE_CHECKING

from ..facts.kinds import NAMED, TABLES
from ..offer import FIELDS
from ..offer.catalog import Field
from ..offer.shapes import Shape
from .data import Steps, at, cleared
from .model import Edit, Plain
from .trial import Trial, Verb
from .values import Candidate, first

if TYPE_CHECKING:
    from .trials import Trials

MOST_NEW = 40
"""Different rows that are added, one at a time."""
NEW = "Another place"
COUNTS = {"licenses": "computed.licenses", "sites": "computed.sites"}


def trials(of: Trials, table: Field, columns: set[str]) -> Iterator[Trial]:
    """The trials of a table; `columns` are those that the rule reads."""
    rows = at(of.data, table.path.split("."))
    present = rows if isinstance(rows, list) else []
    named = f"{table.path}.{NAMED[TABLES[table.path]]}"
    read = [path for path in FIELDS if path in columns and path != named]
    about = [number for number in range(len(present)) if _about(of, table, number)]
    for number in about:
        for path in read:
            yield from _column(of, FIELDS[path], number)
    yield from _new(of, table, present, read)
    for number in about if of.subject_table != table.path else ():
        yield _less(of, table, number)
    if present != [] or rows is None:
        yield _whole(of, table, "none", [])


def _about(of: Trials, table: Field, number: int) -> bool:
    """Whether a row is about the subject, where subjects are states or rows themselves; else every row is."""
    row = (of.given.value(table.path) or ())[number]
    name = str(getattr(row, NAMED[TABLES[table.path]]))
    if of.subject_table == table.path:
        return name == of.subject
    state = getattr(row, "state", None)
    return of.subject not in of.tables.jurisdictions or state is None or state == of.subject


def _column(of: Trials, field: Field, number: int) -> Iterator[Trial]:
    """Every value of one cell."""
    place = f"{of.given.offer.rows.name(field.table, number)}.{field.path.rpartition('.')[2]}"
    path: Steps = (*field.table.split("."), number, field.path.rpartition(".")[2])
    now = at(of.data, path)
    unclear = cleared(of.given.offer, of.data, place)
    label = of.paper.label(place)
    for candidate in _cells(of, field, now):
        trial = of.trial(field, candidate, ())
        edits = (Edit(path=path, value=candidate.value), *unclear)
        yield Trial(place, label, "says", trial.text, edits, trial.at, trial.limits, trial.day)
    if now is not None and not field.required:
        yield Trial(place, label, "silent", "", (Edit(path=path, value=None),))


def _cells(of: Trials, field: Field, now: Plain) -> Iterator[Candidate]:
    shape: Shape = field.shape
    if shape.name != "list":
        yield from of.values(field.path).of(shape, now)
        return
    assert shape.items
    present: list[Plain] = now if isinstance(now, list) else []
    for entry in of.values(field.path).of(shape.items, None):
        if entry.value not in present:
            yield Candidate([*present, entry.value], entry.text)
    if present != [] or now is None:
        yield Candidate([], "none")


def _new(of: Trials, table: Field, present: list[Plain], read: list[str]) -> Iterator[Trial]:
    """A row more, once for each combination of what the rule asks for."""
    names = _names(of, table)
    required = [f for f in FIELDS.values() if f.table == table.path and f.required and f.path not in read]
    key = NAMED[TABLES[table.path]]
    base: dict[str, Plain] = {
        f.path.rpartition(".")[2]: first(f.shape, of.tables) for f in required if f.path.rpartition(".")[2] != key
    }
    options = [list(_asked(of, FIELDS[path])) for path in read]
    ways = ((name, cells) for name in names for cells in product(*options))
    for name, cells in islice(ways, MOST_NEW):
        said = zip(read, cells, strict=True)
        row = {**base, key: name.value, **{p.rpartition(".")[2]: c.value for p, c in said if c.value is not None}}
        text = _named(name.text, ", ".join(c.text for c in cells if c.text))
        yield _whole(of, table, text, [*present, row])


def _named(name: str, said: str) -> str:
    return f"{name} ({said})" if name and said else name or said or "with nothing but its name"


def _names(of: Trials, table: Field) -> list[Candidate]:
    """What a new row may be about."""
    key = NAMED[TABLES[table.path]]
    if key == "state":
        return [Candidate(state, state) for state in of.states()]
    if key == "name":
        return [Candidate(NEW, "")]
    field = FIELDS[f"{table.path}.{key}"]
    asked = of.inquiry.of(field.path).words
    found = list(of.values(field.path).of(field.shape, None))
    return [c for c in found if c.value in asked] or found[:1]


def _asked(of: Trials, field: Field) -> Iterator[Candidate]:
    """The values of a column that a rule names; of a column that it reads otherwise the first few, or nothing."""
    words = of.inquiry.of(field.path).words
    found = list(_cells(of, field, None))
    named = [c for c in found if any(word in words for word in (c.value if isinstance(c.value, list) else [c.value]))]
    if named:
        yield from named
    elif field.shape.name in ("yes_no", "number", "date", "choice"):
        yield from found[:5]
    if not field.required:
        yield Candidate(None, "")


def _less(of: Trials, table: Field, number: int) -> Trial:
    name = of.given.offer.rows.name(table.path, number)
    text = name.partition("[")[2].removesuffix("]")
    edits = (Edit(path=(*table.path.split("."), number), value=None), *_beside(of, name))
    return Trial(table.path, of.paper.label(table.path), "lacks", text, edits)


def _beside(of: Trials, row: str) -> Iterator[Edit]:
    """Unclear words and evidence about a row that goes."""
    for group in ("unclear", "evidence"):
        noted = of.data.get(group)
        for key in noted if isinstance(noted, dict) else ():
            target = of.given.offer.rows.target(key)
            if target.row is not None and of.given.offer.rows.canonical(target).startswith(f"{row}."):
                yield Edit(path=(group, key), value=None)


def _whole(of: Trials, table: Field, text: str, rows: list[Plain]) -> Trial:
    edit = Edit(path=tuple(table.path.split(".")), value=rows)
    unclear = cleared(of.given.offer, of.data, table.path)
    beside: tuple[Edit, ...] = ()
    if not rows:
        known = of.given.value(table.path) or ()
        beside = tuple(e for n in range(len(known)) for e in _beside(of, of.given.offer.rows.name(table.path, n)))
    verb: Verb = "has" if rows else "says"
    return Trial(table.path, of.paper.label(table.path), verb, text, (edit, *unclear, *beside))
