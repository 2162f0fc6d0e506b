"""Many offers judged one after the other or side by side: tasks in, what became of each file out, in the same order."""

from __future__ import annotations

from .batch import AHEAD, batch
from .task import Done, Task, read, run

__all__ = ["AHEAD", "Done", "Task", "batch", "read", "run"]
