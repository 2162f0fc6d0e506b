"""One step of the form, for its template: where a draft stands in, its questions with their controls and advice out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..form import Address, Answer, Question, Step
from ..offer import FIELDS
from ..offer.identity import row_names
from ..offer.paths import TABLES, RowNames
from ..offer.refusal import Problem
from ..offer.tables import Tables
from ..render.view.words import sentence
from . import table
from .answering import Answering, answering
from .clean import clean
from .control import Control, Option
from .controls.options import labels
from .place import anchor, spot, to_rule
from .posted import PICKED
from .standing import Standing

ONE_OF = ("yes_no", "choice", "state")
"""Shapes of which a value is one of a few words: these stand beside `not mentioned` and `unclear`."""
STATES: Mapping[str, str] = {"not_mentioned": "Not mentioned", "stated": "Stated", "unclear": "Unclear"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that reads a question: the way to its words, and to what came of it."""

    id: str
    title: str
    severity: str
    about: str
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question on the page. `face` is `one` (pick one of `options`) or `open` (a control beside the states).

    `name` begins the names of its boxes, `was` tells the answer that is shown from others.
    """

    id: str
    name: str
    label: str
    about: str
    face: str
    select: bool
    state: str
    options: tuple[Option, ...]
    control: Control | None
    words: Control
    papers: Control
    noted: int
    was: str
    problems: tuple[str, ...]
    why: str = ""
    where: str = ""
    rules: tuple[Rule, ...] = ()
    more_rules: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table, and its cells."""

    id: str
    number: int
    title: str
    problems: tuple[str, ...]
    cells: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A question with rows. `shown` tells the rows that are shown from others."""

    asked: Asked
    path: str
    rows: tuple[Row, ...]
    shown: str
    noun: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Questions under one heading."""

    id: str
    title: str
    questions: tuple[Asked | Table, ...]


def parts(standing: Standing, step: Step) -> tuple[Part, ...]:
    """The questions of a step, by group."""
    show = _Show(standing)
    return tuple(
        Part(id=f"part-{section.key}", title=section.title, questions=tuple(map(show.question, section.questions)))
        for section in step.sections
    )


def told(problem: Problem) -> str:
    """What is wrong, what is accepted and what to do, in sentences."""
    texts = [problem.message, f"accepted: {problem.accepted}" if problem.accepted else "", problem.hint]
    return clean(" ".join(f"{sentence(text)}." for text in texts if text))


@dataclass(frozen=True, slots=True)
class _Show:
    standing: Standing

    @property
    def tables(self) -> Tables:
        return self.standing.judge.checker.tables

    def question(self, question: Question) -> Asked | Table:
        address = tuple(question.path.split("."))
        return self._table(question, address) if question.path in TABLES else self.asked(question, address)

    def asked(self, question: Question, address: Address, *, small: bool = False) -> Asked:
        """A question with its answer; a `small` one is a cell of a row."""
        answer, name = self.standing.draft.answer(address), ".".join(map(str, address))
        made = answering(question.field.shape, answer, name, self.tables)
        if question.field.shape.name in ONE_OF and made.value.kind in ("radios", "select"):
            select = small or made.value.kind == "select"
            return self._asked(question, address, made, tuple(_picks(made.value, answer)), select=select)
        shown = self._asked(question, address, made, _states(answer), select=small)
        return replace(shown, face="open", control=made.value)

    def _table(self, question: Question, address: Address) -> Table:
        """A table: whether it is mentioned at all, and its rows."""
        answer = self.standing.draft.answer(address)
        made = table.answering_of(answer, question.path, self.tables)
        nothing, _, unclear = _states(answer)
        none = Option(value=f"{PICKED}{table.NONE}", label="None at all", chosen=answer.value == [])
        rows, _ = row_names(self.standing.draft.values, self.tables)
        numbers = range(self.standing.draft.rows(question.path))
        return Table(
            asked=self._asked(question, address, made, (nothing, none, unclear), select=False),
            path=question.path,
            rows=tuple(self._row(question, rows, number) for number in numbers),
            shown=table.shown(self.standing.draft, question.path, self.tables),
            noun=NOUNS.get(question.path, "row"),
        )

    def _asked(
        self, question: Question, address: Address, made: Answering, options: tuple[Option, ...], *, select: bool
    ) -> Asked:
        answer = self.standing.draft.answer(address)
        return Asked(
            id=anchor(address),
            name=made.name,
            label=question.label.removeprefix("(column) "),
            about=question.about,
            face="one",
            select=select,
            state=answer.state,
            options=options,
            control=None,
            words=made.words,
            papers=made.papers,
            noted=len(answer.papers),
            was=str(made.marks),
            problems=tuple(map(told, self.standing.problems.get(address, ()))),
            why=question.why,
            where=question.where,
            rules=tuple(self._rules(question)),
            more_rules=max(0, len(question.rules) - MOST_RULES),
        )

    def _row(self, asked: Question, rows: RowNames, number: int) -> Row:
        address: Address = (*asked.path.split("."), number)
        cells = tuple(self.asked(column, (*address, column.key), small=True) for column in asked.columns)
        empty = not any(cell.state != "not_mentioned" for cell in cells)
        wrong = self.standing.problems.get(address, ())
        return Row(
            id=anchor(address),
            number=number,
            title=sentence(f"{NOUNS.get(asked.path, 'row')} {number + 1}") + self._identity(asked, rows, number),
            problems=() if empty else tuple(map(told, wrong)),
            cells=cells,
        )

    def _identity(self, asked: Question, rows: RowNames, number: int) -> str:
        """What tells a row from others, in words: `: Texas`."""
        known = rows.identities.get(asked.path, ())
        identity = (known[number] if number < len(known) else None) or ()
        shapes = (FIELDS[f"{asked.path}.{name}"].shape for name in TABLES[asked.path].IDENTITY)
        words = (labels(shape, self.tables).get(part, part) for shape, part in zip(shapes, identity, strict=False))
        told_apart = ", ".join(filter(None, words))
        return clean(f": {told_apart}") if told_apart else ""

    def _rules(self, question: Question) -> Iterator[Rule]:
        for rule in question.rules[:MOST_RULES]:
            yield Rule(
                id=rule.id,
                title=rule.title,
                severity=str(rule.severity),
                about=to_rule(rule.id, self.standing.id),
                finding=spot(rule.id),
            )


MOST_RULES = 8
NOUNS: Mapping[str, str] = {"licenses": "license", "sites": "site", "work_mix.visit_types": "visit type"}


def _states(answer: Answer) -> tuple[Option, ...]:
    return tuple(Option(value=key, label=label, chosen=answer.state == key) for key, label in STATES.items())


def _picks(made: Control, answer: Answer) -> Iterator[Option]:
    """Not mentioned, each value, unclear; and what stands there and is none of these."""
    yield Option(value="not_mentioned", label=STATES["not_mentioned"], chosen=answer.state == "not_mentioned")
    values = [option for option in made.options if option.value]
    for option in values:
        label = f"{option.note} ({option.label})" if option.note else option.label
        yield Option(value=f"{PICKED}{option.value}", label=label, chosen=option.chosen)
    yield Option(value="unclear", label=STATES["unclear"], chosen=answer.state == "unclear")
