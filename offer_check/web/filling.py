"""The pages of the form: a step with its questions, what was posted from it, and one answer at a time."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from ..form import Draft, Step
from ..offer.paths import TABLES
from .controls import Entries
from .controls.spot import last
from .course import astray, surroundings, wrong_in
from .notices import SAVED, notices, told
from .pages import page
from .place import anchor, home
from .sheet import parts
from .stage import apart, entries_of, onward, post, standing_of
from .standing import Standing

LEADS = {
    "job": "What opens the rest of the form, and tells this offer from others.",
    "first": "About forty facts, on which most of the checklist rests. Leave what your papers do not say as it is.",
}


async def show(request: Request) -> Response:
    """A step of the form."""
    return await apart(_show, request)


async def take(request: Request) -> Response:
    """What was posted from a step, without a script; then the page that the button leads to."""
    entries = await entries_of(request)
    return await apart(_take, request, entries)


def _show(request: Request) -> Response:
    standing = standing_of(request)
    step = _step(standing, request.path_params["step"])
    if step is None:
        return onward(f"{home(standing.id)}/{standing.steps[0].key}")
    return page(request, "step.html.j2", _shown(request, standing, step))


def _shown(request: Request, standing: Standing, step: Step) -> dict[str, object]:
    first = step is standing.steps[0]
    return {
        **surroundings(request, standing, step.key),
        "lead": LEADS.get(step.key, ""),
        "parts": parts(standing, step),
        "wrong": wrong_in(standing, step),
        "notices": (*notices(request.query_params.get("told", "")), *(astray(standing) if first else ())),
    }


def _take(request: Request, entries: Entries) -> Response:
    go = last(entries, "go")
    _, standing, done = post(request, entries, then=lambda draft, done: _rows(draft, go, lost=done.lost))
    here = f"{home(standing.id)}/{request.path_params['step']}"
    said = told(done)
    verb, _, what = go.partition(":")
    if verb in ("add", "remove"):
        return onward(f"{here}?told={said}#{_row_anchor(standing, verb, what)}")
    step = _step(standing, request.path_params["step"])
    wrong = bool(step and wrong_in(standing, step))
    if wrong or said != SAVED or verb not in ("to", "on"):
        return onward(f"{here}?told={said}{'#problems' if wrong else ''}")
    there = what if verb == "to" and what in standing.keys else standing.following(request.path_params["step"])
    return onward(f"{home(standing.id)}/{there}")


def _rows(draft: Draft, go: str, *, lost: tuple[str, ...]) -> Draft:
    """The draft with the row that a button adds or removes."""
    verb, _, what = go.partition(":")
    if verb == "add" and what in TABLES:
        return draft.with_row(what, {})
    path, _, number = what.rpartition(".")
    if (
        verb == "remove"
        and path in TABLES
        and path not in lost
        and number.isdecimal()
        and int(number) < draft.rows(path)
    ):
        return draft.without_row(path, int(number))
    return draft


def _row_anchor(standing: Standing, verb: str, what: str) -> str:
    if verb == "add" and what in TABLES:
        return anchor((*what.split("."), standing.draft.rows(what) - 1))
    return anchor(tuple(what.rpartition(".")[0].split(".")))


def _step(standing: Standing, key: str) -> Step | None:
    return next((step for step in standing.steps if step.key == key), None)
