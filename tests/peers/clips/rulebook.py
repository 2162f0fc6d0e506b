"""A set of rules -> the constructs of CLIPS: templates, rules, and what each rule that fires says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from offer_check.compiler.vocabulary import Vocabulary, vocabulary
from offer_check.facts.property import FARTHEST, NOT_STATED
from offer_check.offer.tables import Tables
from offer_check.rule.pattern import FactPattern, speaks_of
from offer_check.rule.rule import Derivation, Each, Line, Patterns, Rule
from offer_check.ruleset.ruleset import Rules

from .conditions import RECORD, Conditions, Entry, Way
from .degree import Need
from .logic import Cell, Constant, Slot, slots
from .writing import left_side, quoted, variable

LATE = "all-others-are-decided"
"""The fact that lets those rules fire that speak of what the others come to."""
TOLD, OF, END = "told", "\x1f", "\x1e"
"""The global text in which rules write what they tell; what stands between a number and its subject; and after both."""
NEEDS = {"when": Need.POSSIBLE, "any": Need.POSSIBLE, "unless": Need.CERTAIN}


class Part(NamedTuple):
    """A condition of a rule: its role (`line`, `gate`, `step`, `flag`, `pass`) and number. `unseen`: there may be
    subjects that nobody listed; `subject`: there is this one, of a derived kind."""

    role: str
    rule: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """Ways in which a part holds, and what names the subject of which it does."""

    part: Part
    ways: tuple[Way, ...]
    subject: Cell | None = None


@dataclass(slots=True)
class Rulebook:
    """What CLIPS is told: `templates` with their slots, by name, and `rules`. A rule that fires tells a number: what
    then holds is in `parts`."""

    templates: dict[str, list[str]] = field(default_factory=dict)
    rules: list[str] = field(default_factory=list)
    parts: list[list[Part]] = field(default_factory=list)

    @property
    def constructs(self) -> Iterator[str]:
        """The constructs, in an order in which CLIPS takes them."""
        yield f"(deftemplate {LATE})"
        yield f'(defglobal ?*{TOLD}* = "")'
        for name, names in self.templates.items():
            yield f"(deftemplate {name} {' '.join(map(_slot, names))})"
        yield from self.rules


def _slot(name: str) -> str:
    side = name.rpartition(".")[2]
    default = {"low": -FARTHEST, "high": FARTHEST}.get(side)
    return f"(slot {name} (default {quoted(NOT_STATED) if default is None else default}))"


def rulebook(rules: Rules, tables: Tables) -> Rulebook:
    """The constructs for the active rules."""
    words = vocabulary(rules, tables)
    told = [one for rule in rules.active for one in parts_of(rule, words)]
    kinds = {kind for one in told for way in one.ways for kind in _kinds(way)}
    derived = _derived(words, kinds | {rule.each.kind for rule in rules.active if rule.each})
    given = [cell for _, _, values in derived for cell in values.values() if isinstance(cell, Slot)]
    ways = [*(way for one in told for way in one.ways), *(way for _, way, _ in derived)]
    book = Rulebook(_templates(words, ways, given))
    writer = _Writer(words, book)
    for number, (kind, way, values) in enumerate(derived):
        writer.derive(number, kind, way, values)
    for one in told:
        writer.tell(one)
    return book


def parts_of(rule: Rule, words: Vocabulary) -> Iterator[Told]:
    """The conditions of a rule."""
    numbers = {name: p.value for name, p in rule.parameters.items()}
    deciding = Conditions(words, numbers, Need.CERTAIN, usable=True)
    for index, line in enumerate(rule.applies):
        need = Need.MENTIONED if line.skip and line.kind != "unless" else NEEDS[line.kind]
        yield Told(Part("line", rule.id, index), _any(Conditions(words, numbers, need), line))
    for index, gate in enumerate(rule.after):
        if gate.condition:
            ways = Conditions(words, numbers, Need.CERTAIN).ways(gate.condition)
            yield Told(Part("gate", rule.id, index), tuple(ways))
    if rule.each:
        unseen = Conditions(words, numbers, Need.POSSIBLE, lists_only=True)
        yield Told(Part("unseen", rule.id), tuple(unseen.ways((FactPattern(rule.each.kind),))))
        if words.kinds[rule.each.kind].derived:
            yield _each(Part("subject", rule.id), (), rule.each, deciding)
    for index, step in enumerate(rule.steps):
        about = rule.each if rule.each and speaks_of(rule.each.alias, step.when) else None
        yield _each(Part("step", rule.id, index), step.when, about, deciding)
    for index, flag in enumerate(rule.flags):
        yield _each(Part("flag", rule.id, index), flag.when, rule.each, deciding)
    for index, good in enumerate(rule.passes):
        yield _each(Part("pass", rule.id, index), good.when, rule.each, deciding)


def _any(conditions: Conditions, line: Line) -> tuple[Way, ...]:
    return tuple(way for when in line.alternatives for way in conditions.ways(when))


def _each(part: Part, when: Patterns, each: Each | None, conditions: Conditions) -> Told:
    """A condition, of the subject where there is one."""
    if each is None:
        return Told(part, tuple(conditions.ways(when)))
    owner, by = f"{each.kind}-0", each.by or conditions.words.kinds[each.kind].by
    start = Way(((owner, each.kind),), names={each.alias: Entry(owner, each.kind)})
    return Told(part, tuple(conditions.ways(when, start)), Slot(owner, by) if by else Constant(each.kind))


Derivations = list[tuple[str, Way, Mapping[str, Cell | int]]]


def _derived(words: Vocabulary, used: Iterable[str]) -> Derivations:
    """The ways in which facts are derived of the kinds that are used, be it by other ones, and what they get."""
    found: dict[str, Derivations] = {}
    todo = set(used)
    while todo:
        kind = todo.pop()
        if kind in words.derived and kind not in found:
            found[kind] = [one for rule in words.derived[kind].rules for one in _derivation(kind, rule, words)]
            todo |= {other for _, way, _ in found[kind] for other in _kinds(way)}
    return [one for kind in sorted(found) for one in found[kind]]


def _derivation(kind: str, rule: Derivation, words: Vocabulary) -> Derivations:
    conditions = Conditions(words, {}, Need.CERTAIN, usable=True)
    return [(kind, way, dict(_given(kind, rule, way, conditions))) for way in conditions.ways(rule.when)]


def _given(kind: str, rule: Derivation, way: Way, conditions: Conditions) -> Iterator[tuple[str, Cell | int]]:
    for name, value in rule.give.items():
        cell = conditions.given(way, value)
        yield name, cell
        if conditions.words.kinds[kind].properties[name].measured:
            yield from ((f"{name}.{side}", cell.end(side)) for side in ("low", "high"))


def _kinds(way: Way) -> set[str]:
    return {kind for _, kind in way.facts} | {kind for kind, _ in way.absent}


def _templates(words: Vocabulary, ways: Sequence[Way], given: Iterable[Slot]) -> dict[str, list[str]]:
    """The slots of every kind that ways speak of: of records those that are read, of all others every one."""
    kinds = {kind for way in ways for kind in _kinds(way)} | words.derived.keys()
    found = {kind: sorted(_slots(words, kind)) for kind in sorted(kinds)}
    read = [slot for way in ways for e in (way.holds, *(row for _, row in way.absent)) for slot in slots(e)]
    for slot in (*read, *given):
        if slot.owner.startswith(RECORD):
            names = found.setdefault(slot.owner, [])
            names.extend({slot.name} - {*names})
    return {name: sorted(names) for name, names in found.items()}


def _slots(words: Vocabulary, kind: str) -> Iterator[str]:
    for name, prop in words.kinds[kind].properties.items():
        yield name
        if prop.measured:
            yield from (f"{name}.low", f"{name}.high")


class _Writer:
    """Writes rules into a book; what has the same condition is one rule."""

    def __init__(self, words: Vocabulary, book: Rulebook) -> None:
        self._words, self._book = words, book
        self._levels = _levels(words)
        self._known: dict[object, int] = {}

    def derive(self, number: int, kind: str, way: Way, values: Mapping[str, Cell | int]) -> None:
        """Write the rule that derives a fact."""
        left = self._left(way, [cell for cell in values.values() if isinstance(cell, Slot)])
        given = " ".join(f"({name} {_value(cell)})" for name, cell in values.items())
        salience = f"(declare (salience {self._levels[kind]}))"
        self._book.rules.append(f"(defrule derive-{number} {salience} {left} => (assert ({kind} {given})))")

    def tell(self, one: Told) -> None:
        """Write the rules that tell that a part holds, or let others tell it that have the same conditions."""
        subject = _value(one.subject) if one.subject else ""
        named = [one.subject] if isinstance(one.subject, Slot) else []
        lefts = tuple(dict.fromkeys(self._left(way, named) for way in one.ways))
        number = self._known.setdefault((lefts, subject), len(self._book.parts))
        if number < len(self._book.parts):
            self._book.parts[number].append(one.part)
            return
        self._book.parts.append([one.part])
        words = f'"{number}{OF}" {subject} "{END}"' if subject else f'"{number}{OF}{END}"'
        for index, left in enumerate(lefts):
            right = f"(bind ?*{TOLD}* (str-cat ?*{TOLD}* {words}))"
            self._book.rules.append(f"(defrule tell-{number}-{index} {left} => {right})")

    def _left(self, way: Way, extra: Iterable[Slot]) -> str:
        late = [f"({LATE})"] if self._words.is_late(_kinds(way)) else []
        return " ".join([*late, *left_side(way, self._book.templates, extra)])


def _value(cell: Cell | int) -> str:
    if isinstance(cell, Slot):
        return variable(cell)
    return str(cell) if isinstance(cell, int) else quoted(cell.word)


def _levels(words: Vocabulary) -> dict[str, int]:
    """The salience of derived kinds: what a kind wants absent is derived before it."""
    needs = {
        kind: [p for rule in item.rules for p in rule.when if isinstance(p, FactPattern) and p.kind in words.derived]
        for kind, item in words.derived.items()
    }
    level, before = dict.fromkeys(words.derived, 0), dict[str, int]()
    while level != before:
        before = level
        level = {kind: max([0, *(level[p.kind] + p.negated for p in found)]) for kind, found in needs.items()}
    return {kind: 100 - at for kind, at in level.items()}
