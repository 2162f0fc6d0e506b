"""Commands that are killed at any moment: what they leave, and whether they can be run again."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import looks
from tests.faults.deeds import DEEDS, MARK, TURNS, Deed, Undisturbed, begun, files, prepared, undisturbed
from tests.faults.documents import wrong

FORMER = b"{}\n"
LEFT = re.compile(r"(.*/)?\.[^/]+\.offer-check-1\.part")
WHOM = ("group", "group", "parent", "worker")
PATIENCE = 20.0


@dataclass
class Kills:
    """Rounds in a folder, from a seed; `found` has what was wrong, `counts` what happened."""

    folder: Path
    seed: int
    found: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    _known: dict[str, Undisturbed] = field(default_factory=dict)

    @property
    def killed(self) -> int:
        """How many commands were killed at work; others had ended."""
        return sum(count for what, count in self.counts.items() if what.endswith(" killed"))

    def round(self, number: int) -> None:
        """Kill one command, look at what it left, and run it again."""
        chance = random.Random(self.seed * 1_000_003 + number)
        deed = DEEDS[TURNS[number % len(TURNS)]]
        known = self._undisturbed(deed)
        folder = prepared(deed, self.folder / f"round-{number}")
        former = self._former(folder, deed, known, chance)
        whom, told = chance.choice(WHOM if deed.helpers else WHOM[:3]), len(self.found)
        hit = self._kill(deed, folder, whom, known.seconds * chance.uniform(0.02, 1.05), f"{self.seed}-{number}")
        self.counts[f"{whom} killed" if hit else f"no {whom} to kill"] += 1
        self.counts["left a part"] += any(map(LEFT.fullmatch, files(folder)))
        where = f"round {number}, {deed.name}, {whom}"
        whole = whom == "worker" and hit
        self.found += [f"{where}: {fault}" for fault in self._left(folder, known, former, parsed=whole)]
        self.found += [f"{where}: run again: {fault}" for fault in self._again(deed, folder, known)]
        if len(self.found) == told:
            shutil.rmtree(folder)

    def _undisturbed(self, deed: Deed) -> Undisturbed:
        if deed.name not in self._known:
            place = self.folder / f"known-{len(self._known)}"
            place.mkdir()
            self._known[deed.name] = undisturbed(deed, place)
        return self._known[deed.name]

    def _former(self, folder: Path, deed: Deed, known: Undisturbed, chance: random.Random) -> dict[str, bytes]:
        """Files that were there before, in the place of some that will be written."""
        there = files(folder)
        if not deed.goes_on:
            for name in known.files.keys() - there.keys():
                if chance.random() < 0.5:
                    (folder / name).write_bytes(FORMER)
        return files(folder)

    def _kill(self, deed: Deed, folder: Path, whom: str, after: float, mark: str) -> bool:
        """Whether the command was still at work. At the end no process of it is."""
        process = begun(deed, folder, mark=mark)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(after)
        hit = process.poll() is None and self._hit(process, whom)
        try:
            process.wait(120)
        except subprocess.TimeoutExpired:
            self.found.append(f"{folder.name}: it hangs")
            os.killpg(process.pid, signal.SIGKILL)
        if hit and whom == "worker" and process.returncode not in (0, 1, 2):
            self.found.append(f"{folder.name}: without a worker, exit code {process.returncode}")
        end = time.monotonic() + PATIENCE
        while left := looks.marked(f"{MARK}={mark}"):
            if time.monotonic() > end:
                self.found.append(f"{folder.name}: {len(left)} processes are left")
                for pid in left:
                    os.kill(pid, signal.SIGKILL)
                break
            time.sleep(0.02)
        return hit

    @staticmethod
    def _hit(process: subprocess.Popen[bytes], whom: str) -> bool:
        with contextlib.suppress(ProcessLookupError):
            if whom == "group":
                os.killpg(process.pid, signal.SIGKILL)
                return True
            for pid in sorted(looks.children(process.pid))[:1] if whom == "worker" else [process.pid]:
                os.kill(pid, signal.SIGKILL)
                return True
        return False

    def _left(self, folder: Path, known: Undisturbed, former: Mapping[str, bytes], *, parsed: bool) -> Iterator[str]:
        """What is wrong with what a killed command left: each file is as before or as it should become."""
        now = files(folder)
        yield from (f"{name} is gone" for name in former.keys() - now.keys())
        for name, content in now.items():
            if LEFT.fullmatch(name):
                continue
            expected = [state[name] for state in (former, known.files, *known.steps) if name in state]
            if content in expected:
                continue
            if not parsed or name not in known.files:
                yield f"{name} is neither as before nor as it should become ({len(content):,} bytes)"
            elif fault := wrong(folder / name):
                yield fault

    def _again(self, deed: Deed, folder: Path, known: Undisturbed) -> Iterator[str]:
        """What is wrong with a further run, which nobody disturbs."""
        was = files(folder)
        done = next((n for n, state in reversed(list(enumerate(known.steps))) if _same(state, was)), 0)
        code = begun(deed, folder, lines=deed.lines[done:]).wait(300)
        now = files(folder)
        if code != known.code and not (deed.goes_on and known.files.items() <= was.items()):
            yield f"exit code {code}, not {known.code}: {(folder.parent / f'{folder.name}.err').read_text()[-300:]}"
        for name, content in known.files.items():
            if now.get(name) != content:
                yield f"{name} is not what it is without a kill"
            elif Path(name).suffix in (".yaml", ".json", ".pdf", ".sarif", ".jsonl", ".xml", ".csv", ".html"):
                yield from filter(None, [wrong(folder / name)])
        yield from (f"{name} is left" for name in now.keys() - known.files.keys())


def _same(state: Mapping[str, bytes], was: Mapping[str, bytes]) -> bool:
    """Whether a folder is at a state, but for what a killed run left."""
    return dict(state) == {name: content for name, content in was.items() if not LEFT.fullmatch(name)}
