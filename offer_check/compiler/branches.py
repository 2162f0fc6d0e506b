"""One test on one property -> alternatives of primitive comparisons, in three values.

Where a mode accepts unknown markers, an unknown property passes; a negated test accepts the markers that its positive
form does not, so that what might match is never said to be absent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import Enum

from ..facts.property import NOT_STATED, UNCLEAR, UNKNOWN, Encoded, Property, scaled
from ..record import record
from ..rule.pattern import AnyOf, Compare, Has, Is, Lacks, Not, Operator, Reference, Test, Value
from .clause import Atom, Join

WIDEST_COMPLEMENT = 3
FLIPPED: dict[Operator, Operator] = {"lt": "gte", "lte": "gt", "gt": "lte", "gte": "lt"}


class Mode(Enum):
    """When a condition counts as holding: when it certainly does, also when it is unclear, or when it might."""

    CERTAIN = frozenset[str]()
    MENTIONED = frozenset({UNCLEAR})
    POSSIBLE = UNKNOWN


@record()
class Joined:
    """What a reference stands for: a property of a bound fact, and what that property can be."""

    join: Join
    property: Property


Resolve = Callable[[Reference], Joined | Decimal | None]
"""What a reference stands for; None where its fact may be unknown, which makes the test unknown."""


@record()
class Branch:
    """One alternative: atoms on the property's own fact, and atoms on joined facts by alias."""

    own: tuple[Atom, ...] = ()
    others: tuple[tuple[str, Atom], ...] = ()

    @property
    def joins_unknown(self) -> bool:
        """Whether it is the one in which a joined property is unknown."""
        return any(atom.comparison == "eq" and atom.operand in UNKNOWN for _, atom in self.others)


def branches(name: str, prop: Property, test: Test, accept: frozenset[str], resolve: Resolve) -> tuple[Branch, ...]:
    """The alternatives under which `test` holds of property `name`; none where it never does."""
    words = _words(prop, test)
    if words is not None:
        return _by_words(name, prop, _accepting(words, prop, test, accept))
    found = list(_measured(name, prop, test, accept, resolve))
    if not prop.always:
        found += [Branch((Atom(name, "eq", marker),)) for marker in sorted(accept)]
    return tuple(dict.fromkeys(found))


@record()
class _Words:
    """A set of words, or (`inverted`) all words that are not in it. Markers are words like others."""

    words: frozenset[str]
    inverted: bool = False

    def __or__(self, other: _Words) -> _Words:
        if not self.inverted and not other.inverted:
            return _Words(self.words | other.words)
        if self.inverted and other.inverted:
            return _Words(self.words & other.words, True)
        plain, inverse = (self, other) if other.inverted else (other, self)
        return _Words(inverse.words - plain.words, True)


def _words(prop: Property, test: Test) -> _Words | None:
    """The words for which a test on words alone holds; None for numbers and joins."""
    match test:
        case Is(value=str() as word):
            return _state(word) or _Words(frozenset({word}))
        case Not(values=values):
            texts = [v for v in values if isinstance(v, str)]
            return _Words(frozenset(texts) | UNKNOWN, True) if len(texts) == len(values) else None
        case AnyOf(tests=tests):
            parts = [_words(prop, part) for part in tests]
            total = _Words(frozenset())
            for part in parts:
                if part is None:
                    return None
                total |= part
            return total
    return None


def _state(word: str) -> _Words | None:
    match word:
        case "stated":
            return _Words(UNKNOWN, True)
        case "not_stated":
            return _Words(frozenset({NOT_STATED}))
        case "unclear":
            return _Words(frozenset({UNCLEAR}))
    return None


def about_state(test: Test) -> bool:
    """Whether the test asks only whether something is stated, which is never unknown."""
    match test:
        case Is(value=str() as word):
            return _state(word) is not None
        case AnyOf(tests=tests):
            return bool(tests) and all(about_state(part) for part in tests)
    return False


def contradicts(word: str | None, test: Test) -> bool:
    """Whether a stated `word` rules the test out. None, an unknown word and a test on numbers rule nothing out."""
    words = _words(Property(), test)
    if word is None or word in UNKNOWN or words is None:
        return False
    return (word in words.words) == words.inverted


def _accepting(words: _Words, prop: Property, test: Test, accept: frozenset[str]) -> _Words:
    """The words, and the unknown markers that count as well."""
    if prop.always:
        return words
    if about_state(test):
        return words | _Words(accept & {UNCLEAR}) if accept == {UNCLEAR} else words
    return words | _Words(accept)


