"""The page of states: a row for each, in which the answers of several questions are filled in side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from ..offer import FIELDS
from ..offer.tables import Tables
from .clean import clean
from .control import Option
from .controls import Entries
from .controls.options import labels, worded
from .controls.spot import last
from .course import surroundings
from .pages import page
from .place import Link, home, to_question
from .stage import apart, entries_of, onward, post, standing_of
from .standing import STATES, Standing
from .statewise import HERE, Column, Statewise, columns, is_open, was

LEAD = "Every state that matters, side by side. An empty box says nothing; each answer is also in its question."
STATUS = FIELDS["licenses.status"].shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a column says of a state. `kind` is `tick`, `pick`, `text`, or `told` where it cannot be changed here."""

    name: str
    id: str
    column: str
    label: str
    kind: str
    value: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """A state with its cells; `was` has what they say now."""

    code: str
    name: str
    id: str
    cells: tuple[Cell, ...]
    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column: its name, the way to its question, and why it cannot be filled in here, if so."""

    label: str
    link: Link | None
    fixed: str
    problems: int


async def show(request: Request) -> Response:
    """The page."""
    return await apart(_show, request)


async def take(request: Request) -> Response:
    """What was posted from it, without a script."""
    entries = await entries_of(request)
    return await apart(_take, request, entries)


def _show(request: Request) -> Response:
    standing = standing_of(request)
    shown = columns(standing)
    if not shown:
        return onward(f"{home(standing.id)}/{standing.steps[0].key}")
    here, tables = Statewise(standing.draft, standing.judge.checker.tables), standing.judge.checker.tables
    also = {code for code in request.query_params.get("also", "").split(",") if code in tables.jurisdictions}
    codes = [code for code in tables.jurisdictions if code in also or code in here.states()]
    content = {
        **surroundings(request, standing, STATES),
        "lead": LEAD,
        "parts": (),
        "wrong": (),
        "notices": (),
        "heads": [_head(standing, here, column) for column in shown],
        "rows": [_row(standing, here, shown, code) for code in codes],
        "others": [(code, name) for code, name in tables.jurisdictions.items() if code not in codes],
        "also": ",".join(sorted(also)),
    }
    return page(request, "states.html.j2", content)


def _take(request: Request, entries: Entries) -> Response:
    _, standing, _ = post(request, entries)
    also = {*last(entries, "also").split(","), *entries.get("add", ())}
    verb, _, what = last(entries, "go").partition(":")
    if verb == "to":
        return onward(f"{home(standing.id)}/{what if what in standing.keys else STATES}")
    if verb == "on":
        return onward(f"{home(standing.id)}/{standing.following(STATES)}")
    kept = ",".join(code for code in standing.judge.checker.tables.jurisdictions if code in also)
    return onward(f"{home(standing.id)}/{STATES}?also={kept}&told=saved")


def _head(standing: Standing, here: Statewise, column: Column) -> Head:
    wrong = sum(address[: len(column.address)] == column.address for address in standing.problems)
    return Head(
        label=column.label,
        link=to_question(standing.id, column.path, standing.questions),
        fixed=clean(here.fixed(column)),
        problems=wrong,
    )


def _row(standing: Standing, here: Statewise, shown: tuple[Column, ...], code: str) -> StateRow:
    tables = standing.judge.checker.tables
    return StateRow(
        code=code,
        name=tables.jurisdictions[code],
        id=f"state-{code}",
        cells=tuple(_cell(here, column, code, tables) for column in shown),
        was=was(standing, code),
    )


def _cell(here: Statewise, column: Column, code: str, tables: Tables) -> Cell:
    value = here.cell(column, code)
    kind = {"list": "tick", "words": "text", "rows": "pick"}[column.kind]
    cell = Cell(
        name=f"{HERE}{code}!{column.key}",
        id=f"state-{code}-{column.key}",
        column=column.label,
        label=f"{column.label}: {tables.jurisdictions[code]}",
        kind=kind,
        value=value or "",
    )
    if not is_open(here, column):
        return replace(cell, kind="told", value="")
    if value is None:
        return replace(cell, kind="told", value=f"{here.routes(code)} licenses, see the question")
    return replace(cell, options=_statuses(value, tables)) if kind == "pick" else cell


def _statuses(value: str, tables: Tables) -> tuple[Option, ...]:
    known = {"": "Not mentioned", **labels(STATUS, tables)}
    further = {} if value in known else {value: clean(value)}
    return tuple(Option(value=c, label=worded(t), chosen=c == value) for c, t in {**known, **further}.items())
