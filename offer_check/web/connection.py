"""One connection of a browser: requests whose head comes slowly, is malformed, or comes to a full house are ended."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from .headers import ALWAYS

SECONDS = 10.0
"""Within which the head of a request has to be there, from its first byte or from the beginning of the connection."""
_TOO_SLOW = "The head of the request did not arrive in time. Load the page again."
_MALFORMED = "This is no request that offer-check understands. Load the page again in a browser."
_FULL = "Too many connections to offer-check are open. Wait a few seconds, then load the page again."


class Connection(H11Protocol):
    """A connection with a limit to the time for the head of each request, and to how many there are beside it."""

    seconds = SECONDS
    most = 500

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin, or say that there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.most:
            self._end(503, _FULL)
        else:
            self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait for the rest of the head where it is not there yet."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE or self.transport.is_closing():
            self._stop_waiting()
        elif self._deadline is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, or none that can be understood in one way only."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self._end(400, _MALFORMED)
        else:
            # An answer is under way already; a second one on the same connection would be taken for part of it.
            self.transport.close()

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(self.seconds, self._end, 408, _TOO_SLOW)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _end(self, status: int, words: str) -> None:
        """Answer outside of the application, and close."""
        self._stop_waiting()
        if not self.transport.is_closing():
            self.transport.write(_answer(status, words))
            self.transport.close()


def _answer(status: int, words: str) -> bytes:
    body = f"{words}\n".encode()
    further = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
    fields = [(name.encode(), value.encode()) for name, value in {**ALWAYS, **further}.items()]
    connection = h11.Connection(h11.SERVER)
    head = connection.send(h11.Response(status_code=status, headers=fields))
    return head + body
