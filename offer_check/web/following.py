"""One answer at a time, for the script: what was posted in, what follows from it out, as JSON."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ..form import Address
from ..form.fields import ENTERED
from ..offer import FIELDS
from ..offer.paths import TABLES
from . import notices, statewise, table
from .checklist import checklist
from .clean import clean
from .controls import Entries
from .course import onward_from, stops
from .news import news
from .pages import filled
from .place import anchor
from .posted import after as carried
from .posted import digest
from .sheet import told
from .stage import apart, drafts_of, entries_of, post
from .standing import Standing


async def revision(request: Request) -> Response:
    """How often the draft was changed, for a page that was not looked at for a while."""
    stored = await apart(drafts_of(request).get, request.path_params["id"])
    return JSONResponse({"revision": stored.revision})


async def answer(request: Request) -> Response:
    """Take over answers; what follows from them comes back."""
    entries = await entries_of(request)
    return await apart(_answer, request, entries)


def _answer(request: Request, entries: Entries) -> Response:
    before, after, done = post(request, entries)
    listed, step = checklist(after), request.query_params.get("step", "")
    return JSONResponse(
        {
            "revision": after.stored.revision,
            "name": clean(after.name),
            "answers": {name: {"was": _was(after, name, entries)} for name in done.names},
            "problems": {anchor(address): list(map(told, found)) for address, found in after.problems.items()},
            "lost": list(done.lost),
            "notices": notices.notices(notices.told(done)),
            "shown": {path: table.shown(after.draft, path, after.judge.checker.tables) for path in done.tables},
            "checklist": filled("checks.html.j2", list=listed),
            "tally": filled("tally.html.j2", list=listed),
            "steps": filled("stops.html.j2", offer=after, all_steps=stops(after), step=step),
            "on": onward_from(after, step),
            "news": news(before.report, after.report),
        }
    )


def _was(standing: Standing, name: str, entries: Entries) -> str:
    """What the page has to carry of a question from now on, to know later what was touched."""
    if name.startswith(statewise.HERE):
        return statewise.after(entries, name)
    address: Address = tuple(int(step) if step.isdecimal() else step for step in name.split("."))
    path = ".".join(step for step in address if isinstance(step, str))
    said, tables = standing.draft.answer(address), standing.judge.checker.tables
    if path in TABLES:
        return carried(entries, name, table.digest_of(said, name, tables))
    shape = (ENTERED.get(path) or FIELDS[path]).shape
    return carried(entries, name, digest(shape, said, name, tables))
