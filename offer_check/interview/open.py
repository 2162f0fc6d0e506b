"""The questions that a report leaves open, worst first: asked until none is left that nobody passed over."""

from __future__ import annotations

from collections.abc import Sequence

from ..form import awaited, questions
from ..form.course import JOB
from ..render.view import words
from ..report import Result
from .command import KEYS
from .course import address
from .review import ending
from .session import Session
from .terminal import Ended, Left
from .wrong import mend

MOST = 3


class OpenQuestions:
    """What waits for an answer, in an offer whose kind of job is known; else that is asked first."""

    def __init__(self, session: Session) -> None:
        self.terminal = session.terminal
        self.work = session.work
        self.visits = session.visits
        self._session = session

    def run(self) -> None:
        """Ask, and review; or leave when somebody wants to, or when the input ends."""
        try:
            mend(self.visits)
            if self.work.report is None:
                self._session.ask(only=[JOB])
            self._ask()
        except Ended:
            self.terminal.say()
        except Left:
            pass
        ending(self.terminal, self.work)

    def _ask(self) -> None:
        self.terminal.say()
        self.terminal.say(f"{words.counted(len(self._left), 'open question')}, the gravest first.", kind="bold")
        self.terminal.say(KEYS, kind="dim")
        past: list[str] = []
        passed: set[str] = set()
        again = ""
        while path := again or next((path for path in self._left if path not in passed), ""):
            again = ""
            if self._visit(path, len([left for left in self._left if left not in passed])) != "back":
                past.append(path)
                passed.add(path)
            elif past:
                again = past.pop()
            else:
                self.terminal.say("This is the first question.")
                again = path

    @property
    def _left(self) -> list[str]:
        return list(awaited(self.work.report)) if self.work.report else []

    def _visit(self, path: str, left: int) -> str:
        question = questions(self.work.judges.checker)[path]
        self._tell(awaited(self.work.report).get(path, ()) if self.work.report else ())
        return self.visits.ask(question, address(path), head=f"{left} left. ")

    def _tell(self, results: Sequence[Result]) -> None:
        """What waits for the answer, and how the employer is asked for it."""
        self.terminal.say()
        for result in results[:MOST]:
            self.terminal.say(f"[{words.outcome(result)}] {result.title} ({result.id})", hang=2)
        if len(results) > MOST:
            self.terminal.say(f"and {words.counted(len(results) - MOST, 'more point')} that wait for it")
        if results:
            self.terminal.say(f"To the employer: {results[0].question}", hang=2)
