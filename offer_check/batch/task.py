"""One file to judge, and what came of it. Both can be sent to another process."""

from __future__ import annotations

import functools
import traceback
from collections.abc import Callable

from .. import bug, source
from ..checker.checker import tables_of
from ..errors import InputError
from ..judge import Judge, Plan, judge
from ..judge.rules import known
from ..offer import file
from ..offer.tables import Tables
from ..record import record
from ..render.stream import Writer
from ..report import Baseline, Counts, FileStatus, Problem, Report, WaiverEntry
from ..report.overview import NOTHING


@record(kw_only=True)
class Task:
    """A file, how to judge it, and the formats that get a piece of it.

    `raw` is the content where it is not to be read from `path`, or why there is none; `whole` asks for the report
    itself as well. `brief`: what the results are is asked for, and not why, which saves a third of the time.
    """

    path: str
    plan: Plan
    writers: tuple[Writer, ...] = ()
    raw: bytes | InputError | None = None
    whole: bool = False
    brief: bool = False


@record(kw_only=True)
class Done:
    """What became of one file, with its piece of each format; `reached` says whether it is over the plan's limits.

    `trace` says where a bug came from.
    """

    status: FileStatus
    pieces: tuple[str, ...] = ()
    counts: Counts = NOTHING
    reached: bool = False
    waivers: tuple[WaiverEntry, ...] = ()
    baseline: Baseline | None = None
    report: Report | None = None
    trace: str = ""


def run(task: Task) -> Done:
    """Judge one file. A file that is no offer is an answer, and so is a bug that it brings up.

    Raises InputError or UsageError for faults of the plan.
    """
    judges = judge(task.plan)
    return _guarded(task, lambda: _judged(task, judges))


def read(task: Task) -> Done:
    """See whether a file is an offer, without rules; errors as in `run`."""
    tables = _tables(task.plan.rules)
    return _guarded(task, lambda: _read(task, tables))


def _guarded(task: Task, work: Callable[[], Done]) -> Done:
    try:
        return work()
    except InputError as error:
        return _unread(task, error)
    except Exception as error:
        status = FileStatus(path=task.path, status="failed", error=bug.told(error))
        return _without(task, status, trace="".join(traceback.format_exception(error)))


def died(task: Task, how: str) -> Done:
    """What is left of a file over which a process died: its name, and how it ended."""
    return _without(task, FileStatus(path=task.path, status="died", error=how))


def _judged(task: Task, judges: Judge) -> Done:
    report = judges.report(judges.of(_document(task)), brief=task.brief)
    return Done(
        status=FileStatus.of(report),
        pieces=tuple(writer.piece(report) for writer in task.writers),
        counts=report.counts,
        reached=report.reaches(task.plan.fail_on, task.plan.fail_on_ask),
        waivers=report.waivers,
        baseline=report.baseline,
        report=report if task.whole else None,
    )


def _read(task: Task, tables: Tables) -> Done:
    file.of(_document(task), tables)
    return _without(task, FileStatus(path=task.path, status="checked"))


@functools.lru_cache(maxsize=8)
def _tables(folders: tuple[str, ...]) -> Tables:
    return tables_of(known(folders))


def _document(task: Task) -> source.Document:
    if task.raw is None:
        return source.read(task.path)
    if isinstance(task.raw, InputError):
        raise task.raw
    return source.read_bytes(task.raw, name=task.path, syntax=source.syntax_of(task.path))


def _unread(task: Task, error: InputError) -> Done:
    problems = tuple(
        Problem(path=fault.path, line=fault.line, column=fault.column, message=fault.text) for fault in error.faults
    )
    return _without(task, FileStatus(path=task.path, status="invalid", error=str(error.faults[0]), problems=problems))


def _without(task: Task, status: FileStatus, *, trace: str = "") -> Done:
    """A file that has no report."""
    return Done(status=status, pieces=tuple(writer.piece(status) for writer in task.writers), trace=trace)
