"""An offer that is being filled in, with what follows from it: what is wrong with it, and its report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..form import Address, Answer, Draft, Examined, Kind, examined, kind_of
from ..judge import Judge
from ..offer.file import OfferFile
from ..offer.identity import row_names
from ..offer.refusal import Problem
from ..offer.tables import Tables
from ..report import Report
from .store import Store

Edit = Callable[[Draft], Draft]


class Gone(Exception):
    """The row that an answer belongs to is not in the file any more."""


class Work:
    """The draft in a file, judged anew after each change; `before` is the report before the last one."""

    def __init__(self, store: Store, judges: Judge) -> None:
        self._store = store
        self._judges = judges
        self.before: Report | None = None
        self.report: Report | None = None
        self._judge()

    @property
    def path(self) -> str:
        """The file, as messages name it."""
        return self._store.path

    @property
    def is_new(self) -> bool:
        """Whether there is no file yet."""
        return self._store.is_new

    @property
    def draft(self) -> Draft:
        """The offer as it stands in the file."""
        return self._store.draft

    @property
    def tables(self) -> Tables:
        """What an offer may name."""
        return self._judges.checker.tables

    @property
    def judges(self) -> Judge:
        """Who gives the report."""
        return self._judges

    @property
    def kind(self) -> Kind | None:
        """The kind of job; None while it is not known."""
        return kind_of(self.draft, self.tables)

    def problems(self, at: Address) -> tuple[Problem, ...]:
        """What is wrong at an address, or in a row."""
        return tuple(problem for where, found in self.wrong.items() if where[: len(at)] == at for problem in found)

    @property
    def wrong(self) -> dict[Address, tuple[Problem, ...]]:
        """Everything that is wrong, by the address of the question."""
        return dict(self._examined.problems)

    def answer(self, at: Address, answer: Answer) -> bool:
        """Give an answer, and write it. Whether the file had been changed by somebody else meanwhile.

        Raises InputError where it cannot be written, Gone where its row is not there any more.
        """
        return self.change(lambda draft: draft.answered(at, answer), at)

    def change(self, edit: Edit, at: Address = ()) -> bool:
        """Change the draft, and write it; in one that was changed meanwhile, only what is new. As `answer`."""
        named = _name(self.draft, at, self.tables)
        changed = self._store.changed_outside()
        if changed and named != _name(self.draft, at, self.tables):
            self._judge()
            raise Gone
        self._store.save(edit(self.draft))
        self._judge()
        return changed

    def _judge(self) -> None:
        self.before = self.report
        self._examined: Examined = examined(self.draft, self.tables)
        file = self._examined.file
        self.report = self._judges.report(_named(file, self.path)) if file else None


def _named(file: OfferFile, path: str) -> OfferFile:
    """The offer under the name of its file: waivers speak of files."""
    return OfferFile(replace(file.document, name=path), file.offer)


def _name(draft: Draft, at: Address, tables: Tables) -> str:
    """What tells the row of an address from others; empty where it is in none."""
    number = next((step for step in at if isinstance(step, int)), None)
    if number is None:
        return ""
    table = ".".join(str(step) for step in at[: at.index(number)])
    rows, _ = row_names(draft.values, tables)
    if number >= len(rows.identities.get(table, ())):
        return "?"
    return str(rows.identities[table][number])
