"""Many reports by one command: how much two processes help, and whether memory stays where it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from . import offers
from .effort import Effort
from .programs import Programs
from .row import Goal, Row
from .timing import Watched, watched


def rows(programs: Programs, effort: Effort) -> Iterator[Row]:
    """The time of two processes and of one, and the memory of each beside that on a tenth of the offers."""
    number, tenth = effort.reports, max(2, effort.reports // 10)
    offers.write(Path("few"), "yaml", tenth, seed=4)
    offers.write(Path("many"), "yaml", number, seed=5)
    single, double = (_drawn(programs, jobs, "many") for jobs in ("1", "2"))
    yield Row(
        what=f"report, {number} files, -j 2",
        ours=f"{double.seconds:.1f} s",
        other=f"{single.seconds:.1f} s",
        ratios=(single.seconds / double.seconds,),
        against="-j 1; ratio: times as fast",
        goal=Goal(limit=1.8, least=True),
    )
    less = _drawn(programs, "1", "few")
    yield Row(
        what=f"memory, {number} reports, -j 1",
        ours=f"{single.megabytes:.1f} MB",
        other=f"{less.megabytes:.1f} MB",
        ratios=(single.megabytes / less.megabytes,),
        against=f"{tenth} reports",
    )


def _drawn(programs: Programs, jobs: str, folder: str) -> Watched:
    target = Path("drawn")
    target.mkdir()
    found = watched(programs.report("-q", "-j", jobs, "-o", str(target), folder))
    shutil.rmtree(target)
    return found
