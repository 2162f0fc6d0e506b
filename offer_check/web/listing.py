"""The first page: the drafts, a new one, a file that is opened, a draft that is copied, removed, or got back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from .. import source
from ..errors import Fault, InputError
from ..judge import Judge
from ..render.view import summary
from .body import posted
from .checklist import VERDICT_MARKS
from .clean import clean
from .opening import opened
from .pages import page
from .place import home
from .stage import apart, drafts_of, judge_of, onward
from .standing import standing
from .stored import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A draft in the list; without `verdict` there is no report yet."""

    id: str
    name: str
    specialty: str
    changed: str
    moment: str
    file: str
    verdict: str = ""
    mark: str = ""
    flags: int = 0
    questions: int = 0


async def index(request: Request) -> Response:
    """The list."""
    return await apart(_listed, request)


async def new(request: Request) -> Response:
    """A new offer, and its first step."""
    stored = await apart(drafts_of(request).new, {"offer_format": 1})
    return onward(f"{home(stored.id)}/job")


async def opening(request: Request) -> Response:
    """A draft of a file that the browser sends."""
    upload = (await posted(request)).get("file")
    if not isinstance(upload, UploadFile) or not upload.filename:
        fault = Fault(path="the file", message="none was chosen", hint="choose a YAML or JSON file, then press Open")
        return await apart(_listed, request, [fault])
    raw = await upload.read()
    try:
        stored = await apart(_opened, request, raw, upload.filename)
    except InputError as error:
        return await apart(_listed, request, error.faults)
    return onward(f"{home(stored.id)}/job")


async def copy(request: Request) -> Response:
    """One more draft like another."""
    await apart(drafts_of(request).copy, request.path_params["id"])
    return onward("/")


async def remove(request: Request) -> Response:
    """Put a draft away."""
    gone = await apart(drafts_of(request).remove, request.path_params["id"])
    return onward(f"/?removed={gone.id}")


async def restore(request: Request) -> Response:
    """Get a draft back."""
    await apart(drafts_of(request).restore, request.path_params["id"])
    return onward("/")


def _opened(request: Request, raw: bytes, name: str) -> Stored:
    tail = name.replace("\\", "/").rpartition("/")[2]
    document = source.read_bytes(raw, name=tail, syntax=source.syntax_of(tail))
    return opened(document, drafts_of(request), judge_of(request).checker.tables)


def _listed(request: Request, faults: Sequence[Fault] = ()) -> Response:
    store, judge = drafts_of(request), judge_of(request)
    removed = request.query_params.get("removed", "")
    shown = {
        "lines": [_line(stored, judge) for stored in store.all()],
        "removed": [_line(stored, judge) for stored in store.removed()],
        "just": removed,
        "faults": [clean(str(fault)) for fault in faults],
        "damaged": [clean(str(fault)) for fault in store.damaged()],
    }
    return page(request, "index.html.j2", shown, status=422 if faults else 200)


def _line(stored: Stored, judge: Judge) -> Line:
    here = standing(stored, judge)
    report = here.report
    when = datetime.fromisoformat(stored.changed).astimezone()
    line = Line(
        id=stored.id,
        name=clean(here.name),
        specialty=clean(report.offer.specialty_label) if report else "",
        changed=f"{when:%B} {when.day}, {when:%H:%M}",
        moment=stored.changed,
        file=clean(stored.file),
    )
    if report is None:
        return line
    return Line(
        **{name: getattr(line, name) for name in ("id", "name", "specialty", "changed", "moment", "file")},
        verdict=summary.verdict(report),
        mark=VERDICT_MARKS[report.verdict],
        flags=sum(r.open for r in report.of("flag")),
        questions=sum(r.open for r in report.of("ask", "waiting")),
    )
