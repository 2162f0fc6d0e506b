"""Derived facts of one offer -> what they came from: the firings of their derivations that give just these facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from ..compiler.clause import Target
from ..engine import Binding, Evaluation
from ..facts.build import Fact
from ..facts.property import Encoded
from ..record import record
from ..rule.pattern import Reference
from ..rule.rule import Derivation
from .paper import Paper
from .reading import Reading

Values = tuple[Encoded, ...]


@record()
class Firings:
    """The firings of one derivation, by what they give in the properties `names`."""

    derivation: Derivation
    names: tuple[str, ...]
    bindings: Mapping[Values, Sequence[Binding]]

    def of(self, derived: Fact) -> Sequence[Binding]:
        """Those that give this fact."""
        return self.bindings.get(tuple(derived.values[name] for name in self.names), ())


@record()
class Ancestry:
    """Finds the firings behind the derived facts of one offer."""

    paper: Paper
    reading: Reading
    evaluation: Evaluation
    _known: dict[str, tuple[Firings, ...]] = field(default_factory=dict)

    def of(self, derived: Fact) -> Iterator[tuple[Derivation, Binding]]:
        """Every derivation that gives the fact, with what it bound."""
        if derived.kind not in self._known:
            self._known[derived.kind] = tuple(self._firings(derived))
        for firings in self._known[derived.kind]:
            for binding in firings.of(derived):
                yield firings.derivation, binding

    def _firings(self, like: Fact) -> Iterator[Firings]:
        for number, derivation in enumerate(self.reading.derivations(like.kind)):
            found: dict[Values, list[Binding]] = {}
            names: tuple[str, ...] = ()
            for binding in self.evaluation.fired.get(Target("derive", like.kind, number), ()):
                given = dict(self._given(derivation, binding, like))
                names = tuple(given)
                found.setdefault(tuple(given.values()), []).append(binding)
            yield Firings(derivation, names, found)

    def _given(self, derivation: Derivation, binding: Binding, like: Fact) -> Iterator[tuple[str, Encoded]]:
        """What a firing gives, as far as that is told by the facts that it bound, and by what the offer states."""
        for name, value in derivation.give.items():
            if isinstance(value, Reference) and value.alias in binding:
                source = binding[value.alias].values
                yield name, source[value.property]
                for end in ("low", "high"):
                    if f"{name}.{end}" in like.values:
                        yield f"{name}.{end}", source[f"{value.property}.{end}"]
            else:
                word = self.paper.word(value.name) if isinstance(value, Reference) else str(value)
                if word is not None:
                    yield name, word
