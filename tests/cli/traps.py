"""Offer files that kill, stop or confuse whoever opens them, so that it is known what happens, when, and to whom."""

from __future__ import annotations

import os
from pathlib import Path

POISON, SLOW, BUGGY = "poison", "slow", "buggy"

# Python runs this when a process starts: the run itself where it works alone, its workers otherwise.
_SET = f"""
import os, signal, sys, time

def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        name = os.path.basename(arguments[0])
        if name.endswith("{POISON}.offer.yaml"):
            os.kill(os.getpid(), signal.SIGKILL)
        if name.endswith("{BUGGY}.offer.yaml"):
            raise ZeroDivisionError("a bug")
        if name.endswith("{SLOW}.offer.yaml"):
            with open(arguments[0] + ".part", "w") as told:
                told.write(str(os.getpid()))
            os.rename(arguments[0] + ".part", arguments[0] + ".pid")
            time.sleep(120)

sys.addaudithook(watch)
"""


def set_in(folder: Path) -> dict[str, str]:
    """The variables with which a process, and all that it starts, walks into the traps."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(_SET)
    before = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": os.pathsep.join([str(folder), *([before] if before else [])])}


def sprung(offer: Path) -> Path:
    """The file that holds the id of the process which hangs over a slow offer, as soon as one does."""
    return Path(f"{offer}.pid")
