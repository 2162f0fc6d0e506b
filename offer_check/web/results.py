"""What a draft comes to: the page of results, the report, the questions, and the offer file itself."""

from __future__ import annotations

from concurrent.futures import Future, wait
from typing import Any

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ..errors import OfferCheckError
from ..render import LETTER, renderer
from ..render.view import summary
from ..render.view.letter import letter
from ..report import Report
from ..source.read import Syntax
from . import handed, written
from .checklist import checklist
from .clean import clean
from .course import astray
from .drawings import Drawings
from .pages import page
from .place import home
from .stage import apart, drafts_of, onward, standing_of
from .standing import Standing, standing
from .told import told

ENDINGS = {"text": "txt", "markdown": "md", "html": "html"}
PAPERS = {"letter": "Letter", "a4": "A4"}
SOON = 0.8
"""Seconds that a browser waits before it is told that a document is being drawn."""


async def show(request: Request) -> Response:
    """The page of results."""
    return await apart(_show, request)


async def document(request: Request) -> Response:
    """The report as a page of its own."""
    return await apart(_document, request)


async def questions(request: Request, *, form: str) -> Response:
    """The questions to the employer as a file."""
    return await apart(_questions, request, form)


async def offer(request: Request, *, syntax: Syntax) -> Response:
    """The offer file, to save."""
    return await apart(_offer, request, syntax)


async def pdf(request: Request, *, reader: str) -> Response:
    """A document as a PDF: drawn already, or a page that waits for it."""
    return await apart(_pdf, request, reader)


def _show(request: Request) -> Response:
    here = standing_of(request)
    found, others = written.report(here), drafts_of(request).all()
    if found is None:
        return onward(f"{home(here.id)}/job")
    shown = {
        "offer": {"id": here.id, "name": clean(here.name), "revision": here.stored.revision},
        "tab": "results",
        "first_step": here.steps[0].key,
        "list": checklist(here),
        "next_steps": summary.next_steps(found),
        "wrong": len(here.problems) - len(here.astray),
        "astray": astray(here),
        "file": clean(here.stored.file),
        "stale": bool(here.stored.file) and written.changed_outside(here),
        "others": [(other.id, clean(standing(other, here.judge).name)) for other in others if other.id != here.id],
        "names": {syntax: written.file_name(here, syntax) for syntax in ("yaml", "json")},
        "papers": PAPERS,
        "email": str(renderer("text", LETTER)(letter(found))),
        "told": request.query_params.get("told", ""),
    }
    return page(request, "results.html.j2", shown)


def _document(request: Request) -> Response:
    here, found = _reported(request)
    return handed.shown(f"{written.stem(here)}.html", renderer("html")([found]))


def _questions(request: Request, form: str) -> Response:
    here, found = _reported(request)
    name = f"{written.stem(here)}.questions.{ENDINGS[form]}"
    content = renderer(form, LETTER)(letter(found))
    return handed.shown(name, content) if form == "html" else handed.saved(name, content)


def _offer(request: Request, syntax: Syntax) -> Response:
    here = standing_of(request)
    return handed.saved(written.file_name(here, syntax), written.raw(here, syntax))


def _pdf(request: Request, reader: str) -> Response:
    here = standing_of(request)
    if here.report is None:
        return onward(f"{home(here.id)}/job")
    paper = request.query_params.get("paper", "letter")
    if paper not in PAPERS:
        raise HTTPException(404)
    future = _asked(request, here, reader, paper)
    wait([future], SOON)
    ending = ".employer.pdf" if reader == "employer" else ".pdf"
    return _drawn(request, here, future, f"{written.stem(here)}{ending}")


def _asked(request: Request, here: Standing, reader: str, paper: str) -> Future[bytes]:
    key = (here.id, here.stored.revision, here.judge, reader, paper)

    def report() -> Any:
        found = written.report(here)
        assert found is not None
        return letter(found) if reader == "employer" else [found]

    render = renderer("pdf", LETTER) if reader == "employer" else renderer("pdf")
    return _drawings(request).ask(key, render, report, paper=paper)


def _drawn(request: Request, here: Standing, future: Future[bytes], name: str) -> Response:
    script = "application/json" in request.headers.get("accept", "")
    if not future.done():
        if script:
            return JSONResponse({"state": "drawing"}, 202)
        shown = {"name": name, "again": str(request.url), "offer": here}
        return page(request, "drawing.html.j2", shown, status=202)
    error = future.exception()
    if error is None:
        return JSONResponse({"state": "ready"}) if script else handed.saved(name, future.result())
    if not isinstance(error, OfferCheckError):
        raise error
    return told(500, f"{error}. Your answers are not touched; try again.", to=Headers(request.headers))


def _drawings(request: Request) -> Drawings:
    state = request.app.state
    if not hasattr(state, "drawings"):
        state.drawings = Drawings()
    found: Drawings = state.drawings
    return found


def _reported(request: Request) -> tuple[Standing, Report]:
    here = standing_of(request)
    found = written.report(here)
    if found is None:
        raise HTTPException(404)
    return here, found
