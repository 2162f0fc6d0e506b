"""A draft as it is kept in, where it stands out: what is wrong in it, its report, the steps to fill it in."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..form import Address, Draft, Examined, Question, Step, examined, kind_of, steps
from ..form.fields import ENTERED
from ..judge import Judge
from ..offer import FIELDS
from ..offer.file import OfferFile
from ..offer.paths import TABLES
from ..offer.refusal import Problem
from ..report import Report
from .stored import Stored

KEPT = 32
STATES, RESULTS = "states", "results"
STATEWISE = ("patients.states", "licenses", "malpractice.states_covered", "where.remote_work_states")


@dataclass(frozen=True, eq=False)
class Standing:
    """A draft with what follows from it; `report` is None while specialty or type of job is not known."""

    stored: Stored
    judge: Judge
    draft: Draft

    @property
    def id(self) -> str:
        """The id of the draft."""
        return self.stored.id

    @cached_property
    def examined(self) -> Examined:
        """The offer without what is wrong, and what that is."""
        return examined(self.draft, self.judge.checker.tables)

    @property
    def file(self) -> OfferFile | None:
        """The offer without what is wrong."""
        return self.examined.file

    @cached_property
    def report(self) -> Report | None:
        """What the rules say of it."""
        return self.judge.report(self.file) if self.file else None

    @cached_property
    def problems(self) -> Mapping[Address, tuple[Problem, ...]]:
        """What is wrong, by the address of the question; of a column that there is not, by that of the row."""
        found: dict[Address, tuple[Problem, ...]] = {}
        for address, problems in self.examined.problems.items():
            at = _shown(address)
            found[at] = (*found.get(at, ()), *problems)
        return found

    @property
    def astray(self) -> Mapping[Address, tuple[Problem, ...]]:
        """Of what is wrong that which belongs to no question, such as a key that no offer has."""
        asked = {tuple(path.split(".")) for path in self.questions}
        whole = self.problems.items()
        return {at: found for at, found in whole if not any(at[:end] in asked for end in range(len(at) + 1))}

    @property
    def name(self) -> str:
        """What people call the offer: by its label, its employer, or the file that it came from."""
        about = self.draft.values.get("about") or {}
        named = (about.get(key) for key in ("label", "employer_name"))
        texts = (*(text for text in named if isinstance(text, str)), self.stored.file.rpartition("/")[2])
        return next((" ".join(text.split()) for text in texts if text.strip()), "Offer without a name")

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What is asked for, in order."""
        noted = frozenset(".".join(address) for address in _noted(self.draft))
        return steps(self.judge.checker, kind_of(self.draft, self.judge.checker.tables), noted)

    @cached_property
    def questions(self) -> Mapping[str, tuple[str, Question]]:
        """Every question that is asked, by path, with the key of its step."""
        return {question.path: (step.key, question) for step in self.steps for question in step.questions}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all pages of the form, in order: the steps, and the states after the first facts."""
        found = [step.key for step in self.steps]
        if any(path in self.questions for path in STATEWISE):
            found.insert(min(2, len(found)), STATES)
        return tuple(found)

    def following(self, key: str) -> str:
        """The key of the page after one; of the results after the last."""
        place = self.keys.index(key) + 1 if key in self.keys else 0
        return self.keys[place] if place < len(self.keys) else RESULTS

    def wrong(self, question: Question) -> bool:
        """Whether something is wrong with the answer to a question, or in a row of a table."""
        path = tuple(question.path.split("."))
        return any(address[: len(path)] == path for address in self.problems)

    def answered(self, question: Question) -> bool:
        """Whether there is an answer to a question, right or wrong."""
        return self.draft.answer(tuple(question.path.split("."))).state != "not_mentioned"


def standing(stored: Stored, judge: Judge) -> Standing:
    """Where a draft stands; of the last ones that were asked for, it is known already."""
    return _standing(_Key(stored), judge)


class _Key:
    """A draft, told from others by its id and the number of its last change."""

    def __init__(self, stored: Stored) -> None:
        self.stored = stored

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._told == other._told

    def __hash__(self) -> int:
        return hash(self._told)

    @property
    def _told(self) -> tuple[str, int, str, str]:
        stored = self.stored
        return stored.id, stored.revision, stored.changed, stored.file


@functools.lru_cache(maxsize=KEPT)
def _standing(key: _Key, judge: Judge) -> Standing:
    return Standing(key.stored, judge, Draft.of(key.stored.offer, judge.checker.tables))


def _shown(address: Address) -> Address:
    """Where a page shows what is wrong at an address: a row says what is wrong with columns that there are not."""
    path = ".".join(step for step in address if isinstance(step, str))
    in_row = ".".join(map(str, address[:-2])) in TABLES
    return address[:-1] if in_row and path not in FIELDS else address


def _noted(draft: Draft) -> Iterator[tuple[str, ...]]:
    for path in ENTERED:
        address = tuple(path.split("."))
        if draft.answer(address).state != "not_mentioned":
            yield address
