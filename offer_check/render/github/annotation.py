"""What there is to annotate in one file: its report's open results that count, or why it has no report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ...report import FileStatus, Problem, Report, Result, sort_key
from .. import disclosure
from ..disclosure import Level, Region
from ..terminal import Terminal
from ..view.words import cut
from .command import Command, Kind

KINDS: Mapping[Level, Kind] = {"error": "error", "warning": "warning", "note": "notice"}

NO_REPORT, FAILED_RULE, CONCERN = 0, 1, 2
"""The ranks of what comes first; those of concerns go on in the order of reports."""
LONGEST_TITLE = 255
LONGEST_SENTENCE = 1000

_clean = Terminal().clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """An annotation, how bad it is (0 is the worst), and the same as a line of a log."""

    rank: int
    command: Command
    line: str

    @property
    def packed(self) -> str:
        """All of it on one line, apart by tabs: rank, kind, command, line."""
        return f"{self.rank}\t{self.command.kind}\t{self.command}\t{self.line}"


def annotate(item: Report | FileStatus, *, include_values: bool, root: str) -> Iterator[Annotation]:
    """Yield the annotations of one file."""
    if isinstance(item, FileStatus):
        yield from _of_status(item, include_values=include_values, root=root)
        return
    path = disclosure.relative(item.offer.path, root)
    for result in item.results:
        if result.counts:
            yield _of_result(result, path, include_values=include_values)
        elif result.outcome == "error":
            yield _of_failure(result, path)


def _of_result(result: Result, path: str, *, include_values: bool) -> Annotation:
    return _annotation(
        CONCERN + sort_key(result)[0],
        KINDS[disclosure.level(result)],
        f"{result.id} ({result.outcome}, {result.severity}): {result.title}",
        disclosure.sentences(result, include_values=include_values),
        path=path,
        region=disclosure.region(result),
    )


def _of_failure(result: Result, path: str) -> Annotation:
    title = f"{result.id} (error): {result.title}"
    return _annotation(FAILED_RULE, "error", title, ("offer-check failed on this rule; the log says why.",), path=path)


def _of_status(status: FileStatus, *, include_values: bool, root: str) -> Iterator[Annotation]:
    told = partial(_annotation, NO_REPORT, "error", "This file could not be checked")
    if status.status == "checked":
        return
    if not status.problems:
        yield told((disclosure.unchecked(status),), path=disclosure.relative(status.path, root))
    for problem in status.problems:
        words = disclosure.fault(problem, include_values=include_values)
        yield told((words,), path=disclosure.relative(problem.path, root), region=_place(problem))


def _place(problem: Problem) -> Region | None:
    line, column = problem.line, problem.column
    return Region(line, column, line, column) if line else None


def _annotation(
    rank: int, kind: Kind, title: str, message: tuple[str, ...], *, path: str, region: Region | None = None
) -> Annotation:
    """Nothing of what comes from an offer or a file may act in a log, end a line or begin one."""
    name = path if path.isprintable() and "##" not in path else _clean(path)
    said = [_clean(cut(sentence, LONGEST_SENTENCE)) for sentence in message]
    title = _clean(cut(title, LONGEST_TITLE))
    place = f"{name}:{region.line}:{region.column}" if region else name
    return Annotation(
        rank=rank,
        command=Command(kind=kind, title=title, message="\n".join(said), path=name, region=region),
        line=f"{kind}: {title} [{_clean(place)}]",
    )
