"""What a person is told of a field before it is filled in: what it is, what it takes, where it is usually found."""

from __future__ import annotations

from collections.abc import Iterator

from ..offer import Field
from ..offer.scalars import ChoiceShape
from ..offer.shapes import Shape
from ..offer.tables import Tables

PAPERS = {"O": ("offer letter", "posting"), "A": ("agreement",)}


def told(field: Field, tables: Tables) -> str:
    """Everything in a few sentences."""
    needed = " Required." if field.required else ""
    return f"{field.label}. {field.description} Write {takes(field.shape, tables)}. Where: {where(field)}.{needed}"


def takes(shape: Shape, tables: Tables) -> str:
    """What a value may be, with every choice: `one of employer, physician`."""
    return _either(", ".join(parts) for parts in ([_value(shape, tables)], shape.words) if parts)


def where(field: Field) -> str:
    """Where a value is usually found: `in the offer letter or posting, or to be asked`."""
    return ", or ".join(_places(field.found.split("/")))


def _places(codes: list[str]) -> Iterator[str]:
    papers = [paper for code in codes for paper in PAPERS.get(code, ())]
    if papers:
        yield f"in the {_either(papers)}"
    if "P" in codes:
        yield "you know it"
    if "Q" in codes:
        yield "to be asked"


def _value(shape: Shape, tables: Tables) -> str:
    if shape.name == "yes_no":
        return "yes or no"
    if isinstance(shape, ChoiceShape):
        return f"one of {', '.join(shape.codes(tables))}"
    if shape.name == "text":
        return _words(shape)
    if shape.name == "list" and shape.items:
        return _list(shape.items, tables)
    if shape.parts:
        return _parts(shape, tables)
    return shape.accepted(tables)


def _list(items: Shape, tables: Tables) -> str:
    if isinstance(items, ChoiceShape):
        return f"any of {', '.join(items.codes(tables))}"
    if items.name == "text":
        return f"a list of {_words(items)}"
    return f"a list, each item {_value(items, tables)}"


def _words(shape: Shape) -> str:
    return f"words, such as {', '.join(shape.choices)}" if shape.choices else "words"


def _parts(shape: Shape, tables: Tables) -> str:
    parts = "; ".join(f"{name}: {_value(part, tables)}" for name, part in shape.parts)
    return f"{{{', '.join(name for name, _ in shape.parts)}}}, {parts}"


def _either(items: Iterator[str] | list[str]) -> str:
    *start, last = items
    return f"{', '.join(start)} or {last}" if start else last
