"""One condition as the reasons of results need it: what it tests and seeks, of which nothing depends on an offer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field

from ..engine import Binding
from ..facts.property import Kind
from ..record import record
from ..rule.pattern import AliasTest, AnyOf, FactPattern, FieldTest, Has, Is, Reference, Test
from ..rule.rule import Patterns


@record()
class Sought:
    """A fact that a condition seeks, or excludes. `fields` are the fields behind it.

    `joins` are the properties that have to equal those of other facts (with the alias and the property there), `tested`
    all others that it tests, and `words` the choices that it names for some of these.
    """

    pattern: FactPattern
    kind: Kind
    fields: tuple[str, ...]
    joins: tuple[tuple[str, str, str], ...]
    tested: tuple[str, ...]
    words: Mapping[str, tuple[object, ...]]

    @classmethod
    def of(cls, pattern: FactPattern, kind: Kind, fields: tuple[str, ...]) -> Sought:
        """What `pattern` seeks among facts of its `kind`."""
        values = ((name, test.value) for name, test in pattern.tests if isinstance(test, Is))
        joins = tuple((name, v.alias, v.property) for name, v in values if isinstance(v, Reference))
        joined = {name for name, _, _ in joins}
        tested = tuple(name for name, _ in pattern.tests if name not in joined)
        words = {name: found for name, test in pattern.tests if (found := literals(test))}
        return cls(pattern, kind, fields, joins, tested, words)

    @property
    def alone(self) -> bool:
        """Whether it means rows of a table, or unclear fields, by themselves and not by other facts."""
        return (self.kind.table or self.pattern.kind == "unclear") and not self.joins

    def joined(self, binding: Binding) -> Mapping[str, tuple[object]]:
        """The properties that are joined with facts that `binding` has, each with the one value that it may have."""
        return {name: (binding[alias].values.get(other),) for name, alias, other in self.joins if alias in binding}


@record()
class Condition:
    """What patterns read. `fields` are the fields, tables and lists, each once, in their order; `referenced` those that
    others are compared with."""

    when: Patterns
    fields: tuple[str, ...]
    referenced: tuple[str, ...]
    sought: tuple[Sought, ...]
    tests: tuple[FieldTest, ...] = field(init=False)
    tested: tuple[str, ...] = field(init=False)
    absent: tuple[Sought, ...] = field(init=False)
    _columns: dict[tuple[str, str], tuple[str, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tests", tuple(p for p in self.when if isinstance(p, FieldTest)))
        object.__setattr__(self, "tested", tuple(test.field for test in self.tests))
        object.__setattr__(self, "absent", tuple(sought for sought in self.sought if sought.pattern.negated))

    def tested_beside(self, lists: Collection[str]) -> Iterator[str]:
        """The fields that are tested, but for those of `lists` of which only entries are sought."""
        return (test.field for test in self.tests if not (isinstance(test.test, Has) and test.field in lists))

    def columns(self, alias: str, kind: str) -> tuple[str, ...]:
        """The properties that are tested of the facts of `kind` named `alias`, else of those that have no name of their
        own; what they join is left out."""
        if (alias, kind) not in self._columns:
            self._columns[alias, kind] = tuple(self._named(alias, kind)) or tuple(self._unnamed(kind))
        return self._columns[alias, kind]

    def _named(self, alias: str, kind: str) -> Iterator[str]:
        sought = iter(self.sought)
        for pattern in self.when:
            match pattern:
                case FactPattern():
                    found = next(sought)
                    if pattern.kind == kind and pattern.alias == alias:
                        yield from found.tested
                case AliasTest(alias=named, property=name) if named == alias:
                    yield name

    def _unnamed(self, kind: str) -> Iterator[str]:
        for found in self.sought:
            if found.pattern.kind == kind and not found.pattern.negated:
                yield from found.tested


def literals(test: Test) -> tuple[object, ...]:
    """The values that a test names; none where it is no plain choice of values."""
    match test:
        case Is(value=str() as value):
            return (value,)
        case AnyOf(tests=tests):
            parts = [literals(part) for part in tests]
            return tuple(value for part in parts for value in part) if all(parts) else ()
    return ()
