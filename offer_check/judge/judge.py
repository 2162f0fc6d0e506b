"""Reads offers and gives their reports, the way a plan wants it."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable

from .. import source
from ..checker.checker import Checker
from ..offer import Preferences, file, load_preferences
from ..offer.file import OfferFile
from ..report import Report
from ..source import Document
from .plan import Plan
from .rules import checker, rules_of


def judge(plan: Plan) -> Judge:
    """The judge for a plan.

    It costs some tens of milliseconds, once in a process for as long as the files that the plan names stay as they are.
    """
    return _judge(plan, tuple(map(_stamp, (plan.preferences, plan.waivers, plan.baseline))))


class Judge:
    """Everything that a plan names, read and compiled."""

    def __init__(self, plan: Plan) -> None:
        """Raises InputError with the faults of all files that the plan names, UsageError for unknown rules."""
        self.plan = plan
        self.checker: Checker = checker(rules_of(plan))
        self._preferences: Preferences | None = None
        if plan.preferences:
            self._preferences = load_preferences(source.read(plan.preferences))
        self._accepting: Callable[[Report], Report] | None = None
        if plan.waivers:
            from ..waivers import applying

            self._accepting = applying(plan.waivers, rules=self.checker.rules.rules)
        self._held: Callable[[Report], Report] | None = None
        if plan.baseline:
            from ..baseline import holding

            self._held = holding(plan.baseline, alone=plan.alone)

    def read(self, path: str) -> OfferFile:
        """The offer in a file. Raises InputError with all faults."""
        return file.read(path, self.checker.tables)

    def of(self, document: Document) -> OfferFile:
        """The offer in a document. Raises InputError with all faults."""
        return file.of(document, self.checker.tables)

    def report(self, offer: OfferFile, *, brief: bool = False) -> Report:
        """The report on an offer; a `brief` one does not say why."""
        report = self.checker.check(offer, as_of=self.plan.as_of, preferences=self._preferences, brief=brief)
        report = self._accepting(report) if self._accepting else report
        return self._held(report) if self._held else report


@functools.lru_cache(maxsize=8)
def _judge(plan: Plan, stamps: tuple[object, ...]) -> Judge:
    return Judge(plan)


def _stamp(path: str) -> object:
    """What changes when the file at `path` does, or when the path comes to stand for another one."""
    if not path:
        return None
    try:
        about = os.stat(path)
    except OSError:
        return None
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns
