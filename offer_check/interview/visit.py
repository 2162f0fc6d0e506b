"""One question: said, asked until there is an answer or a command that leads elsewhere, and written at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from ..errors import InputError
from ..form import Address, Answer, Question, awaited
from ..form.answer import NOTHING
from ..offer.scalars import TEXT
from ..report import Result
from .asking import Asker, commands
from .code import folded
from .command import Command, command
from .news import news
from .papers import paper
from .review import review
from .rows import rows
from .telling import refusals, say_help, stands, tell, value
from .terminal import Back, Left, Terminal, typed
from .work import Edit, Gone, Work

Move = Literal["next", "back", "skip"]


class Visits:
    """Asks questions at a terminal, and writes the answers."""

    def __init__(self, terminal: Terminal, work: Work) -> None:
        self.terminal = terminal
        self.work = work
        self.asker = Asker(terminal, work.tables)

    def ask(self, question: Question, at: Address, *, head: str = "") -> Move:
        """Ask a question; gives where to go from it. Raises Left, and Ended at the end of the input."""
        tell(self.terminal, question, self.work.tables, head=head)
        self._tell_state(question, at)
        if question.columns:
            return rows(self, question, at)
        while True:
            move = self.take(typed(self.terminal), question, at)
            if move:
                return move

    def take(self, line: str, question: Question, at: Address) -> Move | None:
        """Do what a line says; None where the question is still open."""
        given = command(line)
        try:
            return self.obey(given, question, at) if given else self._answer(line, question, at)
        except Back:
            self.terminal.say("Left as it was.")
            return None

    def obey(self, given: Command, question: Question, at: Address) -> Move | None:
        """Carry out a command."""
        answer = self.work.draft.answer(at)
        match given.name:
            case "back":
                return "back"
            case "skip":
                return "skip"
            case "quit":
                raise Left
            case "help":
                say_help(self.terminal, question, self._open(question))
                commands(self.terminal)
            case "review":
                review(self.terminal, self.work)
            case "clear":
                return self._clear(at)
            case "unclear":
                return self._unclear(given.rest, answer, at)
            case "evidence":
                self._evidence(given.rest, answer, question, at)
            case "parts" if not question.columns:
                raw = self.asker.parts(question.field.shape)
                return self._value(raw, answer, question, at) if raw is not None else None
            case _:
                self.terminal.say("There is no such command here. ? tells which there are.")
        return None

    def save(self, at: Address, answer: Answer) -> Move | None:
        """Write an answer; None, with words, where it is not written or does not fit the others."""
        return self.edit(lambda draft: draft.answered(at, answer), at)

    def edit(self, edit: Edit, at: Address) -> Move | None:
        """Write a change of what stands at an address, and say what comes of it. As `save`."""
        try:
            changed = self.work.change(edit, at)
        except Gone:
            self.terminal.say("That row is not in the file any more: somebody else changed it. Nothing was written.")
            return "next"
        except InputError as error:
            for fault in error.faults:
                self.terminal.say(str(fault), kind="major")
            self.terminal.say("Nothing was written. Mend that in the file, and answer again.")
            return None
        if changed:
            path = self.work.path
            self.terminal.say(f"{path} was changed by somebody else meanwhile: read again, your answer put into it.")
        for kind, text in news(self.work.before, self.work.report):
            self.terminal.say(text, kind=kind, hang=2)
        return None if self._tell_problems(at) else "next"

    def _answer(self, line: str, question: Question, at: Address) -> Move | None:
        answer = self.work.draft.answer(at)
        if not line:
            if question.field.required and answer.state == "not_mentioned":
                self.terminal.say("This one is needed: it decides what else is asked. /q leaves.")
                return None
            return "next"
        raw = self.asker.read(line, question.field.shape)
        if raw is None:
            return None
        text = value(raw, question.field.shape, self.work.tables)
        if folded(text) != folded(line):
            self.terminal.say(f"Taken as: {text}", indent=2, hang=2)
        return self._value(raw, answer, question, at)

    def _value(self, raw: object, answer: Answer, question: Question, at: Address) -> Move | None:
        problems = self.asker.problems(raw, question.field.shape)
        for text in refusals(problems):
            self.terminal.say(text, kind="major")
        return None if problems else self.save(at, replace(answer, value=raw, words=""))

    def _clear(self, at: Address) -> Move | None:
        self.terminal.say("Cleared: not mentioned.")
        return self.save(at, NOTHING)

    def _unclear(self, words: str, answer: Answer, at: Address) -> Move | None:
        words = words or self.asker.line("The words> ", TEXT)
        read = self.asker.read(words, TEXT) if words else None
        return self.save(at, Answer(words=read, papers=answer.papers)) if read else None

    def _evidence(self, rest: str, answer: Answer, question: Question, at: Address) -> None:
        """One more paper; with `none` behind the command, all of them go."""
        if rest == "none":
            self.save(at, replace(answer, papers=()))
            return
        found = paper(self.asker, answer, question.field.shape)
        if found:
            self.save(at, replace(answer, papers=(*answer.papers, found)))
        self._tell_state(question, at)

    def _tell_state(self, question: Question, at: Address) -> None:
        for text in stands(self.work.draft.answer(at), question, self.work.tables):
            self.terminal.say(text, indent=2, hang=2)
        self._tell_problems(at)

    def _tell_problems(self, at: Address) -> bool:
        texts = list(refusals(self.work.problems(at)))
        for text in texts:
            self.terminal.say(text, kind="major", indent=2, hang=2)
        return bool(texts)

    def _open(self, question: Question) -> Sequence[Result]:
        report = self.work.report
        return awaited(report).get(question.path, ())[:3] if report else ()
