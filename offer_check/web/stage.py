"""What every page begins with: a request in, the draft that it is about and where that stands out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ParamSpec, TypeVar, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..form import Draft
from ..judge import Judge
from . import statewise
from .body import posted
from .controls import Entries
from .drafts import Drafts
from .standing import Standing, standing
from .taking import Taken, taken

P = ParamSpec("P")
T = TypeVar("T")


def drafts_of(request: Request) -> Drafts:
    """The store of drafts."""
    return cast("Drafts", request.app.state.drafts)


def judge_of(request: Request) -> Judge:
    """Who judges today."""
    return cast("Judge", request.app.state.judge())


def standing_of(request: Request) -> Standing:
    """Where the draft stands that the address names. Raises UnknownDraft."""
    return standing(drafts_of(request).get(request.path_params["id"]), judge_of(request))


def changed(request: Request, change: Callable[[Draft], Draft]) -> tuple[Standing, Standing]:
    """Where the draft of a request stood before a change, and where it stands after it."""
    judge, store = judge_of(request), drafts_of(request)
    tables, id = judge.checker.tables, request.path_params["id"]
    before = store.get(id)

    def put(offer: Mapping[str, Any]) -> Mapping[str, Any]:
        draft = Draft.of(offer, tables)
        made = change(draft)
        return offer if made is draft else made.data(tables)

    after = store.change(id, put)
    return standing(before, judge), standing(after, judge)


def post(
    request: Request, entries: Entries, *, then: Callable[[Draft, Taken], Draft] = lambda draft, done: draft
) -> tuple[Standing, Standing, Taken]:
    """Take over the answers of a request, and what `then` makes of the draft with them; where it stood before, where it
    stands after, and what was posted."""
    tables = judge_of(request).checker.tables
    done: list[Taken] = []

    def change(draft: Draft) -> Draft:
        said = taken(draft, entries, tables)
        stated, names = statewise.taken(said.draft, entries, tables)
        done.append(replace(said, draft=stated, names=(*said.names, *names)))
        return then(stated, done[-1])

    return *changed(request, change), done[-1]


async def entries_of(request: Request) -> Entries:
    """The texts that were posted, by name."""
    form = await posted(request)
    return {name: [text for text in form.getlist(name) if isinstance(text, str)] for name in form}


async def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` gives, done beside the loop that answers requests."""
    return await run_in_threadpool(work, *args, **kwargs)


def onward(address: str) -> Response:
    """The way to another page after a change."""
    return RedirectResponse(address, 303)
