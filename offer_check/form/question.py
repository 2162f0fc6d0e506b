"""A field as a question to a person: what is asked, why it matters, where the answer is usually found."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from ..checker.checker import Checker
from ..checker.plan import known
from ..compiler.reads import Reads
from ..compiler.vocabulary import vocabulary
from ..offer import FIELDS, Field
from ..report import SEVERITIES
from ..rule.rule import Rule
from . import wording
from .fields import ENTERED


@dataclass(frozen=True, slots=True)
class Question:
    """A field with the rules that read it, the gravest first; a table with its `columns`."""

    field: Field
    rules: tuple[Rule, ...] = ()
    columns: tuple[Question, ...] = ()

    @property
    def path(self) -> str:
        """The path of the field."""
        return self.field.path

    @property
    def key(self) -> str:
        """The last word of the path, which is the key in a file."""
        return self.path.rpartition(".")[2]

    @property
    def label(self) -> str:
        """What is asked for, in a few words."""
        return self.field.label

    @property
    def about(self) -> str:
        """What is asked for, in a sentence."""
        return self.field.description

    @property
    def unit(self) -> str:
        """The unit of a number; empty for other values."""
        return self.field.shape.unit

    @property
    def why(self) -> str:
        """Why it matters, as the gravest rule says it; empty where no rule reads the field."""
        return self.rules[0].why if self.rules else ""

    @property
    def where(self) -> str:
        """Where the answer is usually found: `in the agreement, or to be asked`."""
        return wording.where(self.field)


@functools.lru_cache(maxsize=8)
def questions(checker: Checker) -> Mapping[str, Question]:
    """Every question that a form may hold, by path, in the order of the model, with the active rules of `checker`."""
    reads = Reads(vocabulary(checker.rules, checker.tables))
    ranked = sorted(checker.rules.active, key=lambda rule: (SEVERITIES.index(known(rule.severity) or "info"), rule.id))
    read = {rule.id: reads.rule(rule) for rule in ranked}
    return {
        path: Question(field, tuple(rule for rule in ranked if path in read[rule.id]), _columns(path))
        for path, field in ENTERED.items()
    }


def _columns(table: str) -> tuple[Question, ...]:
    return tuple(Question(field) for field in FIELDS.values() if field.table == table)
