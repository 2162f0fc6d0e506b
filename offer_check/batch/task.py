"""One file to judge, and what came of it. Both can be sent to another process."""

from __future__ import annotations

from dataclasses import dataclass

from .. import source
from ..errors import InputError
from ..judge import Plan, judge
from ..render.stream import Writer
from ..report import Baseline, Counts, FileStatus, Problem, Report, WaiverEntry
from ..report.overview import NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file, how to judge it, and the formats that get a piece of it.

    `raw` is the content where it is not to be read from `path`; `whole` asks for the report itself as well.
    """

    path: str
    plan: Plan
    writers: tuple[Writer, ...] = ()
    raw: bytes | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of one file, with its piece of each format; `reached` says whether it is over the plan's limits."""

    status: FileStatus
    pieces: tuple[str, ...] = ()
    counts: Counts = NOTHING
    reached: bool = False
    waivers: tuple[WaiverEntry, ...] = ()
    baseline: Baseline | None = None
    report: Report | None = None


def run(task: Task) -> Done:
    """Judge one file. A file that is no offer is an answer, not an error."""
    judges = judge(task.plan)
    try:
        offer = judges.read(task.path) if task.raw is None else judges.of(_document(task.path, task.raw))
    except InputError as error:
        return _unread(task, error)
    report = judges.report(offer)
    return Done(
        status=FileStatus.of(report),
        pieces=tuple(writer.piece(report) for writer in task.writers),
        counts=report.counts,
        reached=report.reaches(task.plan.fail_on, task.plan.fail_on_ask),
        waivers=report.waivers,
        baseline=report.baseline,
        report=report if task.whole else None,
    )


def _document(path: str, raw: bytes) -> source.Document:
    return source.read_bytes(raw, name=path, syntax="json" if path.lower().endswith(".json") else "yaml")


def _unread(task: Task, error: InputError) -> Done:
    problems = tuple(
        Problem(path=fault.path, line=fault.line, column=fault.column, message=fault.text) for fault in error.faults
    )
    status = FileStatus(path=task.path, status="invalid", error=str(error.faults[0]), problems=problems)
    return Done(status=status, pieces=tuple(writer.piece(status) for writer in task.writers))
