"""A draft beside an earlier version, another draft or a file, as the document that tells what changed."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from .. import saved, source
from ..compare import compare
from ..render import COMPARISON, renderer
from ..report import Report
from . import handed, written
from .body import posted
from .stage import apart, drafts_of, judge_of, standing_of
from .standing import standing


async def with_draft(request: Request) -> Response:
    """What changed since another draft."""
    return await apart(_with_draft, request)


async def with_file(request: Request) -> Response:
    """What changed since an offer file, or a report that was saved as JSON, which the browser sends."""
    upload = (await posted(request)).get("file")
    if not isinstance(upload, UploadFile) or not upload.filename:
        raise HTTPException(400, "No file was chosen. Go back, choose the earlier version, and try again.")
    raw = await upload.read()
    return await apart(_with_file, request, raw, upload.filename)


def _with_draft(request: Request) -> Response:
    other = standing(drafts_of(request).get(request.query_params.get("with", "")), judge_of(request))
    earlier = written.report(other)
    if earlier is None:
        raise HTTPException(400, "The other offer does not say its specialty and type of job yet.")
    return _compared(request, earlier)


def _with_file(request: Request, raw: bytes, name: str) -> Response:
    judge, tail = judge_of(request), name.replace("\\", "/").rpartition("/")[2]
    document = source.read_bytes(raw, name=tail, syntax=source.syntax_of(tail))
    earlier = saved.of(document) if saved.is_report(document) else judge.report(judge.of(document))
    return _compared(request, earlier)


def _compared(request: Request, earlier: Report) -> Response:
    here = standing_of(request)
    now = written.report(here)
    if now is None:
        raise HTTPException(400, "Say the specialty and the type of job first.")
    content = renderer("html", COMPARISON)(compare(earlier, now))
    return handed.shown(f"{written.stem(here)}.comparison.html", content)
