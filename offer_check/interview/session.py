"""The way through an interview: where it begins, what comes next, what comes before, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence

from ..form import Kind, Step, steps
from ..form.course import START
from ..form.fields import ENTERED
from ..render.view.words import counted
from .command import KEYS, command
from .course import Stop, address, stops
from .review import ending, review
from .terminal import Ended, Left, Terminal, typed
from .visit import Move, Visits
from .work import Work
from .wrong import mend


class Session:
    """The questions without an answer in order; with `whole` those with one, too, and of a `group` all that it has."""

    def __init__(self, terminal: Terminal, work: Work, *, whole: bool = False, group: str = "") -> None:
        self.terminal = terminal
        self.work = work
        self.visits = Visits(terminal, work)
        self._whole = whole or bool(group)
        self._group = group
        self._opened: set[str] = {group} if group else set()
        self._past: list[Stop] = []
        self._seen: set[str] = set()
        self._section = ""
        self._noted: dict[Kind | None, tuple[Step, ...]] = {}

    def run(self) -> None:
        """Ask, and review; or leave when somebody wants to, or when the input ends."""
        try:
            mend(self.visits)
            self.ask()
        except Ended:
            self.terminal.say()
        except Left:
            pass
        ending(self.terminal, self.work)

    def ask(self, *, only: Sequence[str] = ()) -> None:
        """Ask every question; with `only`, those of these steps."""
        stop = self._first(only)
        while stop:
            self._seen.add(stop.key)
            move = self._visit(stop)
            if move == "back" and not self._past:
                self.terminal.say("This is the first question.")
            elif move == "back":
                stop = self._past.pop()
            else:
                self._past.append(stop)
                stop = self._next(stop, move, only)

    def _visit(self, stop: Stop) -> Move:
        if stop.question is None:
            return self._gate(stop)
        title = f"{stop.step.title}: {stop.section.title}" if stop.step.key == START else stop.step.title
        if title != self._section:
            self.terminal.say()
            self.terminal.say(title, kind="bold")
            if not self._section:
                self.terminal.say(KEYS, kind="dim")
            self._section = title
        head = f"{stop.number} of {len(stop.step.questions)}. "
        return self.visits.ask(stop.question, stop.at, head=head)

    def _gate(self, stop: Stop) -> Move:
        """Whether to go into a further group."""
        number = sum(map(self._is_open, self._all(stop.step)))
        said = f"{counted(number, 'further question')} without an answer" if number else "all have an answer"
        self.terminal.say()
        self.terminal.say(f"{stop.step.title}: {said}. Go into them?", kind="bold")
        self.terminal.say("Type yes, no, or done for no further group. Enter: no.", indent=2)
        while True:
            line = typed(self.terminal).lower()
            given = command(line)
            if given and given.name == "quit":
                raise Left
            if given and given.name in ("back", "skip"):
                return "back" if given.name == "back" else "skip"
            if given and given.name == "review":
                review(self.terminal, self.work)
            elif line and "yes".startswith(line):
                self._opened.add(stop.step.key)
                return "next"
            elif not line or "no".startswith(line):
                self._opened.discard(stop.step.key)
                return "next"
            elif line == "done":
                self._opened -= {step.key for step in self._steps}
                self._seen |= {f"gate:{step.key}" for step in self._steps}
                return "next"
            else:
                self.terminal.say("Type yes, no, or done. /b goes back, /q leaves.")

    @property
    def _steps(self) -> tuple[Step, ...]:
        """The steps of the kind of job that the offer is for by now."""
        kind = self.work.kind
        if kind not in self._noted:
            noted = frozenset(path for path in ENTERED if self._is_answered(path))
            self._noted[kind] = steps(self.work.judges.checker, kind, noted)
        return self._noted[kind]

    def _first(self, only: Sequence[str]) -> Stop | None:
        return next(filter(self._is_due, self._stops(only)), None)

    def _next(self, stop: Stop, move: Move, only: Sequence[str]) -> Stop | None:
        found = self._stops(only)
        here = next((number for number, other in enumerate(found) if other.key == stop.key), None)
        if here is None:
            return next((other for other in found if self._is_due(other) and other.key not in self._seen), None)
        ahead = found[here + 1 :]
        if move == "skip":
            ahead = tuple(other for other in ahead if _part(other) != _part(stop))
        return next(filter(self._is_due, ahead), None)

    def _stops(self, only: Sequence[str]) -> tuple[Stop, ...]:
        found = stops([step for step in self._steps if not only or step.key in only], self._opened)
        if not self._group or only or self.work.kind is None:
            return found
        return tuple(stop for stop in found if stop.question and stop.section.key == self._group)

    def _is_due(self, stop: Stop) -> bool:
        """Whether it is asked without anybody going back to it."""
        if stop.question is None:
            return stop.key not in self._seen and (self._whole or any(map(self._is_open, self._all(stop.step))))
        return self._whole or not self._is_answered(stop.question.path)

    def _is_open(self, stop: Stop) -> bool:
        return bool(stop.question) and not self._is_answered(stop.key)

    def _all(self, step: Step) -> tuple[Stop, ...]:
        return stops([step], [step.key])

    def _is_answered(self, path: str) -> bool:
        return self.work.draft.answer(address(path)).state != "not_mentioned"


def _part(stop: Stop) -> tuple[str, str]:
    """What `skip` passes over."""
    return stop.step.key, stop.section.key
