"""The steps of a form as a list: how far each is, and what comes before and after one."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from ..form import Step
from ..offer.faults import spoken
from .checklist import checklist
from .clean import clean
from .place import Link, anchor, home
from .sheet import told
from .standing import STATES, Standing

TITLES = {STATES: "States"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A step in the list: how many of its questions have an answer, and how many of these cannot be used."""

    key: str
    title: str
    answered: int = 0
    total: int = 0
    wrong: int = 0


def stops(standing: Standing) -> tuple[Stop, ...]:
    """All pages of the form, in order."""
    known = {step.key: _stop(standing, step) for step in standing.steps}
    return tuple(known.get(key) or Stop(key=key, title=TITLES[key]) for key in standing.keys)


def _stop(standing: Standing, step: Step) -> Stop:
    return Stop(
        key=step.key,
        title=step.title,
        answered=sum(map(standing.answered, step.questions)),
        total=len(step.questions),
        wrong=sum(map(standing.wrong, step.questions)),
    )


def onward_from(standing: Standing, key: str) -> str:
    """What the button says that leads on from a page."""
    titles = {**TITLES, **{step.key: step.title for step in standing.steps}}
    return f"Save and go on: {titles.get(standing.following(key), 'the results')}"


def surroundings(request: Request, standing: Standing, key: str) -> dict[str, object]:
    """What every page of the form shows around its questions."""
    listed = stops(standing)
    place = standing.keys.index(key)
    return {
        "offer": {"id": standing.id, "name": clean(standing.name), "revision": standing.stored.revision},
        "tab": "answers",
        "first_step": standing.keys[0],
        "step": listed[place],
        "list": checklist(standing),
        "all_steps": listed,
        "place": place + 1,
        "before": listed[place - 1] if place else None,
        "on": onward_from(standing, key),
        "saved": "told" in request.query_params,
    }


def astray(standing: Standing) -> tuple[str, ...]:
    """What is wrong in the file itself, where no question is: it can be changed there only."""
    return tuple(
        clean(f"In the file, {spoken(address)}: {told(problem)}")
        for address, problems in standing.astray.items()
        for problem in problems
    )


def wrong_in(standing: Standing, step: Step) -> tuple[Link, ...]:
    """The ways to the answers of a step that cannot be used."""
    found = []
    for question in step.questions:
        path = tuple(question.path.split("."))
        for address in standing.problems:
            if address[: len(path)] == path:
                found.append(Link(question.label, f"{home(standing.id)}/{step.key}#{anchor(address)}"))
    return tuple(found)
