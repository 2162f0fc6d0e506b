"""A rule -> its mutants: the same rule with one condition, test, number, gate or severity missing or changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from offer_check.report import SEVERITIES
from offer_check.rule.rule import Alternative, Gate, Line, Parameter, Rule, Step
from offer_check.source import Path

from .patterns import conditions
from .tests import STEPS

Part = TypeVar("Part")
Deciding = TypeVar("Deciding", Alternative, Step)
Change = tuple[str, tuple[Part, ...]]
"""What is different, and what stands in the place of a part: another one, or nothing where the part is missing."""
MISSING: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule that differs in one point: `what`, in the part `where` (`flag 1`, `after LIC-02`), written at `line`."""

    rule: Rule
    where: str
    line: int
    what: str

    @property
    def id(self) -> str:
        """What tells it from all others, and stays as long as its pattern does."""
        return f"{self.rule.id} {self.where}: {self.what}"

    @property
    def place(self) -> str:
        """Where its part stands."""
        return f"{self.rule.path}:{self.line}"


def mutants(rule: Rule) -> Iterator[Mutant]:
    """Every mutant of a rule, part by part. Of equal changes of a part, the later are numbered."""
    seen: Counter[tuple[str, str]] = Counter()
    for where, path, what, changed in _changed(rule):
        seen[where, what] += 1
        number = seen[where, what]
        line = rule.document.span(path).line if rule.document else 0
        yield Mutant(changed, where, line, f"{what} ({number})" if number > 1 else what)


def _changed(rule: Rule) -> Iterator[tuple[str, Path, str, Rule]]:
    """Where a rule is changed, in words and as a path, what is different, and the rule."""
    for index, what, alternatives in _one_changed(rule.flags, _deciding):
        yield f"flag {index + 1}", ("flag", index), what, replace(rule, flags=alternatives)
    for index, what, alternatives in _one_changed(rule.passes, _deciding):
        yield f"pass {index + 1}", ("pass", index), what, replace(rule, passes=alternatives)
    for index, what, steps in _one_changed(rule.steps, _deciding):
        yield f"step {index + 1}", ("severity", "steps", index), what, replace(rule, steps=steps)
    for name, what, parameter in _parameters(rule):
        parameters = {**rule.parameters, name: parameter}
        yield f"parameter {name}", ("parameters", name), what, replace(rule, parameters=parameters)
    for index, line in enumerate(rule.applies):
        for part, what, other in _lines(line):
            lines = (*rule.applies[:index], *other, *rule.applies[index + 1 :])
            yield f"applies {index + 1}{part}", ("applies", index), what, replace(rule, applies=lines)
    for index, what, gates in _one_changed(rule.after, _gates):
        yield f"after {rule.after[index].rule}", ("after", index), what, replace(rule, after=gates)


def _one_changed(
    parts: Sequence[Part], changes: Callable[[Part], Iterator[Change[Part]]]
) -> Iterator[tuple[int, str, tuple[Part, ...]]]:
    """The parts with one of them changed: which one, what, and all of them."""
    for index, part in enumerate(parts):
        for what, other in changes(part):
            yield index, what, (*parts[:index], *other, *parts[index + 1 :])


def _deciding(part: Deciding) -> Iterator[Change[Deciding]]:
    """A flag, a pass or a severity step: without it, with another condition, with another severity of its own."""
    yield "all of it", MISSING
    for what, when in conditions(part.when):
        yield what, (replace(part, when=when),)
    if part.severity:
        other = SEVERITIES[list[str](SEVERITIES).index(part.severity) - 1]
        yield f"{other} for {part.severity}", (replace(part, severity=other),)


def _parameters(rule: Rule) -> Iterator[tuple[str, str, Parameter]]:
    """Every parameter that is set, one more and one less."""
    for name, parameter in rule.parameters.items():
        if parameter.value is not None:
            for step in STEPS:
                moved = replace(parameter, value=parameter.value + step)
                yield name, f"{moved.value} for {parameter.value}", moved


def _lines(line: Line) -> Iterator[tuple[str, str, tuple[Line, ...]]]:
    """What changes in a line of applies, in which alternative, and the line: gone, turned round, silent or not, with
    other alternatives or patterns."""
    yield "", "all of it", MISSING
    if line.kind == "when":
        yield "", "unless for when", (replace(line, kind="unless"),)
    if line.kind == "unless":
        yield "", "when for unless", (replace(line, kind="when"),)
    else:
        yield "", f"{'without' if line.skip else 'with'} if_silent: skip", (replace(line, skip=not line.skip),)
    for index, patterns in enumerate(line.alternatives):
        before, after = line.alternatives[:index], line.alternatives[index + 1 :]
        part = f" any {index + 1}" if line.kind == "any" else ""
        if len(line.alternatives) > 1:
            yield part, "all of it", (replace(line, alternatives=(*before, *after)),)
        for what, other in conditions(patterns):
            if other:  # a line without any pattern is a line that is missing
                yield part, what, (replace(line, alternatives=(*before, other, *after)),)


def _gates(gate: Gate) -> Iterator[Change[Gate]]:
    """A gate: without it, at all times, while something else holds."""
    yield "all of it", MISSING
    if gate.condition:
        yield "without while", (Gate(gate.rule),)
    for what, condition in conditions(gate.condition):
        if condition:  # a gate without any pattern is one at all times
            yield what, (replace(gate, condition=condition),)
