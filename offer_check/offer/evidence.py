"""What stands beside the fields: where values come from (evidence), and words that cannot be checked (unclear)."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..record import record
from .catalog import FIELDS
from .compounds import CompoundShape
from .identity import at
from .lists import LONGEST_LIST
from .paths import RowNames, SourcePath
from .refusal import Problem, Refused, collected, found, refuse
from .rows import TableShape
from .scalars import TEXT, choice, text
from .shapes import Shape
from .tables import Tables


@record(kw_only=True)
class Evidence:
    """One paper on one field. `value` is what that paper says, normalized, where it differs; else None."""

    source: str
    where: str = ""
    words: str = ""
    value: Any = None


PARTS = (
    ("source", choice("posting", "offer_letter", "agreement", "policy", "verbal", "physician")),
    ("where", text(longest=200)),
    ("words", TEXT),
)


def read_unclear(data: Mapping[str, Any], rows: RowNames, problems: list[Problem]) -> dict[str, str]:
    """The words that stand for fields, by canonical path; what is wrong with them joins `problems`."""
    unclear: dict[str, str] = {}
    for key, raw in _entries(data, "unclear", problems):
        path = words = None
        with collected(problems, "unclear", key):
            path = _path(key, rows, unclear)
            _value_refused(rows.target(path).source, data)
        with collected(problems, "unclear", key):
            words = TEXT.read(raw, rows.tables)
        if path and words:
            unclear[path] = words
    return unclear


def read_evidence(data: Mapping[str, Any], rows: RowNames, problems: list[Problem]) -> dict[str, tuple[Evidence, ...]]:
    """The papers behind fields, by canonical path; what is wrong with them joins `problems`."""
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for key, raw in _entries(data, "evidence", problems):
        path, shape = None, _ANY_PAPER
        with collected(problems, "evidence", key):
            path = _path(key, rows, evidence)
            shape = _paper_on(rows.target(path).field.path)
        with collected(problems, "evidence", key):
            papers = _papers(raw, shape, rows.tables)
            if path and papers:
                evidence[path] = papers
    return evidence


def paper(shape: Shape | None) -> CompoundShape:
    """The shape of one paper on a field of `shape`."""
    value = shape if shape and not isinstance(shape, TableShape) else None
    parts = (*PARTS, ("value", value)) if value else PARTS
    return CompoundShape(name="evidence", parts=parts, required=("source",), make=Evidence)


_ANY_PAPER = paper(None)


@functools.cache
def _paper_on(field: str) -> CompoundShape:
    """The shape of one paper on a field of the catalog."""
    return paper(FIELDS[field].shape)


def _entries(data: Mapping[str, Any], group: str, problems: list[Problem]) -> Iterable[tuple[str, Any]]:
    raw = data.get(group)
    if raw is None or isinstance(raw, dict):
        return (raw or {}).items()
    problems.append(
        Problem(message=f"found {found(raw)}", accepted="a mapping, each key the path of a field", path=(group,))
    )
    return ()


def _path(key: str, rows: RowNames, taken: Mapping[str, Any]) -> str:
    try:
        path = rows.canonical(rows.target(key))
    except Refused as refused:
        raise Refused(replace(problem, at_key=True) for problem in refused.problems) from None
    if path in taken:
        raise refuse(f"found {path} a second time", at_key=True)
    return path


def _value_refused(source: SourcePath, data: Mapping[str, Any]) -> None:
    if at(data, source) is not None:
        message = "the same path has a value"
        raise Refused([Problem(message=message, hint="keep one of the two", at_key=True, first=source)])


def _papers(raw: Any, shape: CompoundShape, tables: Tables) -> tuple[Evidence, ...]:
    if not isinstance(raw, list):
        single = shape.read(raw, tables)
        return (single,) if single else ()
    if len(raw) > LONGEST_LIST:
        raise refuse(f"found a list of {len(raw):,} items", accepted=f"at most {LONGEST_LIST} items")
    problems: list[Problem] = []
    papers = []
    for i, item in enumerate(raw):
        with collected(problems, i):
            if item is None:
                raise shape.refused(item, tables)
            papers.append(shape.read(item, tables))
    if problems:
        raise Refused(problems)
    return tuple(papers)
