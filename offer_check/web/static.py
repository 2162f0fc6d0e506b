"""The files that pages load: these few, by name, and nothing else of this machine."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .. import bundled
from ..render.page.style import FORM, screen

FILES: Mapping[str, str] = {"form.css": "text/css", "form.js": "text/javascript"}
"""Name, and what the file is."""


async def file(request: Request) -> Response:
    """One of the files."""
    name = request.path_params["name"]
    if name not in FILES:
        raise HTTPException(404)
    folder = bundled.folder("templates")
    text = screen((folder,), FORM) if name == "form.css" else (folder / "web" / name).read_text("utf-8")
    return Response(text, media_type=FILES[name])


ROUTE = Route("/static/{name}", file)
