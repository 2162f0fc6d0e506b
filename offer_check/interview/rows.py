"""A table, row by row: rows are added, changed and taken away until the table is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..form import Address, Answer, Question, examined
from ..offer.display import spelled
from ..offer.paths import TABLES
from .command import command
from .reading import named
from .telling import refusals, value
from .terminal import Back, typed

if TYPE_CHECKING:
    from .visit import Move, Visits

KEYS = "add; a row's number to change it; remove and its number; none where there are none; Enter when it is done."
_REMOVE = re.compile(r"(?:remove|-) *([0-9]{1,3})", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,3}")
_NONE = Answer(value=[])


def rows(visits: Visits, question: Question, at: Address) -> Move:
    """Ask for the rows of a table; gives where to go from there."""
    return _Rows(visits, question, at).ask()


class _Rows:
    def __init__(self, visits: Visits, question: Question, at: Address) -> None:
        self.visits = visits
        self.terminal = visits.terminal
        self.question = question
        self.at = at
        first = TABLES[question.path].IDENTITY
        order = sorted(question.columns, key=lambda column: column.key not in first)
        self.columns = {column.key: column for column in order}
        self.identity = first

    def ask(self) -> Move:
        self.terminal.say(f"A row has: {', '.join(map(spelled, self.columns))}.", indent=2)
        self._list()
        self.terminal.say(f"Type {KEYS}", indent=2)
        while True:
            line = typed(self.terminal, "rows> ")
            if not line or line.lower() == "done":
                return "next"
            move = self._take(line)
            if move:
                return move

    def _take(self, line: str) -> Move | None:
        given = command(line)
        try:
            if given:
                return self.visits.obey(given, self.question, self.at)
            self._do(line)
        except Back:
            self.terminal.say("Left as it was.")
        return None

    def _do(self, line: str) -> None:
        removed = _REMOVE.fullmatch(line)
        if line.lower() in ("add", "a", "+"):
            self._add()
        elif removed:
            self._remove(int(removed[1]) - 1)
        elif _NUMBER.fullmatch(line):
            self._change(int(line) - 1)
        elif line.lower() == "none":
            self._none()
        else:
            self._add_typed(line)
        self._list()

    @property
    def _rows(self) -> int:
        return self.visits.work.draft.rows(self.question.path)

    def _list(self) -> None:
        if not self._rows:
            said = self.visits.work.draft.answer(self.at).value == []
            self.terminal.say("Stated: there are none." if said else "No row yet.", indent=2)
        for number in range(self._rows):
            self.terminal.say(f"{number + 1}. {self._words(number)}", indent=4, hang=3)

    def _words(self, number: int) -> str:
        return ", ".join(self._cells(number)) or "empty"

    def _cells(self, number: int) -> Iterator[str]:
        for key, column in self.columns.items():
            answer = self.visits.work.draft.answer((*self.at, number, key))
            if answer.state == "stated":
                text = value(answer.value, column.field.shape, self.visits.work.tables)
                yield text if key in self.identity else f"{spelled(key)}: {text}"
            elif answer.state == "unclear":
                yield f"{spelled(key)}: unclear, “{answer.words}”"

    def _add(self) -> None:
        """What tells a row from others comes first; then the row is written, and the other columns are asked for."""
        row: dict[str, Any] = {}
        for key in self.identity:
            column = self.columns[key]
            row[key] = self.visits.asker.value(column.label, column.field.shape, empty="not mentioned")
            if key == self.identity[0] and row[key] is None:
                return
        if self._write({key: raw for key, raw in row.items() if raw is not None}):
            self._ask_columns(self._rows - 1, [key for key in self.columns if key not in self.identity])

    def _add_typed(self, line: str) -> None:
        """A row in one line: `TX, held, compact`."""
        shapes = {key: column.field.shape for key, column in self.columns.items()}
        row = named(line, shapes, self.visits.work.tables)
        if not isinstance(row, dict) or self.identity[0] not in row:
            self.terminal.say(f"That is no row. Type {KEYS}")
            return
        self._write(row)

    def _write(self, row: Mapping[str, Any]) -> bool:
        """Add a row, unless something is wrong with it, such as that it is there already."""
        work, path = self.visits.work, self.question.path
        added = work.draft.with_row(path, row)
        place = (*self.at, added.rows(path) - 1)
        found = examined(added, work.tables).problems
        wrong = [problem for where, problems in found.items() if where[: len(place)] == place for problem in problems]
        for text in refusals(wrong):
            self.terminal.say(text, kind="major", indent=2)
        return not wrong and self.visits.edit(lambda draft: draft.with_row(path, row), self.at) is not None

    def _change(self, number: int) -> None:
        if self._is_row(number):
            self._ask_columns(number, list(self.columns))

    def _remove(self, number: int) -> None:
        if self._is_row(number):
            path = self.question.path
            self.visits.edit(lambda draft: draft.without_row(path, number), (*self.at, number))

    def _none(self) -> None:
        if self._rows:
            self.terminal.say("There are rows; remove them first.")
            return
        self.visits.edit(lambda draft: draft.answered(self.at, _NONE), self.at)

    def _is_row(self, number: int) -> bool:
        if 0 <= number < self._rows:
            return True
        self.terminal.say(f"There is no row {number + 1}.")
        return False

    def _ask_columns(self, number: int, keys: list[str]) -> None:
        """Each column is a question; back leads to the column before, skip to the table."""
        here = 0
        while 0 <= here < len(keys):
            key = keys[here]
            head = f"Row {number + 1}: "
            move = self.visits.ask(self.columns[key], (*self.at, number, key), head=head)
            if move == "skip" or number >= self._rows:
                return
            here += -1 if move == "back" else 1
