"""Shapes of lists and of maps by state. One value without brackets is a list of one; `[]` is stated, and empty."""

from __future__ import annotations

from typing import Annotated, Any

from .refusal import Problem, Refused, collected, found, refuse
from .scalars import STATE, TEXT, choice, code, text
from .shapes import Shape
from .tables import Tables

LONGEST_LIST = 500


class ListShape(Shape):
    """Several values of one shape, at least `low` and at most `high`, none twice."""

    def value(self, raw: Any, tables: Tables) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            return self._single(raw, tables)
        if not self.low <= len(raw) <= self.high:
            raise refuse(f"found a list of {len(raw):,} items", accepted=f"{self.low} to {self.high} items")
        values: dict[Any, int] = {}
        problems: list[Problem] = []
        for i, item in enumerate(raw):
            with collected(problems, i):
                value = self._item(item, tables)
                if value in values:
                    raise refuse(f"found {found(item)} a second time, after item {values[value] + 1}")
                values[value] = i
        if problems:
            raise Refused(problems)
        return tuple(values)

    def accepted(self, tables: Tables) -> str:
        assert self.items
        return f"a list, each item {self.items.accepts(tables)}"

    def _single(self, raw: Any, tables: Tables) -> tuple[Any, ...]:
        assert self.items
        try:
            return (self.items.read(raw, tables),)
        except Refused as refused:
            if isinstance(raw, dict) and self.items.parts:
                raise
            raise self.refused(raw, tables, hint=refused.problems[0].hint) from None

    def _item(self, raw: Any, tables: Tables) -> Any:
        assert self.items
        if raw is None:
            raise self.items.refused(raw, tables)
        if isinstance(raw, str) and self._spelled and raw in (*self.words, *dict(self.same)):
            raise refuse(f"found {found(raw)} in a list", accepted=f"{raw} alone, without brackets")
        return self.items.read(raw, tables)


class StateMapShape(Shape):
    """Words for some states; `none` is said of a state, a state that is missing is not stated."""

    def value(self, raw: Any, tables: Tables) -> dict[str, str]:
        if not isinstance(raw, dict) or not raw:
            raise self.refused(raw, tables)
        words: dict[str, str] = {}
        first: dict[str, str] = {}
        problems: list[Problem] = []
        for key, item in raw.items():
            with collected(problems, key):
                state = self._state(key, tables)
                if state in first:
                    raise refuse(f"found {state} a second time, after {found(first[state])}", at_key=True)
                first[state] = key
                if item is not None:
                    words[state] = TEXT.read(item, tables)
        if problems:
            raise Refused(problems)
        return words

    def accepted(self, tables: Tables) -> str:
        return "a mapping of states to words or none ({CO: clinic in Denver, NV: none})"

    def _state(self, key: str, tables: Tables) -> str:
        try:
            return str(STATE.read(key, tables))
        except Refused as refused:
            problem = refused.problems[0]
            raise refuse(problem.message, accepted=problem.accepted, hint=problem.hint, at_key=True) from None


def many(items: Shape, *, least: int = 0) -> ListShape:
    """The shape of a field that takes a list of `items`."""
    return ListShape(name="list", items=items, low=least, high=LONGEST_LIST)


def choices(*codes: str) -> ListShape:
    """The shape of a field that takes a list of `codes`."""
    return many(choice(*codes))


def codes(table: str, *, least: int = 1) -> ListShape:
    """The shape of a field that takes codes of one of the `Tables`, `least` or more."""
    return many(code(table), least=least)


def state_list(*words: str, same: tuple[tuple[str, str], ...] = ()) -> ListShape:
    """The shape of a field that takes a list of US jurisdictions, or one of the fixed `words`."""
    return ListShape(name="list", items=STATE, high=LONGEST_LIST, words=words, same=same)


Texts = Annotated[tuple[str, ...] | None, many(text(longest=500))]
States = Annotated[tuple[str, ...] | None, state_list()]
WordsByState = Annotated[dict[str, str] | None, StateMapShape(name="state_map")]
