"""One test on one field or property: whether it can ever hold, and whether what it compares can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...rule.faults import suggestion
from ...rule.pattern import STATE_WORDS, AnyOf, Compare, Has, Is, Lacks, Not, Reference, Test, Value
from ...source import Path
from .scope import Number, Scope, Term

SHOWN = 12


def check(scope: Scope, term: Term, test: Test, place: Path) -> None:
    """Note every fault of `test`, which stands at `place`, on the field or property `term`."""
    match test:
        case Is(value=value):
            _value(scope, term, value, place)
        case AnyOf(tests=tests):
            for part, at in zip(tests, scope.notes.values(place), strict=False):
                check(scope, term, part, at)
        case Not(values=values):
            for value, at in _placed(scope, values, (*place, "not")):
                _value(scope, term, value, at)
        case Compare(limits=limits):
            for operator, value in limits:
                _limit(scope, term, value, (*place, operator))
        case Has() | Lacks():
            _no_list(scope, term.name, place)


def check_list(scope: Scope, path: str, test: Has | Lacks, place: Path) -> None:
    """Note every fault of `has` or `lacks` on the field at `path`."""
    kind = scope.vocabulary.fields[path].items
    word = "has" if isinstance(test, Has) else "lacks"
    if not kind:
        _no_list(scope, path, place)
        return
    name = scope.vocabulary.kinds[kind].by
    entry = Term(path, scope.vocabulary.kinds[kind].properties[name], scope.choices.property(kind, name))
    for value, at in _placed(scope, test.values, (*place, word)):
        _value(scope, entry, value, at)


def _no_list(scope: Scope, name: str, place: Path) -> None:
    message = f"{name} is tested with has or lacks, which are for a list field and stand alone"
    scope.notes.add(place, message, at_key=True)


def _placed(scope: Scope, values: tuple[Value, ...], place: Path) -> Iterator[tuple[Value, Path]]:
    yield from zip(values, scope.notes.values(place), strict=False)


def _value(scope: Scope, term: Term, value: Value, place: Path) -> None:
    match value:
        case Decimal():
            _number(scope, term, value, place)
        case Reference():
            _same(scope, term, value, place)
        case str():
            _word(scope, term, value, place)


def _word(scope: Scope, term: Term, word: str, place: Path) -> None:
    if word in STATE_WORDS:
        if term.property.always:
            scope.notes.add(place, f"{term.name} is always stated, so a test for {word!r} is empty")
        return
    if term.words is None or word in term.words:
        return
    hint = suggestion(word, term.words)
    if term.property.items and not hint:
        hint = f"of an entry: {{has: {word}}}"
    scope.notes.add(place, f"{term.name} can never be {word!r}", accepted=_accepted(term), hint=hint)


def _accepted(term: Term) -> str:
    words = sorted(term.words or ())
    states = [] if term.property.always else sorted(STATE_WORDS)
    more = [f"and {len(words) - SHOWN} more"] if len(words) > SHOWN else []
    return ", ".join([*words[:SHOWN], *more, *states])


def _number(scope: Scope, term: Term, number: Decimal, place: Path) -> None:
    if not term.property.measured:
        scope.notes.add(place, f"{term.name} holds no number that could be {number}")
    elif term.property.measured == "date":
        scope.notes.add(place, f"{term.name} is a date and cannot be {number}")


def _same(scope: Scope, term: Term, reference: Reference, place: Path) -> None:
    """A plain reference compares words; numbers, lists and free texts have none that tell them apart."""
    other = scope.reference(reference, place)
    if other is None:
        return
    if isinstance(other, Number):
        _number(scope, term, Decimal(0), place) if not _numeric(term) else None
        return
    for side in (term, other):
        if not _telling(side):
            hint = "compare with lt, lte, gt or gte" if side.property.measured else ""
            scope.notes.add(place, f"{side.name} has no word that another could be the same as", hint=hint)
            return
    if term.words is not None and other.words is not None and not term.words & other.words:
        scope.notes.add(place, f"{term.name} and {other.name} have no word in common")


def _telling(term: Term) -> bool:
    """Whether equal words mean equal values."""
    prop = term.property
    return not prop.measured and not prop.items and not {"text", "given", "listed"} & set(prop.words)


def _numeric(term: Term) -> bool:
    return term.property.measured in ("number", "amount")


def _limit(scope: Scope, term: Term, value: Value, place: Path) -> None:
    other = scope.reference(value, place) if isinstance(value, Reference) else None
    if not term.property.measured:
        scope.notes.add(place, f"{term.name} holds no numbers to compare")
        return
    is_date = term.property.measured == "date"
    if isinstance(value, str):
        scope.notes.add(place, f"{value!r} is no number", accepted="a number, a parameter, a field with a number")
    elif isinstance(value, Decimal) or isinstance(other, Number):
        if is_date:
            scope.notes.add(place, f"{term.name} is a date and is compared with a number")
    elif isinstance(other, Term):
        if not other.property.measured:
            scope.notes.add(place, f"{other.name} holds no numbers to compare")
        elif is_date != (other.property.measured == "date"):
            scope.notes.add(place, f"{term.name} and {other.name} are a date and a number")
