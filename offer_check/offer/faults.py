"""Problems of values, and of the model that reads them, as faults with their place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..errors import Fault
from ..source import Document
from .catalog import FIELDS, GROUPS
from .paths import RENAMED, TABLES, SourcePath, elsewhere
from .refusal import Problem, found, listed, meant
from .shapes import REFUSED
from .tables import Tables

OUTSIDE = ("offer_format", "evidence", "unclear")


def faults(document: Document, problems: Iterable[Problem]) -> list[Fault]:
    """Every problem as a fault of `document`."""
    return [_fault(document, problem) for problem in problems]


def problems_of(error: ValidationError, tables: Tables, *, within: SourcePath = ()) -> Iterator[Problem]:
    """What a model did not accept, in our words; `within` is the path of what it read."""
    for detail in error.errors(include_url=False):
        path = (*within, *detail["loc"])
        if detail["type"] == REFUSED:
            for problem in detail["ctx"]["problems"]:
                yield replace(problem, path=(*path, *problem.path))
        else:
            yield _structural(detail, path, tables)


def _structural(detail: ErrorDetails, path: SourcePath, tables: Tables) -> Problem:
    match detail["type"]:
        case "extra_forbidden":
            return _unknown(path)
        case "missing":
            return _missing(path, tables)
        case "tuple_type":
            return Problem(message=f"found {found(detail['input'])}", accepted="a list of rows", path=path)
    return Problem(message=f"found {found(detail['input'])}", accepted="a mapping of keys to values", path=path)


def _unknown(path: SourcePath) -> Problem:
    key, parent = str(path[-1]), _plain(path[:-1])
    if path == ("preferences",):
        hint = "preferences stand in a file of their own: use the option --preferences FILE"
        return Problem(message="an offer has no preferences", hint=hint, path=path, at_key=True)
    known = _keys(parent)
    new = RENAMED.get(f"{parent}.{key}", "").rpartition(".")[2]
    hint = f"this was renamed: write {new}" if new else meant(key, known) or elsewhere(key)
    return Problem(message="unknown key", accepted=listed(known), hint=hint, path=path, at_key=True)


def _missing(path: SourcePath, tables: Tables) -> Problem:
    field = FIELDS.get(_plain(path))
    accepted = field.shape.accepts(tables) if field else "1"
    return Problem(message=f"{path[-1]} is missing", accepted=accepted, path=path[:-1], at_key=True)


def _keys(parent: str) -> list[str]:
    if not parent:
        return [*OUTSIDE, *(group for group in GROUPS if group != "preferences")]
    start = f"{parent}."
    inside = [f for f in FIELDS.values() if f.path.startswith(start) and not f.part_of]
    return [f.path.removeprefix(start) for f in inside if (f.table == parent or parent not in TABLES)]


def _plain(path: SourcePath) -> str:
    return ".".join(str(step) for step in path if isinstance(step, str))


def _fault(document: Document, problem: Problem) -> Fault:
    place = document.key_span if problem.at_key else document.span
    span = place(problem.path)
    message = problem.message
    if problem.first is not None:
        message += f" (compare line {document.span(problem.first).line})"
    return Fault(
        path=document.name,
        line=span.line,
        column=span.column,
        message=f"{spoken(problem.path)}: {message}" if problem.path else message,
        accepted=problem.accepted,
        hint=problem.hint,
    )


def spoken(path: SourcePath) -> str:
    """A path as a message names it: `licenses.status (row 2)`, `patients.states (item 3)`."""
    words: list[str] = []
    numbers: list[str] = []
    for step in path:
        if isinstance(step, int):
            kind = "row" if ".".join(words) in TABLES else "item"
            numbers.append(f"{kind} {step + 1}")
        else:
            words.append(step)
    return ".".join(words) + (f" ({', '.join(numbers)})" if numbers else "")
