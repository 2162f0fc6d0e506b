"""What a model did not accept in a report file, in our words, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..errors import Fault
from ..source import Document, Path

_ACCEPTED: Mapping[str, str] = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "dataclass_type": "a mapping of keys to values",
}


def faults_of(document: Document, error: ValidationError, *, within: Path) -> Iterator[Fault]:
    """Every problem of `error` as a fault of `document`; `within` is the path of what was read."""
    for detail in error.errors(include_url=False):
        path = (*within, *detail["loc"])
        if detail["type"] == "missing":
            yield fault(document, path, "is missing", "a report as `offer-check check -f json` writes it")
        else:
            yield fault(document, path, f"found {_found(detail['input'])}", _accepted(detail))


def fault(document: Document, path: Path, message: str, accepted: str) -> Fault:
    """A fault of `document` at `path`, or at the nearest key that is there."""
    span = document.span(path)
    return Fault(
        path=document.name,
        line=span.line,
        column=span.column,
        message=f"{_spoken(path)}: {message}" if path else message,
        accepted=accepted,
    )


def _accepted(detail: ErrorDetails) -> str:
    if detail["type"] == "literal_error":
        return str(detail["ctx"]["expected"]).replace("'", "")
    return _ACCEPTED.get(detail["type"]) or detail["msg"][:1].lower() + detail["msg"][1:]


def _found(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = repr(value) if isinstance(value, str) else str(value).lower()
    return text if len(text) <= 60 else f"{text[:59]}…"


def _spoken(path: Path) -> str:
    """A path as a message names it: `results[3].severity`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
