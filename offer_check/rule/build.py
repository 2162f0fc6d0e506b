"""A document -> a rule, or a derived kind: the shape is checked by pydantic, the conditions by the reader."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePath
from typing import Any

from pydantic import ValidationError

from ..errors import Fault
from ..source import Document, Path
from .faults import faults_of
from .file import DerivedFile, ExamplePart, LinePart, RuleFile, SteppedSeverity
from .pattern import Pattern
from .reader import Reader
from .rule import (
    Alternative,
    Citation,
    Derivation,
    Derived,
    Each,
    Example,
    Gate,
    Line,
    Parameter,
    Rule,
    Step,
)


def rule(document: Document) -> tuple[Rule | None, list[Fault]]:
    """The rule that `document` holds (None where its shape is wrong) and every fault found."""
    try:
        file = RuleFile.model_validate(document.data)
    except ValidationError as error:
        return None, list(faults_of(error, document, RuleFile))
    reader = Reader(document)
    built = _rule(file, reader)
    stem = PurePath(document.name).stem
    if stem != built.id:
        reader.fault(("id",), f"the id is {built.id!r} in a file named {stem!r}", "the stem of the file")
    return built, reader.faults


def _rule(file: RuleFile, reader: Reader) -> Rule:
    base, steps = _severity(file, reader)
    return Rule(
        id=file.id,
        title=file.title,
        since=file.since,
        severity=base,
        steps=steps,
        pack=file.pack,
        topic=file.topic,
        matrix=file.matrix or "",
        parameters={
            name: Parameter(
                name,
                None if part.value is None else Decimal(str(part.value)),
                part.unit,
                Citation(part.source.guide, part.source.section) if part.source else None,
            )
            for name, part in file.parameters.items()
        },
        applies=tuple(_line(line, reader, ("applies", i)) for i, line in enumerate(file.applies)),
        after=tuple(_gate(gate, reader, ("after", i)) for i, gate in enumerate(file.after)),
        each=_each(file.each, reader),
        flags=tuple(
            Alternative(reader.patterns(part.when, ("flag", i, "when")), part.message, part.severity or "")
            for i, part in enumerate(file.flag)
        ),
        passes=tuple(
            Alternative(reader.patterns(part.when, ("pass", i, "when")), part.message or "")
            for i, part in enumerate(file.pass_)
        ),
        optional=tuple(file.optional),
        also=tuple(file.also),
        why=_text(file.why),
        question=_text(file.question),
        good=_text(file.good),
        sources=tuple(Citation(part.guide, part.section) for part in file.sources),
        note=_text(file.note or ""),
        examples=_examples(file, reader.document),
        path=reader.document.name,
        document=reader.document,
    )


def _text(text: str) -> str:
    """One paragraph, however the file breaks its lines."""
    return " ".join(text.split())


def _severity(file: RuleFile, reader: Reader) -> tuple[str, tuple[Step, ...]]:
    if not isinstance(file.severity, SteppedSeverity):
        return file.severity, ()
    steps = tuple(
        Step(reader.patterns(step.when, ("severity", "steps", i, "when")), step.severity)
        for i, step in enumerate(file.severity.steps)
    )
    return file.severity.base, steps


def _line(part: LinePart, reader: Reader, path: Path) -> Line:
    kinds = [kind for kind in ("when", "any", "unless") if getattr(part, kind) is not None]
    if len(kinds) != 1:
        reader.fault(path, f"a line of applies has {' and '.join(kinds) or 'no condition'}", "when, any or unless")
        return Line("when", (), part.otherwise)
    alternatives: tuple[tuple[Pattern, ...], ...]
    if kinds[0] == "any":
        alternatives = reader.alternatives(part.any, (*path, "any"))
        return Line("any", alternatives, part.otherwise, part.if_silent == "skip")
    alternatives = (reader.patterns(getattr(part, kinds[0]), (*path, kinds[0])),)
    return Line("when" if kinds[0] == "when" else "unless", alternatives, part.otherwise, part.if_silent == "skip")


def _gate(part: Any, reader: Reader, path: Path) -> Gate:
    if isinstance(part, str):
        return Gate(part)
    condition = part.while_
    return Gate(part.rule, reader.patterns(condition, (*path, "while")) if condition else ())


def _each(part: dict[str, str] | None, reader: Reader) -> Each | None:
    if part is None:
        return None
    names = [key for key in part if key not in ("by", "otherwise")]
    if len(names) != 1:
        reader.fault(("each",), "each names no alias or more than one", "{alias: kind, by: property, otherwise: text}")
        return None
    return Each(names[0], part[names[0]], part.get("by", ""), part.get("otherwise", ""))


def _examples(file: RuleFile, document: Document) -> tuple[Example, ...]:
    found = []
    for outcome in ("flag", "pass", "ask", "waiting", "not_applicable"):
        parts: list[ExamplePart] = getattr(file.examples, "pass_" if outcome == "pass" else outcome)
        for index, part in enumerate(parts):
            line = document.span(("examples", outcome, index)).line
            found.append(
                Example(
                    outcome,
                    part.offer,
                    line,
                    part.name or "",
                    part.subject,
                    part.severity or "",
                    part.as_of or "",
                    part.set,
                    part.preferences,
                )
            )
    return tuple(found)


def derived(document: Document) -> tuple[Derived | None, list[Fault]]:
    """The derived kind that `document` holds (None where its shape is wrong) and every fault found."""
    try:
        file = DerivedFile.model_validate(document.data)
    except ValidationError as error:
        return None, list(faults_of(error, document, DerivedFile))
    reader = Reader(document)
    if PurePath(document.name).stem.replace("-", "_") != file.derive:
        reader.fault(("derive",), f"{file.derive!r} does not match the file's name", "the stem, with _ for -")
    rules = []
    for index, part in enumerate(file.rules):
        place: Path = ("rules", index)
        if set(part.give) != set(file.rules[0].give):
            reader.fault((*place, "give"), "the properties differ from those of the first rule")
        give = {name: reader.value(value, (*place, "give", name)) for name, value in part.give.items()}
        rules.append(Derivation(give, reader.patterns(part.when, (*place, "when"))))
    kind = Derived(kind=file.derive, means=file.means, rules=tuple(rules), path=document.name, document=document)
    return kind, reader.faults
