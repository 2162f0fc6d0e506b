"""How many requests are worked on at a time: those within a limit go on, the others are told to come back."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from .told import told

MOST = 32
"""Requests at a time; with the limit of a body, this limits memory. A browser sends six."""


class Crowd:
    """Lets at most `most` requests at a time through to `app`."""

    def __init__(self, app: ASGIApp, *, most: int = MOST) -> None:
        self._app, self._most, self._inside = app, most, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._inside >= self._most:
            words = "offer-check has more to do than it can at this moment. Wait a second, then load the page again."
            headers = {"Connection": "close", "Retry-After": "1"}
            await told(503, words, to=Headers(scope=scope), headers=headers)(scope, receive, send)
            return
        self._inside += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._inside -= 1
