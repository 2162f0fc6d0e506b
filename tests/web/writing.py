"""Processes that write drafts until they are ended: run as a program, because a test run has threads and must not fork.

`python -m tests.web.writing killed FOLDER TIMES` prints, a line each time, the last number whose writing was confirmed
and the one that is found. `... counting FOLDER ID KEY TIMES` counts in one key of a draft.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from offer_check.web.drafts import Drafts

TEXT = "as needed " * 5000


def counted(offer: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The offer with one more in a key."""
    return {**offer, key: offer.get(key, 0) + 1}


def write(drafts: Drafts, id: str, told: int) -> None:
    """Count without end, and say so each time it is done."""
    while True:
        os.write(told, b"%d\n" % drafts.change(id, lambda offer: counted(offer, "n")).offer["n"])


def killed(folder: Path, times: int) -> None:
    """Kill a writer at any moment, again and again."""
    drafts, chance = Drafts(folder), random.Random(6)
    id = drafts.new({"offer_format": 1, "n": 0, "text": TEXT}).id
    for _ in range(times):
        ear, mouth = os.pipe()
        writer = os.fork()
        if not writer:
            os.close(ear)
            write(drafts, id, mouth)
        os.close(mouth)
        first = os.read(ear, 20)
        time.sleep(chance.random() / 100)
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        with os.fdopen(ear, "rb") as rest:
            confirmed = (first + rest.read()).split()[-1]
        found = Drafts(folder).get(id).offer
        assert found["text"] == TEXT
        sys.stdout.write(f"{int(confirmed)} {found['n']}\n")


def counting(folder: Path, id: str, key: str, times: int) -> None:
    """Count in one key."""
    drafts = Drafts(folder)
    for _ in range(times):
        drafts.change(id, lambda offer: counted(offer, key))


if __name__ == "__main__":
    what, where, *rest = sys.argv[1:]
    if what == "killed":
        killed(Path(where), int(rest[0]))
    else:
        counting(Path(where), rest[0], rest[1], int(rest[2]))
