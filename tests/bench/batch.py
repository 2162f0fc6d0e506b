"""Many offers by one command, to JSON lines: beside check-jsonschema, with two processes, in memory, and in growth."""

from __future__ import annotations

import math
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from . import offers
from .effort import Effort
from .growth import Growth
from .programs import Programs
from .row import Goal, Row
from .timing import Pair, Watched, of, taking_turns, timed, watched

PEER = "check-jsonschema"
BYTES = 200_000
"""What one offer takes on the disk with its line of JSON, rounded up."""
YAML, JSON, VERDICTS = Goal(limit=0.5), Goal(limit=1.0), Goal(limit=2.0)
SECOND, FLAT = Goal(limit=0.6), Goal(limit=1.1)


@dataclass(slots=True)
class Batch:
    """The measurements of many offers; those of `-j 2` serve several rows."""

    programs: Programs
    effort: Effort
    yaml: int = 0
    """So many YAML offers in one pair, instead of slices."""
    until: float = math.inf
    """When it has to be done, by the clock that only goes forward."""
    double: dict[int, Watched] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """All rows, growth left out."""
        _room(max(*self.effort.growth, self.yaml))
        yield self._yaml()
        few, many = self.effort.few, self.effort.many
        for step in self.effort.growth:
            if step <= many:
                self._write(step)
        yield self._verdicts(few)
        peer = watched(self.programs.peer(*self._files(many)))
        single = {number: self._watched(number, "1") for number in (few, many)}
        pair = Pair(single[many].seconds, peer.seconds, (single[many].seconds / peer.seconds,))
        yield _row(f"check, {many:,} JSON files, -j 1", pair, PEER, JSON)
        self.double = {number: self._watched(number, "2") for number in self.effort.growth if number <= many}
        both = self.double[many].seconds, single[many].seconds
        yield _row(f"check, {many:,} JSON files, -j 2", Pair(*both, (both[0] / both[1],)), "-j 1", SECOND)
        yield _memory(f"memory, {many:,} offers, -j 1", single[many], single[few], few)
        yield _memory(f"memory, {many:,} offers, -j 2", self.double[many], self.double[few], few)
        yield self._formats()

    def growth(self) -> Growth:
        """The time against offers, of `-j 2`; a step that would take too long is left out."""
        for number in self.effort.growth:
            if number not in self.double and time.monotonic() + self._expected(number) < self.until:
                self._write(number)
                self.double[number] = self._watched(number, "2")
        points = tuple((number, found.seconds) for number, found in self.double.items())
        return Growth(what="check -f jsonl -j 2", of="offers", unit="s", points=points, limit=1.1)

    def _yaml(self) -> Row:
        rounds, number = (1, self.yaml) if self.yaml else (self.effort.slices, self.effort.slice)
        times = [self._turn(number, turn) for turn in range(rounds)]
        pair = of([mine for mine, _ in times], [theirs for _, theirs in times])
        return _row(f"check, {rounds} × {number:,} YAML files, -j 1", pair, PEER, YAML)

    def _verdicts(self, number: int) -> Row:
        """What the peer gives, too: no reports, only what came of each file."""
        ours = self.programs.check("-q", "-j", "1", *self._folders(number))
        pair = taking_turns(ours, self.programs.peer(*self._files(number)), self.effort.slices)
        return _row(f"check -q, {number:,} JSON files, -j 1", pair, PEER, VERDICTS)

    def _turn(self, number: int, turn: int) -> tuple[float, float]:
        """Both on offers that neither has seen; every other time the peer goes first."""
        files = offers.write(Path("slice"), "yaml", number, seed=100 + turn)
        ours, peer = self.programs.check("-j", "1", "-f", "jsonl:out.jsonl", "slice"), self.programs.peer(*files)
        theirs = timed(peer) if turn % 2 else 0.0
        mine = timed(ours)
        theirs = theirs or timed(peer)
        shutil.rmtree("slice")
        return mine, theirs

    def _write(self, step: int) -> None:
        """Offers in a folder, which with the folders before it has as many as this step of growth checks."""
        before = max((one for one in self.effort.growth if one < step), default=0)
        offers.write(Path(f"to-{step}"), "json", step - before, seed=step)

    def _folders(self, number: int) -> list[str]:
        return [f"to-{step}" for step in self.effort.growth if step <= number]

    def _files(self, number: int) -> list[str]:
        return [str(path) for folder in self._folders(number) for path in sorted(Path(folder).iterdir())]

    def _watched(self, number: int, jobs: str) -> Watched:
        command = self.programs.check("-q", "-j", jobs, "-f", "jsonl:out.jsonl", *self._folders(number))
        found = watched(command)
        Path("out.jsonl").unlink()
        return found

    def _expected(self, number: int) -> float:
        """The seconds of a step, by the one before it, and some more for what stands around it."""
        last = max(self.double)
        return self.double[last].seconds * number / last * 1.05 + 10

    def _formats(self) -> Row:
        """The memory of three formats at once, on YAML."""
        number, tenth = self.effort.formats, self.effort.formats // 10
        targets = [word for name in ("jsonl", "csv", "junit") for word in ("-f", f"{name}:out.{name}")]
        found = {}
        for count in (tenth, number):
            offers.write(Path("three"), "yaml", count, seed=3)
            found[count] = watched(self.programs.check("-q", "-j", "2", *targets, "three"))
            shutil.rmtree("three")
        return _memory(f"memory, {number:,}, three formats, -j 2", found[number], found[tenth], tenth)


def _room(number: int) -> None:
    needed, free = number * BYTES, shutil.disk_usage(".").free
    if free < needed:
        raise SystemExit(f"{number:,} offers need {needed / 1e9:.0f} GB of disk, and {free / 1e9:.0f} GB are free here")


def _row(what: str, pair: Pair, against: str, goal: Goal) -> Row:
    ours, other = (f"{seconds:,.1f} s" for seconds in (pair.ours, pair.other))
    return Row(what=what, ours=ours, other=other, ratios=pair.ratios, against=against, goal=goal)


def _memory(what: str, many: Watched, few: Watched, number: int) -> Row:
    ours, other = (f"{found.megabytes:.1f} MB" for found in (many, few))
    ratios = (many.megabytes / few.megabytes,)
    return Row(what=what, ours=ours, other=other, ratios=ratios, against=f"{number:,} offers", goal=FLAT)
