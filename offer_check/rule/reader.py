"""Patterns out of a document's data: conditions as written -> `pattern` values, with every fault and its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ..errors import Fault
from ..source import Document, Path
from .pattern import (
    AliasTest,
    AnyOf,
    Compare,
    FactPattern,
    FieldTest,
    Has,
    Is,
    Lacks,
    Not,
    Operator,
    ParameterTest,
    Pattern,
    Reference,
    Test,
    Value,
)

COMPARISONS: dict[str, Operator] = {"lt": "lt", "lte": "lte", "gt": "gt", "gte": "gte"}
TESTS = "a value, a list, {not: ...}, {lt|lte|gt|gte: ...}, {has: ...}, {lacks: ...}"


@dataclass(slots=True)
class Reader:
    """Reads patterns of one document and gathers what is wrong with them in `faults`."""

    document: Document
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: Path, message: str, accepted: str = "", hint: str = "") -> None:
        """Note a fault at `path` of the document."""
        span = self.document.span(path)
        self.faults.append(
            Fault(
                path=self.document.name,
                line=span.line,
                column=span.column,
                message=message,
                accepted=accepted,
                hint=hint,
            )
        )

    def patterns(self, data: Any, path: Path) -> tuple[Pattern, ...]:
        """One pattern or a list of them, all of which must hold."""
        items = list(enumerate(data)) if isinstance(data, list) else [(None, data)]
        found: list[Pattern] = []
        for index, item in items:
            place = path if index is None else (*path, index)
            if isinstance(item, dict) and item:
                found.extend(self._pattern(item, place))
            else:
                self.fault(place, "a condition is not a mapping", "{field: test}, {fact: kind}, {without: kind}")
        return tuple(found)

    def alternatives(self, data: Any, path: Path) -> tuple[tuple[Pattern, ...], ...]:
        """A list of alternatives, each one pattern or a list of patterns."""
        if not isinstance(data, list):
            self.fault(path, "the alternatives are not a list", "[pattern, [pattern, pattern]]")
            return ()
        return tuple(self.patterns(item, (*path, index)) for index, item in enumerate(data))

    def _pattern(self, item: dict[str, Any], path: Path) -> Iterator[Pattern]:
        if "fact" in item or "without" in item:
            yield from self._fact(item, path)
            return
        for key, data in item.items():
            place = (*path, key)
            if not key.startswith("$"):
                yield FieldTest(key, self.test(data, place))
            elif "." in key:
                reference = Reference(key[1:])
                yield AliasTest(reference.alias, reference.property, self.test(data, place))
            elif data in ("stated", "not_stated"):
                yield ParameterTest(key[1:], data == "stated")
            else:
                self.fault(place, f"a parameter is tested for {data!r}", "stated, not_stated")

    def _fact(self, item: dict[str, Any], path: Path) -> Iterator[Pattern]:
        negated = "without" in item
        kind = item.get("without" if negated else "fact")
        alias = item.get("as", "")
        if not isinstance(kind, str) or not isinstance(alias, str):
            self.fault(path, "a fact's kind or alias is not a name", "{fact: kind, as: alias, property: test}")
            return
        if negated and ("fact" in item or alias):
            self.fault(path, "what is absent is named or joined with fact", "{without: kind, property: test}")
            return
        tests = tuple(
            (name, self.test(data, (*path, name)))
            for name, data in item.items()
            if name not in ("fact", "without", "as")
        )
        yield FactPattern(kind, tests, alias, negated)

    def test(self, data: Any, path: Path) -> Test:
        """One test as written."""
        if isinstance(data, list):
            return AnyOf(tuple(self.test(item, (*path, i)) for i, item in enumerate(data)))
        if not isinstance(data, dict):
            return Is(self.value(data, path))
        if data and all(key in COMPARISONS for key in data):
            return Compare(tuple((COMPARISONS[key], self.value(v, (*path, key))) for key, v in data.items()))
        if len(data) == 1:
            ((name, inner),) = data.items()
            values = self.values(inner, (*path, name))
            match name:
                case "not":
                    return Not(values)
                case "has":
                    return Has(values)
                case "lacks":
                    return Lacks(values)
        self.fault(path, f"unknown test {', '.join(map(str, data)) or '{}'}", TESTS)
        return AnyOf(())

    def values(self, data: Any, path: Path) -> tuple[Value, ...]:
        """One value or a list of values."""
        if isinstance(data, list):
            return tuple(self.value(item, (*path, i)) for i, item in enumerate(data))
        return (self.value(data, path),)

    def value(self, data: Any, path: Path) -> Value:
        """Text, number or reference; a YAML `true` is the text `yes`."""
        if isinstance(data, bool):
            return "yes" if data else "no"
        if isinstance(data, int | float):
            return Decimal(str(data))
        if isinstance(data, str):
            return Reference(data[1:]) if data.startswith("$") else data
        self.fault(path, "a value in a condition is empty or a mapping", "text, a number, a reference")
        return ""
