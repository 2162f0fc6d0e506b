"""Ways in which conditions hold -> the left sides of CLIPS rules.

Constants stand in the slots, so that CLIPS shares and hashes them; equal words are one variable, so that it hashes the
join; what is left is a predicate on the last slot that it needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .conditions import ROW, Way
from .logic import FALSE, Every, Expression, Order, Same, Slot, Some, Word, every, slots, some

Slots = Mapping[str, Sequence[str]]
"""The slots of every kind of facts, in the order of its template."""


def left_side(way: Way, order: Slots, extra: Iterable[Slot] = ()) -> Iterator[str]:
    """The conditional elements of a way; `extra` are slots whose values the right side needs."""
    kinds = dict(way.facts)
    parts = [*_parts(way.holds), *_apart(way, order)]
    rows = [(kind, alternative) for kind, row in way.absent for alternative in _rows(way, kind, row, order)]
    used = [*(slot for part in parts for slot in slots(part)), *extra, *(s for _, row in rows for s in slots(row))]
    foreign = {slot for part in parts for slot in slots(part) if len({s.owner for s in slots(part)}) > 1}
    named = {*foreign, *extra, *(s for _, row in rows for s in slots(row))}
    owners = [*sorted({slot.owner for slot in used} - {*kinds, ROW}), *kinds]
    for number, owner in enumerate(owners):
        known = {*owners[: number + 1]}
        ripe = [part for part in parts if {slot.owner for slot in slots(part)} <= known]
        parts = [part for part in parts if part not in ripe]
        kind = kinds.get(owner, owner)
        yield Pattern(owner, kind, order[kind], {slot.name for slot in named if slot.owner == owner}).text(ripe)
    for kind, row in rows:
        yield f"(not {Pattern(ROW, kind, order[kind], set()).text(_parts(row))})"


def _parts(expression: Expression) -> Sequence[Expression]:
    return expression.parts if isinstance(expression, Every) else (expression,)


def _rows(way: Way, kind: str, row: Expression, order: Slots) -> Sequence[Expression]:
    """The rows to be absent: none that the condition names elsewhere."""
    of_kind = [owner for owner, other in way.facts if other == kind]
    distinct = [_differs(order[kind], o, ROW) for o in of_kind if not _apart_already(way.holds, o, row, ROW)]
    whole = every((row, *distinct))
    return whole.parts if isinstance(whole, Some) else (whole,)


def _apart(way: Way, order: Slots) -> Iterator[Expression]:
    """No fact is meant twice in one condition: two of one kind differ in a slot."""
    for number, (owner, kind) in enumerate(way.facts):
        for other in (other for other, same in way.facts[:number] if same == kind):
            if not _apart_already(way.holds, other, way.holds, owner):
                yield _differs(order[kind], other, owner)


def _apart_already(holds: Expression, one: str, row: Expression, other: str) -> bool:
    """Whether what is known of two facts keeps them apart."""
    words = {
        (part.slot.owner, part.slot.name): part for part in (*_parts(holds), *_parts(row)) if isinstance(part, Word)
    }
    for (owner, name), word in words.items():
        beside = words.get((other, name))
        if owner == one and beside is not None and every((word, replace(beside, slot=word.slot))) == FALSE:
            return True
    return any(
        isinstance(part, Same) and not part.same and {part.left.owner, part.right.owner} == {one, other}
        for part in _parts(row)
    )


def _differs(names: Sequence[str], one: str, other: str) -> Expression:
    return some(Same(Slot(other, name), Slot(one, name), same=False) for name in names)


@dataclass(slots=True)
class Pattern:
    """One pattern of CLIPS while it is written. `named` are the slots that others need the values of."""

    owner: str
    kind: str
    order: Sequence[str]
    named: set[str]
    constraints: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    choices: dict[str, frozenset[str]] = field(default_factory=dict)

    def text(self, parts: Sequence[Expression]) -> str:
        """The pattern in which all parts hold."""
        for part in parts:
            self._put(part)
        body = [f"({name} {found})" for name in self.order if (found := self._slot(name))]
        return f"({' '.join([self.kind, *body])})"

    def _slot(self, name: str) -> str:
        """All that is asked of a slot. `a|b&c` is a, or b and c: so what is asked besides stands with every choice."""
        asked = list(dict.fromkeys(self.constraints.get(name, ())))
        if name in self.choices:
            asked = ["|".join("&".join((quoted(word), *asked)) for word in sorted(self.choices[name]))]
        return "&".join([*([variable(Slot(self.owner, name))] if name in self.named else ()), *asked])

    def _put(self, part: Expression) -> None:
        match part:
            case Word(slot=slot, words=words, inside=inside) if slot.owner == self.owner:
                if inside:
                    self.choices[slot.name] = words & self.choices.get(slot.name, words)
                else:
                    self.constraints[slot.name] += [f"~{quoted(word)}" for word in sorted(words)]
            case Same(left=left, right=right, same=same) if self._own(left) != self._own(right):
                own, other = (left, right) if self._own(left) else (right, left)
                self.constraints[own.name].append(("" if same else "~") + variable(other))
            case _:
                self._predicate(part)

    def _own(self, slot: Slot) -> bool:
        return slot.owner == self.owner

    def _predicate(self, part: Expression) -> None:
        own = {slot.name for slot in slots(part) if self._own(slot)}
        self.named |= own
        last = max(own, key=self.order.index) if own else self.order[0]
        self.constraints[last].append(f":{call(part)}")


def call(expression: Expression) -> str:
    """An expression as a call of functions of CLIPS."""
    match expression:
        case Word(slot=slot, words=words, inside=True):
            tests = [f"(eq {variable(slot)} {quoted(word)})" for word in sorted(words)]
            return tests[0] if len(tests) == 1 else f"(or {' '.join(tests)})"
        case Word(slot=slot, words=words):
            return f"(neq {variable(slot)} {' '.join(map(quoted, sorted(words)))})"
        case Order(left=left, sign=sign, right=right):
            return f"({sign} {_end(left)} {_end(right)})"
        case Same(left=left, right=right, same=same):
            return f"({'eq' if same else 'neq'} {variable(left)} {variable(right)})"
        case Every(parts=parts):
            return f"(and {' '.join(map(call, parts))})" if len(parts) > 1 else "TRUE"
        case Some(parts=parts):
            return f"(or {' '.join(map(call, parts))})" if len(parts) > 1 else "FALSE"


def _end(value: Slot | int) -> str:
    return variable(value) if isinstance(value, Slot) else str(value)


def variable(slot: Slot) -> str:
    """The variable that holds the value of a slot."""
    return f"?{slot.owner}-{slot.name}".replace("#", "_")


def quoted(word: str) -> str:
    """A word as a string of CLIPS."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
