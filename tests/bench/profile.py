"""Where the time of a batch goes: the shares of the stations, and the functions that take most.

`python -m tests.bench.profile [--offers N]` checks that many different offers to JSON lines in this process, and looks
at every tick of the processor's clock which station is at work. A look counts for the time since the one before it, so
that a long call into C, during which nobody can look, has its full weight.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from time import process_time
from types import CodeType, FrameType
from typing import Any, TypeVar

import durable_rules_engine

import offer_check
from offer_check.batch.task import Task, run
from offer_check.judge import Plan
from offer_check.render.jsonl import Writer
from tests.bench import offers
from tests.bench.programs import AS_OF

PACKAGE = Path(offer_check.__file__).parent
WARM = 20
Seen = TypeVar("Seen")
ENGINE = "engine, in C"
STATIONS = (
    ("source/", "", "reading"),
    ("offer/file.py", "", "model"),
    ("facts/build.py", "Builder.build", "facts"),
    ("engine/", "", "engine, in Python"),
    ("checker/checker.py", "Checker.check", "results"),
    ("checker/checker.py", "Checker._read", "results"),
    ("checker/terms.py", "", "terms"),
    ("render/", "", "JSON"),
)
"""Files and functions through which a station is entered; what they call belongs to it until another is entered."""


class Looks:
    """What was seen, in seconds of the processor by station, and by station and function."""

    def __init__(self) -> None:
        self.stations: defaultdict[str, float] = defaultdict(float)
        self.functions: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._entered: dict[CodeType, str] = {}
        self._last = 0.0

    def start(self) -> None:
        """Look at every tick from now on."""
        self._last = process_time()
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)

    def stop(self) -> None:
        """Look no more."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)

    def _look(self, number: int, frame: FrameType | None) -> None:
        passed = process_time() - self._last
        stack: list[CodeType] = []
        while frame:
            stack.append(frame.f_code)
            frame = frame.f_back
        station = next(filter(None, map(self._station, stack)), "the rest")
        ours = next((code for code in stack if code.co_filename.startswith(str(PACKAGE))), None)
        self.stations[station] += passed
        self.functions[station, _name(ours) if ours else "none of ours"] += passed
        self._last = process_time()

    def _station(self, code: CodeType) -> str:
        if code not in self._entered:
            self._entered[code] = station_of(code)
        return self._entered[code]


def station_of(code: CodeType) -> str:
    """The station that a function enters; empty where it enters none."""
    if code.co_filename == __file__:
        return ENGINE if code.co_qualname.startswith("shim.") else ""
    if not code.co_filename.startswith(str(PACKAGE)):
        return ""
    file = Path(code.co_filename).relative_to(PACKAGE).as_posix()
    for start, function, station in STATIONS:
        if file.startswith(start) and (not function or code.co_qualname == function):
            return station
    return ""


def shim(call: Callable[..., Any]) -> Callable[..., Any]:
    """A function of C as one of Python, which can be seen at work."""

    def calling(*arguments: Any) -> Any:
        return call(*arguments)

    return calling


def looked_at(kind: str, number: int) -> Looks:
    """Check so many offers, some more before them to warm up."""
    for name in ("assert_fact", "start_action_for_state", "complete_and_start_action", "delete_state"):
        setattr(durable_rules_engine, name, shim(getattr(durable_rules_engine, name)))
    plan, looks = Plan(as_of=date.fromisoformat(AS_OF)), Looks()
    with tempfile.TemporaryDirectory() as folder, open(Path(folder, "out.jsonl"), "w", encoding="utf-8") as out:
        for place, path in enumerate(offers.write(Path(folder, "offers"), kind, WARM + number, seed=1)):
            if place == WARM:
                looks.start()
            done = run(Task(path=path, plan=plan, writers=(Writer(),)))
            assert done.status.status == "checked", done.status
            out.writelines(done.pieces)
        looks.stop()
    return looks


def lines(looks: Looks, kind: str, number: int, functions: int) -> Iterator[str]:
    """The profile as a table of Markdown."""
    whole = sum(looks.stations.values())
    yield f"{number:,} {kind.upper()} offers to JSON lines, one process: {whole / number * 1000:.1f} ms an offer"
    yield from ("", "| station | ms an offer | share |", "|---|--:|--:|")
    for station, seconds in _largest(looks.stations):
        yield f"| {station} | {seconds / number * 1000:.2f} | {seconds / whole:.1%} |"
    yield from ("", "| function, with what it calls outside of the package | station | share |", "|---|---|--:|")
    for (station, name), seconds in _largest(looks.functions)[:functions]:
        yield f"| `{name}` | {station} | {seconds / whole:.1%} |"


def _largest(seconds: Mapping[Seen, float]) -> list[tuple[Seen, float]]:
    return sorted(seconds.items(), key=lambda one: -one[1])


def _name(code: CodeType) -> str:
    return f"{Path(code.co_filename).relative_to(PACKAGE).as_posix()}:{code.co_qualname}"


def main() -> None:
    """Print the profile."""
    parser = argparse.ArgumentParser(prog="scripts/profile", description="Where the time of a batch goes.")
    parser.add_argument("--offers", type=int, default=500, help="how many (500)")
    parser.add_argument("--kind", choices=("yaml", "json"), default="yaml", help="as what (yaml)")
    parser.add_argument("--functions", type=int, default=15, help="how many functions to name (15)")
    options = parser.parse_args()
    looks = looked_at(options.kind, options.offers)
    for line in lines(looks, options.kind, options.offers, options.functions):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