def _by_words(name: str, prop: Property, words: _Words) -> tuple[Branch, ...]:
    """Alternatives with `eq`, or one with `neq` where few words are left out."""
    everything = frozenset(prop.words) | (frozenset() if prop.always else UNKNOWN)
    if words.inverted:
        out = words.words if prop.open else everything & words.words
        if not prop.open and out == everything:
            return ()
        return (_without(name, out if not prop.always else out - UNKNOWN),)
    inside = words.words if prop.open else everything & words.words
    out = everything - inside
    if not prop.open and len(inside) > 1 and len(out) <= WIDEST_COMPLEMENT:
        return (_without(name, out),)
    return tuple(Branch((Atom(name, "eq", word),)) for word in sorted(inside))


def _without(name: str, words: frozenset[str]) -> Branch:
    return Branch(tuple(Atom(name, "neq", word) for word in sorted(words)))


def _measured(name: str, prop: Property, test: Test, accept: frozenset[str], resolve: Resolve) -> Iterator[Branch]:
    match test:
        case AnyOf(tests=tests):
            for part in tests:
                yield from branches(name, prop, part, accept, resolve)
        case Compare(limits=limits):
            yield from _all([_side(name, prop, op, value, accept, resolve) for op, value in limits])
        case Is(value=Decimal() as number):
            limits = (("gte", number), ("lte", number))
            yield from _all([_side(name, prop, op, value, accept, resolve) for op, value in limits])
        case Is(value=Reference() as reference):
            yield from _equal(name, prop, reference, "eq", accept, resolve)
        case Not(values=values):
            yield from _all([_differs(name, prop, value, accept, resolve) for value in values])
        case Has() | Lacks():
            return


def _side(
    name: str, prop: Property, op: Operator, value: Value, accept: frozenset[str], resolve: Resolve
) -> list[Branch]:
    """The property lies on this side of a limit: as a whole, or (where unknowns are accepted) with some part of it."""
    may = NOT_STATED in accept
    near, far = ("low", "high") if op in ("gt", "gte") else ("high", "low")
    own = f"{name}.{far if may else near}"
    words = tuple(w for w in prop.words if w != prop.measured)
    apart = tuple(Atom(name, "neq", w) for w in words) if may else ()
    mentions: list[Branch] = []
    operand: Encoded | Join
    if isinstance(value, Decimal):
        operand = scaled(value)
    elif isinstance(value, Reference):
        found = resolve(value)
        if found is None:
            return [Branch()] if UNCLEAR in accept else []
        if isinstance(found, Decimal):
            operand = scaled(found)
        else:
            operand = Join(found.join.alias, f"{found.join.property}.{near if may else far}")
            if accept and not may:  # unclear words on the other side are a mention, too
                no_word = tuple(Atom(name, "neq", w) for w in words)
                mentions = [Branch(no_word, b.others) for b in _unknown(found, accept)]
    else:
        return []
    return [Branch((*apart, Atom(own, op, operand))), *mentions]


def _equal(
    name: str, prop: Property, reference: Reference, how: str, accept: frozenset[str], resolve: Resolve
) -> list[Branch]:
    """The word is that of another property (`how` eq), or both are stated and differ (neq)."""
    found = resolve(reference)
    if found is None:
        return [Branch()] if UNCLEAR in accept else []
    if isinstance(found, Decimal):
        if how == "neq":
            return _differs(name, prop, found, accept, resolve)
        return list(_all([_side(name, prop, op, found, accept, resolve) for op in ("gte", "lte")]))
    stated = () if prop.always else tuple(Atom(name, "neq", m) for m in sorted(UNKNOWN))
    alias = found.join.alias
    theirs = (
        () if found.property.always else tuple((alias, Atom(found.join.property, "neq", m)) for m in sorted(UNKNOWN))
    )
    comparison = Atom(name, "eq" if how == "eq" else "neq", found.join)
    return [Branch((*stated, comparison), theirs), *_unknown(found, accept)]


def _unknown(found: Joined, accept: frozenset[str]) -> list[Branch]:
    """The alternatives in which what is joined is unknown, and that is accepted."""
    if found.property.always:
        return []
    return [Branch((), ((found.join.alias, Atom(found.join.property, "eq", m)),)) for m in sorted(accept)]


def _differs(name: str, prop: Property, value: Value, accept: frozenset[str], resolve: Resolve) -> list[Branch]:
    if isinstance(value, Reference):
        return _equal(name, prop, value, "neq", accept, resolve)
    if isinstance(value, Decimal):
        apart = [b for op in ("lt", "gt") for b in _side(name, prop, op, value, accept, resolve)]
        return apart + [Branch((Atom(name, "eq", word),)) for word in prop.words if word != prop.measured]
    return list(_by_words(name, prop, _Words(frozenset({value}) | UNKNOWN, True)))


def _all(parts: list[list[Branch]]) -> Iterator[Branch]:
    """Every way to take one alternative of each part."""
    if not parts:
        yield Branch()
        return
    for rest in _all(parts[1:]):
        for first in parts[0]:
            yield Branch((*first.own, *rest.own), (*first.others, *rest.others))
