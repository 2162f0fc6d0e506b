"""What a draft says state by state, in four answers and a table: read, and changed, one state at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode

from ..form import Address, Draft
from ..form.answer import Answer
from ..form.fields import ENTERED
from ..offer.display import spelled
from ..offer.refusal import Refused
from ..offer.scalars import STATE
from ..offer.tables import Tables
from .controls import Entries
from .controls.spot import last
from .standing import Standing

LICENSES = ("licenses",)
ON, NONE, HERE = "on", "None at all", "states."


@dataclass(frozen=True, slots=True)
class Column:
    """One answer that names states. `kind` is how a state stands in it: in a list, with words, or as a row."""

    key: str
    path: str
    label: str
    kind: Literal["list", "words", "rows"]

    @property
    def address(self) -> Address:
        """Where its answer is in a draft."""
        return tuple(self.path.split("."))


COLUMNS = (
    Column("patients", "patients.states", "Patients there", "list"),
    Column("license", "licenses", "Your license", "rows"),
    Column("covered", "malpractice.states_covered", "Malpractice covers it", "list"),
    Column("remote", "where.remote_work_states", "You may work from there", "list"),
    Column("partner", "safety.in_person_partner", "In-person partner", "words"),
)


@dataclass(frozen=True, slots=True)
class Statewise:
    """A draft, state by state."""

    draft: Draft
    tables: Tables

    def fixed(self, column: Column) -> str:
        """Why a column cannot be filled in state by state, in words; empty where it can."""
        answer = self.draft.answer(column.address)
        if answer.state == "unclear":
            return f"Unclear: “{answer.words}”"
        if isinstance(answer.value, str) and column.kind == "list" and not self._code(answer.value):
            word = dict(ENTERED[column.path].shape.same).get(answer.value, answer.value)
            known = word in ENTERED[column.path].shape.words
            return spelled(word).capitalize() if known else "Cannot be used yet"
        kinds = {"list": list | str, "words": dict, "rows": list}
        if answer.value is not None and not isinstance(answer.value, kinds[column.kind]):
            return "Cannot be used yet"
        return NONE if answer.value == [] else ""

    def states(self) -> tuple[str, ...]:
        """The codes of all states that occur anywhere, in the order of the table of jurisdictions."""
        found = {code for column in COLUMNS if not self.fixed(column) for code in self._named(column)}
        return tuple(code for code in self.tables.jurisdictions if code in found)

    def cell(self, column: Column, code: str) -> str | None:
        """What a column says of a state: `on`, words, the status of a license, or nothing; None where that is more than
        one thing."""
        value = self.draft.answer(column.address).value
        if column.kind == "list":
            return ON if code in self._named(column) else ""
        if column.kind == "words":
            words = next((words for key, words in (value or {}).items() if self._code(key) == code), "")
            return words if isinstance(words, str) else ""
        rows = self._rows(code)
        if len(rows) > 1:
            return None
        status = self.draft.answer((*LICENSES, rows[0], "status")).value if rows else ""
        return status if isinstance(status, str) else ""

    def routes(self, code: str) -> int:
        """How many licenses of a state there are."""
        return len(self._rows(code))

    def changed(self, column: Column, code: str, said: str) -> Draft:
        """The draft that says something else of a state in a column."""
        if self.fixed(column) and self.fixed(column) != NONE:
            return self.draft
        if column.kind == "rows":
            return self._licensed(code, said)
        before = self.draft.answer(column.address)
        value = (
            self._listed(before.value, code, said) if column.kind == "list" else self._worded(before.value, code, said)
        )
        return self.draft.answered(column.address, Answer(value=value, papers=before.papers))

    def _listed(self, value: Any, code: str, said: str) -> list[Any] | None:
        items = value if isinstance(value, list) else [] if value is None else [value]
        others = [item for item in items if self._code(item) != code]
        return ([*others, code] if said else others) or None

    def _worded(self, value: Mapping[str, Any] | None, code: str, said: str) -> dict[str, Any] | None:
        others = {key: words for key, words in (value or {}).items() if self._code(key) != code}
        return ({**others, code: said} if said.strip() else others) or None

    def _licensed(self, code: str, said: str) -> Draft:
        rows = self._rows(code)
        if not rows:
            return self.draft.with_row("licenses", {"state": code, "status": said}) if said else self.draft
        if len(rows) > 1:
            return self.draft
        row: Mapping[str, Any] = self.draft.values["licenses"][rows[0]]
        if not said and row.keys() <= {"state", "status"}:
            return self.draft.without_row("licenses", rows[0])
        return self.draft.answered((*LICENSES, rows[0], "status"), Answer(value=said or None))

    def _rows(self, code: str) -> list[int]:
        rows = self.draft.answer(LICENSES).value
        found = enumerate(rows if isinstance(rows, list) else ())
        return [number for number, row in found if isinstance(row, Mapping) and self._code(row.get("state")) == code]

    def _named(self, column: Column) -> set[str]:
        value = self.draft.answer(column.address).value
        return {code for item in self._items(column, value) if (code := self._code(item))}

    def _items(self, column: Column, value: Any) -> Sequence[Any]:
        if column.kind == "rows":
            return [row.get("state") for row in value or () if isinstance(row, Mapping)]
        if isinstance(value, Mapping):
            return list(value)
        return value if isinstance(value, list) else [value]

    def _code(self, text: Any) -> str:
        """The code of the state that a text names; empty where it names none."""
        try:
            return str(STATE.read(text, self.tables) or "")
        except Refused:
            return ""


def columns(standing: Standing) -> tuple[Column, ...]:
    """The columns whose questions are asked for this job."""
    return tuple(column for column in COLUMNS if column.path in standing.questions)


def taken(draft: Draft, entries: Entries, tables: Tables) -> tuple[Draft, tuple[str, ...]]:
    """The draft with what was posted of states, cell by cell where a page changed it; and the names of these states."""
    names = []
    for code in _named(entries, tables):
        name = f"{HERE}{code}"
        names.append(name)
        was = dict(parse_qsl(last(entries, f"{name}!was"), keep_blank_values=True))
        for column in COLUMNS:
            said = last(entries, f"{name}!{column.key}")
            if column.key in was and said != was[column.key]:
                draft = Statewise(draft, tables).changed(column, code, said)
    return draft, tuple(names)


def was(standing: Standing, code: str) -> str:
    """What the cells of a state say."""
    here = Statewise(standing.draft, standing.judge.checker.tables)
    said = {column.key: here.cell(column, code) for column in columns(standing) if is_open(here, column)}
    return urlencode({key: value for key, value in said.items() if value is not None})


def after(entries: Entries, name: str) -> str:
    """What a page that stays open carries as `!was` once its `entries` were taken over: what its cells say."""
    was = dict(parse_qsl(last(entries, f"{name}!was"), keep_blank_values=True))
    return urlencode({key: last(entries, f"{name}!{key}") for key in was})


def is_open(here: Statewise, column: Column) -> bool:
    """Whether a column can be filled in state by state."""
    return here.fixed(column) in ("", NONE)


def _named(entries: Entries, tables: Tables) -> Iterator[str]:
    """The codes of the states of which something was posted."""
    for key in entries:
        code, _, part = key.removeprefix(HERE).partition("!")
        if key.startswith(HERE) and part == "was" and code in tables.jurisdictions:
            yield code
