"""What of a report may be told where others read along: ids, places, fields and words of rules; what the offer says
only where somebody asked for it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from ..report import Because, FileStatus, Problem, Result
from .view.words import counted

Level = Literal["error", "warning", "note"]

WITHHELD = "…"
MOST_FIELDS = 6

_ENTRY = re.compile(r"\[(.*)\]", re.DOTALL)
_CODES = re.compile(r"([A-Z]{2}|[a-z_]+)(, [a-z_]+)*")

# What a message quotes from a file: texts, the names of entries, values, numbers that are no places.
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|“[^”]*”', re.DOTALL)
_FOUND = re.compile(r"(?<=: found )(?!an? ).+?(?= a second time|$)", re.DOTALL)
_NUMBER = re.compile(r"(?<!row )(?<!item )(?<!line )(?<![\w+.])(?<!\d:)-?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?(?!:?\w)")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file: lines and columns count from 1, the end is exclusive. As it is, the top of the file."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


TOP = Region()


def level(result: Result) -> Level:
    """Return how loudly to tell a flag, an ask or a waiting."""
    if result.severity in ("critical", "major"):
        return "error" if result.outcome == "flag" else "warning"
    return "warning" if result.outcome == "flag" and result.severity == "minor" else "note"


def region(result: Result) -> Region:
    """Return the place of the first field that decided a result and has a place in the offer; else the top."""
    places = (Region(b.line, b.column, b.end_line, b.end_column) for b in result.because)
    return next((place for place in places if place != TOP), TOP)


def sentences(result: Result, *, include_values: bool = False) -> tuple[str, ...]:
    """Return what to say of a flag, an ask or a waiting, a line each: what was found, why it matters, what to ask."""
    found = result.message if include_values or result.outcome == "waiting" else " ".join(_fields(result))
    return tuple(filter(None, (found, result.why, f"Ask: {result.question}")))


def pointer(because: Because, subject: str) -> str:
    """Return the path of a field; an entry that is neither a code nor the subject may be words of the offer."""
    entry = _ENTRY.search(because.field)
    if entry is None or entry[1] == subject or _CODES.fullmatch(entry[1]):
        return because.field
    return _ENTRY.sub(f"[{WITHHELD}]", because.field)


def fault(problem: Problem, *, include_values: bool = False) -> str:
    """Return what is wrong in a file, without the words and numbers that stand there unless they are asked for."""
    if include_values:
        return problem.message
    found, sign, rest = problem.message.partition("; accepted: ")
    accepted, semicolon, hint = rest.partition("; ")
    said = _numberless(_FOUND.sub(WITHHELD, _withheld(found)))
    return f"{said}{sign}{_withheld(accepted)}{semicolon}{_numberless(_withheld(hint))}"


def unchecked(status: FileStatus) -> str:
    """Return why a file without a problem of its own has no report."""
    return {
        "died": "The process that checked this file ended too early, so nothing is known of the offer.",
        "failed": "A bug in offer-check ended the check of this file; the log says what to report.",
    }.get(status.status, "This file could not be checked; the log says why.")


def relative(path: str, root: str = "") -> str:
    """Return a path as seen from the folder `root` (empty: the working directory), with forward slashes.

    One that lies outside stays as it is.
    """
    try:
        seen = os.path.relpath(path, os.path.realpath(root) if root else None)
    except ValueError:  # another drive
        seen = os.pardir
    outside = PurePath(seen).parts[:1] == (os.pardir,)
    return PurePath(path if outside else seen).as_posix()


def _numberless(text: str) -> str:
    return _NUMBER.sub(WITHHELD, text)


def _withheld(text: str) -> str:
    return _ENTRY.sub(f"[{WITHHELD}]", _QUOTED.sub(WITHHELD, text))


def _fields(result: Result) -> Iterator[str]:
    """The fields that a flag rests on, or that an ask needs."""
    names = [(pointer(because, result.subject), because.state) for because in result.because]
    if result.outcome == "flag":
        yield from _said("Decided by", (name for name, _ in names))
        return
    for words, state in (("Not stated", "not_stated"), ("Unclear", "unclear"), ("Stated, but open", "stated")):
        yield from _said(words, (name for name, found in names if found == state))


def _said(words: str, fields: Iterable[str]) -> Iterator[str]:
    names = tuple(dict.fromkeys(fields))
    more = len(names) - MOST_FIELDS
    if names:
        rest = f" and {counted(more, 'more field')}" if more > 0 else ""
        yield f"{words}: {', '.join(names[:MOST_FIELDS])}{rest}."
