"""Our engine beside two others, in one process each; `tests/peers/race.py` says how."""

from __future__ import annotations

from collections.abc import Iterator

from .effort import Effort
from .programs import Programs
from .row import Goal, Row

RACES = (
    ("engine, all rules", "clips", "CLIPS", Goal(limit=3, least=True)),
    ("engine, ten rules", "zen", "zen-engine", Goal(limit=1, least=True)),
)


def rows(programs: Programs, effort: Effort) -> Iterator[Row]:
    """Evaluations a second."""
    for what, peer, name, goal in RACES:
        mine, theirs, ratio = programs.call("tests.peers.race:race", peer, effort.races)
        yield Row(what=what, ours=f"{mine:.0f}/s", other=f"{theirs:.0f}/s", ratios=(ratio,), against=name, goal=goal)
