"""A rule set -> the program for the engine: derived facts in strata, then applicability, flags, passes and steps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ..facts.property import Encoded
from ..offer.tables import Tables
from ..rule.pattern import FactPattern, Reference, speaks_of
from ..rule.rule import Derivation, Each, Line, Patterns, Rule
from ..ruleset.ruleset import Rules
from .branches import Mode
from .clause import Clause, Compiled, Join, Target, field_alias
from .layout import lay_out, over_records
from .lower import Draft, Lowering
from .program import Program
from .strata import strata_of
from .vocabulary import Vocabulary, vocabulary


def compile_rules(rules: Rules, tables: Tables) -> Program:
    """The program for the active rules. Raises EngineError where a limit of the engine is in the way."""
    words = vocabulary(rules, tables)
    compiler = _Compiler(words)
    for rule in rules.active:
        compiler.rule(rule)
    subjects = {rule.id: rule.each for rule in rules.active if rule.each}
    return linked(compiler.compiled, words, subjects, compiler.gates)


def linked(
    compiled: Sequence[Compiled],
    words: Vocabulary,
    subjects: Mapping[str, Each],
    gates: Mapping[tuple[str, str, int], Target],
) -> Program:
    """The program of compiled conditions, with the derived facts that they and the subjects (by rule) rest on."""
    named = {each.kind for each in subjects.values()}
    used = _used(compiled, named, words)
    derivations = [c for kind in sorted(used) for c in _derivations(kind, words)]
    layout = lay_out([*derivations, *compiled], words.fields)
    early, late = (
        [[over_records(c, layout) for c in stratum] for stratum in (*strata_of(derived), rest) if stratum]
        for derived, rest in zip(_parted(derivations, words), _parted(compiled, words), strict=True)
    )
    total = [*early, *late]
    kinds = {m.kind for stratum in total for c in stratum for m in (*c.clause.facts, *c.clause.absent)}
    return Program(
        strata=tuple(tuple(stratum) for stratum in total),
        late=len(early),
        records=layout.records,
        gates=gates,
        kinds=frozenset(kinds | named),
        fields=frozenset(layout.home),
        subjects={rule: each.by or words.kinds[each.kind].by for rule, each in subjects.items()},
    )


@dataclass(slots=True)
class _Compiler:
    """Gathers the compiled rules of the last stratum. A condition that several rules share is compiled once."""

    words: Vocabulary
    compiled: list[Compiled] = field(default_factory=list)
    gates: dict[tuple[str, str, int], Target] = field(default_factory=dict)
    known: dict[tuple[Clause, ...], Target] = field(default_factory=dict)

    def rule(self, rule: Rule) -> None:
        """Compile all of one rule."""
        values = {name: p.value for name, p in rule.parameters.items()}
        lowering = Lowering(self.words, values)
        deciding = Lowering(self.words, values, usable=True)
        for index, line in enumerate(rule.applies):
            self._gate((rule.id, "applies", index), _line_clauses(lowering, line))
        for index, gate in enumerate(rule.after):
            if gate.condition:
                self._gate((rule.id, "after", index), lowering.clauses(gate.condition, Mode.CERTAIN))
        if rule.each is not None:
            pattern = (FactPattern(rule.each.kind),)
            entries = Lowering(self.words, values, lists_only=True)
            self._gate((rule.id, "each", 0), entries.clauses(pattern, Mode.POSSIBLE))
        for index, step in enumerate(rule.steps):
            about_subject = rule.each is not None and speaks_of(rule.each.alias, step.when)
            self._each(Target("step", rule.id, index), step.when, rule.each if about_subject else None, deciding)
        for index, flag in enumerate(rule.flags):
            self._each(Target("flag", rule.id, index), flag.when, rule.each, deciding)
        for index, good in enumerate(rule.passes):
            self._each(Target("pass", rule.id, index), good.when, rule.each, deciding)

    def _gate(self, key: tuple[str, str, int], clauses: tuple[Clause, ...]) -> None:
        shared = tuple(sorted(clauses, key=repr))
        if shared not in self.known:
            target = Target("gate", str(len(self.known)))
            self.known[shared] = target
            self.compiled.extend(Compiled(target, clause) for clause in shared)
        self.gates[key] = self.known[shared]

    def _each(self, target: Target, when: Patterns, each: Each | None, lowering: Lowering) -> None:
        patterns: Patterns = when
        if each is not None:
            patterns = (FactPattern(each.kind, alias=each.alias), *when)
        self.compiled.extend(Compiled(target, clause) for clause in lowering.clauses(patterns, Mode.CERTAIN))


def _line_clauses(lowering: Lowering, line: Line) -> tuple[Clause, ...]:
    mode = Mode.MENTIONED if line.skip else Mode.POSSIBLE
    if line.kind == "unless":
        mode = Mode.CERTAIN
    return tuple(dict.fromkeys(c for patterns in line.alternatives for c in lowering.clauses(patterns, mode)))


def _derivations(kind: str, words: Vocabulary) -> Iterator[Compiled]:
    lowering = Lowering(words, usable=True)
    for index, rule in enumerate(words.derived[kind].rules):
        for draft in lowering.drafts(rule.when, Mode.CERTAIN, Draft()):
            grown, give = _head(draft, rule, kind, words)
            yield Compiled(Target("derive", kind, index), grown.clause(), give)


def _head(
    draft: Draft, rule: Derivation, kind: str, words: Vocabulary
) -> tuple[Draft, tuple[tuple[str, Encoded | Join], ...]]:
    """What a derived fact gets: constants, fields, and properties of the facts that the rule names."""
    give: dict[str, Encoded | Join] = {}
    for name, value in rule.give.items():
        if not isinstance(value, Reference):
            give[name] = str(value) if isinstance(value, Decimal) else value
            continue
        if value.name in words.fields:
            join = Join(field_alias(value.name), value.name)
            draft = draft.with_atoms(join.alias, ())
        else:
            join = Join(value.alias, value.property)
        give[name] = join
        if words.kinds[kind].properties[name].measured:
            give |= {f"{name}.{end}": Join(join.alias, f"{join.property}.{end}") for end in ("low", "high")}
    return draft, tuple(give.items())


def _parted(compiled: Sequence[Compiled], words: Vocabulary) -> tuple[list[Compiled], list[Compiled]]:
    """Those that can be decided at once, and those that speak of what the other rules come to."""
    early: list[Compiled] = []
    late: list[Compiled] = []
    for item in compiled:
        kinds = {match.kind for match in (*item.clause.facts, *item.clause.absent)}
        (late if words.is_late(kinds | {item.target.name}) else early).append(item)
    return early, late


def _used(compiled: Sequence[Compiled], subjects: Collection[str], words: Vocabulary) -> set[str]:
    """The derived kinds that rules rest on or have as subjects, directly or through others."""
    found: set[str] = set()
    todo = [*subjects, *(m.kind for c in compiled for m in (*c.clause.facts, *c.clause.absent))]
    while todo:
        kind = todo.pop()
        if kind in words.derived and kind not in found:
            found.add(kind)
            todo += [p.kind for r in words.derived[kind].rules for p in r.when if isinstance(p, FactPattern)]
    return found
