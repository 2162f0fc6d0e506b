"""Reads offers and gives their reports, the way a plan wants it."""

from __future__ import annotations

import functools

from .. import source
from ..checker.checker import Checker
from ..offer import Preferences, file, load_preferences
from ..offer.file import OfferFile
from ..report import Report
from ..source import Document
from .plan import Plan
from .rules import checker, rules_of


@functools.lru_cache(maxsize=8)
def judge(plan: Plan) -> Judge:
    """The judge for a plan, made once in a process; it costs some tens of milliseconds."""
    return Judge(plan)


class Judge:
    """Everything that a plan names, read and compiled."""

    def __init__(self, plan: Plan) -> None:
        """Raises InputError with the faults of all files that the plan names, UsageError for unknown rules."""
        self.plan = plan
        self.checker: Checker = checker(rules_of(plan))
        self._preferences: Preferences | None = None
        if plan.preferences:
            self._preferences = load_preferences(source.read(plan.preferences))

    def read(self, path: str) -> OfferFile:
        """The offer in a file. Raises InputError with all faults."""
        return file.read(path, self.checker.tables)

    def of(self, document: Document) -> OfferFile:
        """The offer in a document. Raises InputError with all faults."""
        return file.of(document, self.checker.tables)

    def report(self, offer: OfferFile) -> Report:
        """The report on an offer."""
        return self.checker.check(offer, as_of=self.plan.as_of, preferences=self._preferences)
