"""How far a run is, on standard error, where a person looks at it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE = 0.5
"""Seconds before there is a bar at all."""


class Progress:
    """A bar over `total` files while a `with` block lasts, gone at its end.

    There is none where it is `hidden`, and none for a machine. `printing` says that the run writes to standard output.
    """

    def __init__(self, total: int, *, hidden: bool, printing: bool) -> None:
        self._total, self._done = total, 0
        self._shown = total > 1 and not hidden and _fit(printing=printing)
        self._begun = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()
        self._bar, self._shown = None, False

    def step(self) -> None:
        """One file more is done."""
        self._done += 1
        if self._shown and self._bar is None and time.monotonic() - self._begun > PATIENCE:
            self._bar = _bar(self._total)
            self._bar.start()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away while something else is written to the terminal."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()


def _fit(*, printing: bool) -> bool:
    """Whether there is a person, at a terminal that can; what is printed there shows the progress itself."""
    if os.environ.get("CI") or (os.environ.get("TERM") or "dumb") == "dumb":
        return False
    return sys.stderr.isatty() and not (printing and sys.stdout.isatty())


def _bar(total: int) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    bar.add_task("", total=total)
    return bar
