"""What is said before the first question: what happens with the answers, and what is there already."""

from __future__ import annotations

from ..form.fields import ENTERED
from ..render.view import summary
from ..render.view.words import counted
from .course import address
from .terminal import Terminal
from .work import Work


def greet(terminal: Terminal, work: Work, *, whole: bool) -> None:
    """Say it; `whole` tells whether questions with an answer are asked again."""
    if work.is_new:
        terminal.say(f"A new offer. Each answer is written into {work.path} at once; leave whenever you like.")
    else:
        terminal.say(f"{work.path} has {counted(_answers(work), 'answer')}. What you add is written into it at once.")
        if work.report:
            terminal.say(f"So far: {summary.verdict(work.report)}.")
        if not whole:
            terminal.say("Asked is what has no answer; /back, or --from start, leads over the others.")
    terminal.say("What your papers do not say, pass over with Enter: it becomes a question to the employer.")


def _answers(work: Work) -> int:
    return sum(work.draft.answer(address(path)).state != "not_mentioned" for path in ENTERED)
