"""One test on one value, and how true it has to be -> the expression that holds just then, by `rules/README.md`.

Facts hold numbers as a low and a high end, and every number there is for what is unknown or no number: so a comparison
of ends says by itself that nothing is certain of them.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import IntEnum

from offer_check.facts.property import NOT_STATED, UNCLEAR, UNKNOWN, scaled
from offer_check.rule.pattern import STATE_WORDS, AnyOf, Compare, Has, Is, Lacks, Not, Operator, Reference, Test, Value

from .logic import Cell, Constant, Expression, Sign, every, negated, order, said, same, some, unclear, unknown

SIGNS: dict[Operator, Sign] = {"lt": "<", "lte": "<=", "gt": ">", "gte": ">="}


class Need(IntEnum):
    """How true a condition has to be: it might hold, something is mentioned that might decide it, it is certain."""

    POSSIBLE = 1
    MENTIONED = 2
    CERTAIN = 3


Resolve = Callable[[Reference], Cell]


def passes(of: Cell, test: Test, need: Need, resolve: Resolve, *, mention: bool = False) -> Expression:
    """Where the test is at least as true as needed. `mention`: unclear words are a mention of what is stated, too."""
    match test:
        case AnyOf(tests=tests):
            return some(passes(of, part, need, resolve, mention=mention) for part in tests)
        case Not(values=values):
            return every(_is_not(of, _cell(value, resolve), need) for value in values)
        case Compare(limits=limits):
            return every(_side(of, op, _cell(value, resolve), need) for op, value in limits)
        case Is(value=str() as state) if state in STATE_WORDS:
            return _state(of, state, mention=mention and need <= Need.MENTIONED)
        case Is(value=value):
            return _is(of, _cell(value, resolve), need)
        case Has() | Lacks():
            raise TypeError("a test of a list is a pattern of its own")


def _cell(value: Value, resolve: Resolve) -> Cell:
    match value:
        case Reference():
            return resolve(value)
        case Decimal():
            return number(value)
    return Constant(value)


def number(value: Decimal) -> Constant:
    """A plain number."""
    return Constant("number", scaled(value), scaled(value), "number")


def _state(of: Cell, state: str, *, mention: bool) -> Expression:
    words = {"stated": UNKNOWN, "not_stated": {NOT_STATED}, "unclear": {UNCLEAR}}[state]
    found = negated(said(of, words)) if state == "stated" else said(of, words)
    return some([found, unclear(of)]) if mention else found


def _is(of: Cell, other: Cell, need: Need) -> Expression:
    doubt = some([unknown(of), unknown(other)]) if need is Need.POSSIBLE else some([unclear(of), unclear(other)])
    if need is Need.POSSIBLE:
        return some([doubt, _equal(of, other, certain=False)])
    equal = _equal(of, other, certain=True)
    return equal if need is Need.CERTAIN else some([doubt, equal])


def _equal(of: Cell, other: Cell, *, certain: bool) -> Expression:
    """The same word, known, or numbers that are the same (or, not `certain`, that can be)."""
    if not (of.measured and other.measured):
        return every([negated(unknown(of)), same(of, other)]) if certain else same(of, other)
    words = every([negated(said(of, {*UNKNOWN, of.measured})), same(of, other)])
    if certain:
        ends = [order(of.end("low"), ">=", other.end("high")), order(of.end("high"), "<=", other.end("low"))]
        return some([words, every(ends)])
    ends = [order(of.end("high"), ">=", other.end("low")), order(of.end("low"), "<=", other.end("high"))]
    return some([words, every([said(of, {of.measured}), said(other, {other.measured}), *ends])])


def _is_not(of: Cell, other: Cell, need: Need) -> Expression:
    """Stated and something else."""
    match need:
        case Need.CERTAIN:
            return negated(_is(of, other, Need.POSSIBLE))
        case Need.POSSIBLE:
            return negated(_is(of, other, Need.CERTAIN))
    vague = every([_is(of, other, Need.MENTIONED), negated(_is(of, other, Need.CERTAIN))])
    return some([negated(_is(of, other, Need.POSSIBLE)), vague])


def _side(of: Cell, op: Operator, other: Cell, need: Need) -> Expression:
    """The whole range lies on this side of the other; or part of it, or nobody knows. A word lies on no side."""
    near, far = ("low", "high") if op in ("gt", "gte") else ("high", "low")
    if need is Need.POSSIBLE:
        return every([_no_word(of), order(of.end(far), SIGNS[op], other.end(near))])
    certain = order(of.end(near), SIGNS[op], other.end(far))
    if need is Need.CERTAIN:
        return certain
    return some([certain, every([_no_word(of), some([unclear(of), unclear(other)])])])


def _no_word(of: Cell) -> Expression:
    """It is a number, or unknown."""
    return said(of, {*UNKNOWN, of.measured} if of.measured else UNKNOWN)
