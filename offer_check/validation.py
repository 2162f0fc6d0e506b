"""What a pydantic model did not accept in a document, in our words, each with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .errors import Fault
from .source import Document, Path

_ACCEPTED: Mapping[str, str] = {
    "string_type": "a text",
    "string_too_short": "a text that is not empty",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "dataclass_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
}
_NOTHING: Mapping[str, str] = {}
_SHOWN = 60
_LARGE = 10**_SHOWN


def faults_of(
    document: Document,
    error: ValidationError,
    *,
    within: Path = (),
    missing: str = "",
    accepts: Mapping[str, str] = _NOTHING,
    keys: Mapping[int, Sequence[str]] | None = None,
) -> Iterator[Fault]:
    """Every problem of `error` as a fault of `document`; `within` is the path of what was read.

    `accepts` says in words what a key takes, `missing` what to say where that has no word on a key that is missing.
    `keys` are the keys that may stand at each depth (0 at the top), where unknown ones are refused.
    """
    for detail in error.errors(include_url=False):
        path = (*within, *detail["loc"])
        key = str(path[-1]) if path else ""
        if detail["type"] == "missing":
            yield fault(document, path, "is missing", accepts.get(key, missing))
        elif detail["type"] == "extra_forbidden":
            yield unknown_key(document, path, (keys or {}).get(len(path) - 1, ()))
        else:
            wrong = f"found {found(detail['input'])}"
            yield fault(document, path, wrong, accepts.get(key) or _accepted(detail))


def fault(document: Document, path: Path, message: str, accepted: str = "", hint: str = "") -> Fault:
    """A fault of `document` at `path`, or at the nearest key that is there."""
    span = document.span(path)
    message = f"{spoken(path)}: {message}" if path else message
    return Fault(path=document.name, line=span.line, column=span.column, message=message, accepted=accepted, hint=hint)


def unknown_key(document: Document, path: Path, known: Sequence[str]) -> Fault:
    """The fault of a key that is none of `known`, at the key itself."""
    key, span = str(path[-1]), document.key_span(path)
    return Fault(
        path=document.name,
        line=span.line,
        column=span.column,
        message=f"unknown key {found(key)}",
        accepted=", ".join(known),
        hint=meant(key, known),
    )


def found(value: Any) -> str:
    """`value` as a message names it: short, on one line."""
    if value is None:
        return "null"
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    if value == "":
        return "an empty text"
    if isinstance(value, int) and abs(value) > _LARGE:
        return "a very large number"  # Python refuses to write one of 5,000 digits
    text = repr(value) if isinstance(value, str) else str(value).lower()
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def meant(name: str, known: Iterable[str], *, most: int = 1) -> str:
    """`did you mean ...?` with the nearest of `known`, empty where none is near."""
    near = nearest(name, known, most=most)
    return f"did you mean {' or '.join(near)}?" if near else ""


def nearest(name: str, known: Iterable[str], *, most: int = 1) -> list[str]:
    """The nearest of `known` to a misspelled name, the best first; none where none is near."""
    plain = {_plain(one): one for one in known}
    return [plain[one] for one in difflib.get_close_matches(_plain(name[:200]), plain, n=most, cutoff=0.6)]


def spoken(path: Path) -> str:
    """A path as a message names it: `results[3].severity`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _accepted(detail: ErrorDetails) -> str:
    if detail["type"] == "literal_error":
        return str(detail["ctx"]["expected"]).replace("'", "")
    return _ACCEPTED.get(detail["type"]) or detail["msg"][:1].lower() + detail["msg"][1:]


def _plain(text: str) -> str:
    return text.lower().replace("_", "-")
