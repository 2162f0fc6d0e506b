"""pydantic's complaints about a rule file -> faults with place, in words for whoever wrote the file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from ..errors import Fault
from ..source import Document, Path


def faults_of(error: ValidationError, document: Document, model: type[BaseModel]) -> Iterator[Fault]:
    """Yield one fault for each complaint; a union's complaints about one value become one."""
    seen: set[tuple[Path, str]] = set()
    for item in error.errors(include_url=False):
        path = tuple(step for step in item["loc"] if _is_step(document.data, item["loc"], step))
        message, accepted, hint = _words(item, path, model)
        if (path, message) not in seen:
            seen.add((path, message))
            unknown = item["type"] == "extra_forbidden"
            span = document.key_span(path) if unknown else document.span(path)
            yield Fault(
                path=document.name,
                line=span.line,
                column=span.column,
                message=message,
                accepted=accepted,
                hint=hint,
            )


def _is_step(data: Any, loc: tuple[int | str, ...], step: int | str) -> bool:
    """Whether `step` is a key of the document and not the name of a union's member."""
    return isinstance(step, int) or (step.isidentifier() and not step.startswith(("list[", "dict[")))


def _words(item: Any, path: Path, model: type[BaseModel]) -> tuple[str, str, str]:
    name = str(path[-1]) if path else "the file"
    found = repr(item.get("input"))[:60]
    match item["type"]:
        case "missing":
            return f"the key {name!r} is missing", "", ""
        case "extra_forbidden":
            keys = sorted(_keys(model))
            return f"unknown key {name!r}", "", suggestion(name, keys)
        case "literal_error":
            return f"{name} is {found}", str(item["ctx"]["expected"]), ""
        case "string_pattern_mismatch":
            return f"{name} is {found}", f"text like {item['ctx']['pattern']}", ""
        case "too_short" | "string_too_short":
            return f"{name} is empty", "at least one entry or character", ""
    return f"{name} is {found}", "what rules/README.md gives for this key", ""


def _keys(model: type[BaseModel]) -> Iterable[str]:
    """Every key of the model and of the models inside it."""
    for name, field in model.model_fields.items():
        yield field.alias or name
        for inner in _models(field.annotation):
            yield from _keys(inner)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def suggestion(found: str, known: Iterable[str]) -> str:
    """`did you mean X?` for the nearest of `known`, empty where none is near."""
    near = difflib.get_close_matches(found, list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else ""
