"""One workflow command of GitHub: an annotation that its log viewer and its pull requests show on a line of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..disclosure import Region

Kind = Literal["error", "warning", "notice"]

# The percent sign comes first: it is what all others are escaped with.
_DATA: Mapping[str, str] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Mapping[str, str] = {**_DATA, ":": "%3A", ",": "%2C"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """An annotation. Without `path` it belongs to the run, without `region` to the file."""

    kind: Kind
    title: str
    message: str
    path: str = ""
    region: Region | None = None

    def __str__(self) -> str:
        """The command on one line, with everything escaped that could end it."""
        properties = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in self._properties())
        return f"::{self.kind} {properties}::{_escaped(self.message, _DATA)}"

    def _properties(self) -> Iterator[tuple[str, str | int]]:
        if self.path:
            yield "file", self.path
        if self.path and self.region:
            yield from _place(self.region)
        yield "title", self.title


def _place(region: Region) -> Iterator[tuple[str, int]]:
    # A region that ends before the first character of a line does not reach into that line.
    last = region.end_line - (region.end_column == 1 and region.end_line > region.line)
    yield "line", region.line
    yield "endLine", last
    if last != region.line:
        return  # GitHub takes no columns of a region of several lines
    yield "col", region.column
    if region.end_line == last:
        yield "endColumn", region.end_column


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    for sign, escape in signs.items():
        text = text.replace(sign, escape)
    return text
