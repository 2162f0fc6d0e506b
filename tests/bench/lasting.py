"""One process that checks the same offer again and again: how many a second, and whether its memory stays."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from offer_check import check, load_offer, load_rules

from .effort import Effort
from .offers import EXAMPLES
from .programs import AS_OF, Programs
from .row import Row


def rows(programs: Programs, effort: Effort) -> Iterator[Row]:
    """One YAML and one JSON offer."""
    number, tenth = effort.evaluations, max(1, effort.evaluations // 10)
    for kind in ("yaml", "json"):
        offer = str(min(EXAMPLES.glob(f"*.{kind}")))
        rate, early, late = programs.call("tests.bench.lasting:again", offer, tenth, number)
        yield Row(
            what=f"memory, {number:,} checks, one {kind.upper()} offer",
            ours=f"{late:.1f} MB",
            other=f"{early:.1f} MB",
            ratios=(late / early,),
            against=f"{tenth:,} checks; {rate:.0f} a second",
        )


def again(path: str, first: int, last: int) -> tuple[float, float, float]:
    """Checks a second, and megabytes after `first` and after `last` of them; called in the environment measured."""
    offer, rules, day = load_offer(path), load_rules(), date.fromisoformat(AS_OF)
    early, start = 0.0, time.perf_counter()
    for number in range(1, last + 1):
        check(offer, rules, as_of=day)
        if number == first:
            early = memory()
    return last / (time.perf_counter() - start), early, memory()


def memory() -> float:
    """Megabytes that this process holds; where the system does not tell, the most that it ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 2**10
    return getrusage(RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
