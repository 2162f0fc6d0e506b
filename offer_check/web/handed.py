"""Files for the browser: a name and content in, an answer to save or to show out."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from .headers import DOCUMENT

TYPES = {
    "pdf": "application/pdf",
    "html": "text/html",
    "json": "application/json",
    "yaml": "application/yaml",
    "md": "text/markdown",
    "txt": "text/plain",
}


def saved(name: str, content: str | bytes) -> Response:
    """A file to save."""
    return _answer(name, content, "attachment")


def shown(name: str, content: str | bytes) -> Response:
    """A document to look at, which brings along what it needs and may load nothing."""
    answer = _answer(name, content, "inline")
    answer.headers["Content-Security-Policy"] = DOCUMENT
    return answer


def _answer(name: str, content: str | bytes, how: str) -> Response:
    """`name` is in plain letters; both ways to write it are sent all the same (RFC 6266)."""
    kind = TYPES[name.rpartition(".")[2]]
    disposition = f"{how}; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=kind, headers={"Content-Disposition": disposition})
