"""A document of the right shape -> a rule, or a derived kind; the conditions are read by the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from ..errors import Fault
from ..source import Document, Path
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
from .shape import shape_faults

Data = Mapping[str, Any]


def rule(document: Document, *, checked: bool = False) -> tuple[Rule | None, list[Fault]]:
    """The rule that `document` holds (None where its shape is wrong) and every fault found.

    `checked`: the document comes out of the bundle of rules that passed the lint.
    """
    faults = [] if checked else shape_faults(document, "rule")
    if faults:
        return None, faults
    reader = Reader(document)
    built = _rule(document.data, reader)
    stem = PurePath(document.name).stem
    if stem != built.id:
        reader.fault(("id",), f"the id is {built.id!r} in a file named {stem!r}", "the stem of the file")
    return built, reader.faults


def _rule(data: Data, reader: Reader) -> Rule:
    base, steps = _severity(data["severity"], reader)
    return Rule(
        id=data["id"],
        title=data["title"],
        since=data["since"],
        severity=base,
        steps=steps,
        pack=data["pack"],
        topic=data["topic"],
        matrix=data.get("matrix") or "",
        section=data.get("section"),
        parameters={name: _parameter(name, part) for name, part in (data.get("parameters") or {}).items()},
        applies=tuple(_line(line, reader, ("applies", i)) for i, line in enumerate(data["applies"])),
        after=tuple(_gate(gate, reader, ("after", i)) for i, gate in enumerate(data.get("after") or ())),
        each=_each(data.get("each"), reader),
        flags=tuple(_alternative(part, reader, ("flag", i)) for i, part in enumerate(data["flag"])),
        passes=tuple(_alternative(part, reader, ("pass", i)) for i, part in enumerate(data["pass"])),
        optional=tuple(data.get("optional") or ()),
        also=tuple(data.get("also") or ()),
        why=_text(data["why"]),
        question=_text(data["question"]),
        good=_text(data["good"]),
        sources=tuple(_citation(part) for part in data["sources"]),
        rests_on=tuple(data.get("rests_on") or ()),
        note=_text(data.get("note") or ""),
        examples=tuple(_examples(data["examples"], reader.document)),
        path=reader.document.name,
        document=reader.document,
    )


def _text(text: str) -> str:
    """One paragraph, however the file breaks its lines."""
    return " ".join(text.split())


def _citation(part: Data) -> Citation:
    return Citation(part["guide"], part["section"])


def _parameter(name: str, part: Data) -> Parameter:
    value, source = part["value"], part.get("source")
    number = None if value is None else Decimal(str(value))
    return Parameter(name, number, part["unit"], _citation(source) if source else None)


def _alternative(part: Data, reader: Reader, path: Path) -> Alternative:
    when = reader.patterns(part["when"], (*path, "when"))
    return Alternative(when, part.get("message") or "", part.get("severity") or "")


def _severity(data: str | Data, reader: Reader) -> tuple[str, tuple[Step, ...]]:
    if isinstance(data, str):
        return data, ()
    steps = tuple(
        Step(reader.patterns(step["when"], ("severity", "steps", i, "when")), step["severity"])
        for i, step in enumerate(data["steps"])
    )
    return data["base"], steps


def _line(part: Data, reader: Reader, path: Path) -> Line:
    kinds = [kind for kind in ("when", "any", "unless") if part.get(kind) is not None]
    skip = part.get("if_silent") == "skip"
    match kinds:
        case ["any"]:
            return Line("any", reader.alternatives(part["any"], (*path, "any")), part["otherwise"], skip)
        case ["when"]:
            return Line("when", (reader.patterns(part["when"], (*path, "when")),), part["otherwise"], skip)
        case ["unless"]:
            return Line("unless", (reader.patterns(part["unless"], (*path, "unless")),), part["otherwise"], skip)
    reader.fault(path, f"a line of applies has {' and '.join(kinds) or 'no condition'}", "when, any or unless")
    return Line("when", (), part["otherwise"])


def _gate(part: str | Data, reader: Reader, path: Path) -> Gate:
    if isinstance(part, str):
        return Gate(part)
    condition = part.get("while")
    return Gate(part["rule"], reader.patterns(condition, (*path, "while")) if condition else ())


def _each(part: Data | None, reader: Reader) -> Each | None:
    if part is None:
        return None
    names = [key for key in part if key not in ("by", "otherwise")]
    if len(names) != 1:
        reader.fault(("each",), "each names no alias or more than one", "{alias: kind, by: property, otherwise: text}")
        return None
    return Each(names[0], part[names[0]], part.get("by", ""), part.get("otherwise", ""))


def _examples(data: Data, document: Document) -> Iterator[Example]:
    for outcome in ("flag", "pass", "ask", "waiting", "not_applicable"):
        for index, part in enumerate(data.get(outcome) or ()):
            yield Example(
                outcome,
                part["offer"],
                document.span(("examples", outcome, index)).line,
                part.get("name") or "",
                part.get("subject"),
                part.get("severity") or "",
                part.get("as_of") or "",
                part.get("set"),
                part.get("preferences"),
            )


def derived(document: Document, *, checked: bool = False) -> tuple[Derived | None, list[Fault]]:
    """The derived kind that `document` holds (None where its shape is wrong) and every fault found.

    `checked` as in `rule`.
    """
    faults = [] if checked else shape_faults(document, "derived")
    if faults:
        return None, faults
    data, reader = document.data, Reader(document)
    if PurePath(document.name).stem.replace("-", "_") != data["derive"]:
        reader.fault(("derive",), f"{data['derive']!r} does not match the file's name", "the stem, with _ for -")
    rules = []
    for index, part in enumerate(data["rules"]):
        place: Path = ("rules", index)
        given = part.get("give") or {}
        if set(given) != set(data["rules"][0].get("give") or {}):
            reader.fault((*place, "give"), "the properties differ from those of the first rule")
        give = {name: reader.value(value, (*place, "give", name)) for name, value in given.items()}
        rules.append(Derivation(give, reader.patterns(part["when"], (*place, "when"))))
    kind = Derived(kind=data["derive"], means=data["means"], rules=tuple(rules), path=document.name, document=document)
    return kind, reader.faults
