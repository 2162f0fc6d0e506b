"""Answers of a file that are wrong: asked for before anything else, each with what is wrong with it."""

from __future__ import annotations

from ..form import Address, Question, questions
from ..form.fields import ENTERED
from ..offer.faults import spoken
from ..offer.paths import TABLES
from .command import command
from .telling import refusals
from .terminal import Left, typed
from .visit import Visits


def mend(visits: Visits) -> None:
    """Ask for everything that is wrong, each once."""
    found = visits.work.wrong
    if found:
        visits.terminal.say()
        visits.terminal.say("Some answers in the file cannot be read. They come first; Enter leaves one as it is.")
    for at in found:
        if at in visits.work.wrong:
            _ask(visits, at)


def _ask(visits: Visits, at: Address) -> None:
    question, place = _question(visits, at)
    if question:
        visits.ask(question, place, head=f"{spoken(at)}: " if any(isinstance(step, int) for step in at) else "")
    else:
        _ask_about(visits, at)


def _question(visits: Visits, at: Address) -> tuple[Question | None, Address]:
    """The question whose answer stands at an address, and its own address: of a row, that of its table."""
    known = questions(visits.work.judges.checker)
    path = ".".join(step for step in at if isinstance(step, str))
    if path in ENTERED:
        whole = tuple(path.split("."))
        return known[path], whole
    number = next((step for step in at if isinstance(step, int)), None)
    table = ".".join(str(step) for step in at[: at.index(number)]) if number is not None else ""
    columns = known[table].columns if table in TABLES else ()
    return next((column for column in columns if column.path == path), None), at


def _ask_about(visits: Visits, at: Address) -> None:
    """What belongs to no question, such as an unknown key, can only be taken away."""
    visits.terminal.say()
    visits.terminal.say(f"{spoken(at)}", kind="bold")
    for text in refusals(visits.work.problems(at)):
        visits.terminal.say(text, indent=2, hang=2)
    visits.terminal.say("/clear takes it out of the file. Enter leaves it as it is.", indent=2)
    while line := typed(visits.terminal):
        given = command(line)
        if given and given.name == "quit":
            raise Left
        if given and given.name == "clear" and visits.edit(lambda draft: draft.cleared(at), at):
            return
        visits.terminal.say("Type /clear, or press Enter.")
