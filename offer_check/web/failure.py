"""What went wrong inside of a page -> plain words for the browser, and the error for whoever runs the server."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .. import bug
from ..errors import InputError, OfferCheckError
from .drafts import UnknownDraft
from .told import told

Tell = Callable[[BaseException], object]
KEPT = "What was saved before is not lost."


class Failures:
    """Answers for `app` where it fails; what nobody meant to happen is also handed to `tell`."""

    def __init__(self, app: ASGIApp, *, tell: Tell) -> None:
        self._app, self._tell = app, tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:
            self._tell(error)
            if begun:
                raise
            await _of_a_bug(error, Headers(scope=scope))(scope, receive, send)


async def refused(request: Request, error: Exception) -> Response:
    """The answer to an error of Starlette: no such page, not that way, a form that cannot be read."""
    assert isinstance(error, HTTPException)
    usual = {
        404: "Nothing is at this address. Look at the list of drafts.",
        405: "This address cannot be used in that way. Look at the list of drafts.",
    }
    words = usual.get(error.status_code, error.detail)
    return told(error.status_code, words, to=request.headers, headers=error.headers)


async def unusable(request: Request, error: Exception) -> Response:
    """The answer to what was raised on purpose: no such draft, faults in files."""
    match error:
        case UnknownDraft():
            return told(404, _sentence(error), to=request.headers)
        case InputError():
            return told(422, [str(fault) for fault in error.faults], to=request.headers)
    return told(500, [_sentence(error), KEPT], to=request.headers)


async def unwritten(request: Request, error: Exception) -> Response:
    """The answer where the system fails us: a full disk, a folder without permission."""
    assert isinstance(error, OSError)
    place = f"{error.filename}: " if error.filename else ""
    words = f"{place}{error.strerror or error}. What you typed last is not saved; it stands on the page you came from."
    return told(500, [words, KEPT], to=request.headers)


HANDLERS = {HTTPException: refused, OfferCheckError: unusable, OSError: unwritten}


def _of_a_bug(error: Exception, headers: Headers) -> Response:
    return told(500, [_sentence(bug.told(error)), KEPT], to=headers)


def _sentence(text: object) -> str:
    words = str(text)
    return f"{words[:1].upper()}{words[1:]}."
