"""Boolean expressions over the slots of facts, kept small as they are put together: plain values in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from offer_check.facts.property import FARTHEST, UNCLEAR, UNKNOWN

Sign = Literal["<", "<=", ">", ">="]
OPPOSITE: dict[Sign, Sign] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a fact that a condition names `owner`. `measured` is its word while it holds a number, `always` says
    that it is never unknown."""

    owner: str
    name: str
    measured: str = ""
    always: bool = False

    def end(self, side: str) -> Slot | int:
        """The slot of one end of its range; without numbers it spans everything."""
        if not self.measured:
            return -FARTHEST if side == "low" else FARTHEST
        return Slot(self.owner, f"{self.name}.{side}", always=True)


@dataclass(frozen=True, slots=True)
class Constant:
    """A word, or (where it is `measured`) a number with its ends."""

    word: str
    low: int = -FARTHEST
    high: int = FARTHEST
    measured: str = ""

    def end(self, side: str) -> int:
        """One end of its range."""
        return self.low if side == "low" else self.high


Cell = Slot | Constant
UNSEEN = Constant(UNCLEAR)
"""A value of an entry that nobody listed."""


@dataclass(frozen=True, slots=True)
class Word:
    """The word in a slot is one of these, or (not `inside`) none of them."""

    slot: Slot
    words: frozenset[str]
    inside: bool = True


@dataclass(frozen=True, slots=True)
class Order:
    """Two numbers, of slots or plain, stand in this order."""

    left: Slot | int
    sign: Sign
    right: Slot | int


@dataclass(frozen=True, slots=True)
class Same:
    """The words in two slots are the same, or (not `same`) differ."""

    left: Slot
    right: Slot
    same: bool = True


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; without parts it is true."""

    parts: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds; without parts it is false."""

    parts: tuple[Expression, ...] = ()


Expression = Word | Order | Same | Every | Some
TRUE, FALSE = Every(), Some()


def said(cell: Cell, words: Iterable[str]) -> Expression:
    """The cell has one of the words."""
    found = frozenset(words)
    if isinstance(cell, Constant):
        return TRUE if cell.word in found else FALSE
    found = found - UNKNOWN if cell.always else found
    return Word(cell, found) if found else FALSE


def unknown(cell: Cell) -> Expression:
    """Nothing that can be checked is stated."""
    return said(cell, UNKNOWN)


def unclear(cell: Cell) -> Expression:
    """There are words that cannot be checked."""
    return said(cell, (UNCLEAR,))


def same(left: Cell, right: Cell) -> Expression:
    """Both have the same word."""
    if isinstance(left, Constant):
        return said(right, (left.word,))
    if isinstance(right, Constant):
        return said(left, (right.word,))
    return TRUE if left == right else Same(left, right)


def order(left: Slot | int, sign: Sign, right: Slot | int) -> Expression:
    """Two numbers in this order."""
    if isinstance(left, int) and isinstance(right, int):
        holds = {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign]
        return TRUE if holds else FALSE
    return Order(left, sign, right)


def negated(expression: Expression) -> Expression:
    """What holds where the expression does not."""
    match expression:
        case Word():
            return replace(expression, inside=not expression.inside)
        case Order(sign=sign):
            return replace(expression, sign=OPPOSITE[sign])
        case Same():
            return replace(expression, same=not expression.same)
        case Every(parts=parts):
            return some(map(negated, parts))
        case Some(parts=parts):
            return every(map(negated, parts))


def every(parts: Iterable[Expression]) -> Expression:
    """All of the parts."""
    found = tuple(_merged(_flat(parts, Every), _both))
    if any(part == FALSE for part in found):
        return FALSE
    return found[0] if len(found) == 1 else Every(found)


def some(parts: Iterable[Expression]) -> Expression:
    """Any of the parts."""
    found = tuple(_merged(_flat(parts, Some), _either))
    if any(part == TRUE for part in found):
        return TRUE
    return found[0] if len(found) == 1 else Some(found)


def _flat(parts: Iterable[Expression], kind: type[Every] | type[Some]) -> Iterator[Expression]:
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        else:
            yield part


def _merged(parts: Iterable[Expression], merge: Callable[[Word, Word], Expression]) -> Iterator[Expression]:
    """The parts, each once, those on the words of one slot as one."""
    words: dict[Slot, Expression] = {}
    others: dict[Expression, None] = {}
    for part in parts:
        if isinstance(part, Word):
            before = words.get(part.slot)
            words[part.slot] = merge(before, part) if isinstance(before, Word) else part if before is None else before
        else:
            others[part] = None
    yield from words.values()
    yield from others


def _both(one: Word, other: Word) -> Expression:
    if one.inside and other.inside:
        words = one.words & other.words
    elif one.inside or other.inside:
        words = one.words - other.words if one.inside else other.words - one.words
    else:
        return Word(one.slot, one.words | other.words, inside=False)
    return Word(one.slot, words) if words else FALSE


def _either(one: Word, other: Word) -> Expression:
    found = _both(_turned(one), _turned(other))
    return negated(found) if isinstance(found, Word) else TRUE


def _turned(word: Word) -> Word:
    return replace(word, inside=not word.inside)


def slots(expression: Expression) -> Iterator[Slot]:
    """Every slot that an expression looks at."""
    match expression:
        case Word(slot=slot):
            yield slot
        case Order(left=left, right=right) | Same(left=left, right=right):
            yield from (end for end in (left, right) if isinstance(end, Slot))
        case Every(parts=parts) | Some(parts=parts):
            for part in parts:
                yield from slots(part)
