"""What a run over many files keeps of each, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..record import record
from .report import Report
from .summary import Counts, Verdict

FILE_FORMAT = "offer-check-file/1"
"""The format of what stands for a file without a report where others have one."""


@record(kw_only=True)
class Problem:
    """One thing wrong in a file that could not be read as an offer; line and column are 0 where it has no place."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


@record(kw_only=True)
class FileStatus:
    """What became of one file.

    `checked`: there is a report. `invalid`: it is no offer, or cannot be read; `problems` has every fault.
    `died`: the process that checked it ended (`error` says how). `failed`: a bug; `error` is the line to report.
    """

    path: str
    status: Literal["checked", "invalid", "died", "failed"]
    error: str = ""
    problems: tuple[Problem, ...] = ()
    verdict: Verdict | None = None

    @classmethod
    def of(cls, report: Report) -> FileStatus:
        """The status of a file that has a report."""
        return cls(path=report.offer.path, status="checked", verdict=report.verdict)


NOTHING = Counts.of(())


@record(kw_only=True)
class Overview:
    """All files of a run, in order, and the results of all reports counted together."""

    files: tuple[FileStatus, ...] = ()
    totals: Counts = NOTHING

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Overview:
        """The overview of files that all have a report."""
        known = tuple(reports)
        totals = sum((report.counts for report in known), start=NOTHING)
        return cls(files=tuple(map(FileStatus.of, known)), totals=totals)
