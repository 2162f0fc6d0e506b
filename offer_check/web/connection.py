"""One connection of a browser: one of another user of this machine, and requests whose head comes slowly, is
malformed, or comes to a full house, are ended."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Set
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from .headers import ALWAYS
from .owner import owner

SECONDS = 10.0
"""Within which the head of a request has to be there, from its first byte or from the beginning of the connection."""
TAKING = 60.0
"""Seconds within which a browser has to take what was written for it, before more is written or it is given up."""
_TOO_SLOW = "The head of the request did not arrive in time. Load the page again."
_MALFORMED = "This is no request that offer-check understands. Load the page again in a browser."
_FULL = "Too many connections to offer-check are open. Wait a few seconds, then load the page again."
_STRANGER = "These pages are for the person who started offer-check; this comes from another user of this machine."


class Connection(H11Protocol):
    """A connection with a limit to the time for the head of each request, to the time in which an answer is taken, and
    to how many there are beside it.

    It is of one of the `users`, as far as the system tells: a browser shows the cookie of these pages to every server
    of this machine, so the key alone does not say who comes. The administrator (0) can read everything anyway.
    """

    seconds = SECONDS
    taking = TAKING
    most = 500
    users: Set[int] = frozenset((0, os.getuid()))

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._deadline: asyncio.TimerHandle | None = None
        self._untaken: asyncio.TimerHandle | None = None
        self._is_ours = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn
        """Begin, or say that there are too many."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)  # so that it is told of every byte that waits to be taken
        there, here = (transport.get_extra_info(end) for end in ("peername", "sockname"))
        # Without an address, it has ended already.
        self._is_ours = bool(there) and owner(there, here) in (None, *self.users)
        if len(self.connections) > self.most:
            self._end(503, _FULL)
        else:
            self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait for the rest of the head where it is not there yet."""
        if not self._is_ours:
            # Not before something came: a browser that is still sending would not show what it is told.
            self._end(403, _STRANGER)
            return
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE or self.transport.is_closing():
            self._stop_waiting()
        elif self._deadline is None:
            self._wait()

    def pause_writing(self) -> None:
        """Something waits to be taken: whoever does not take it is not waited for without end."""
        super().pause_writing()
        self._untaken = self.loop.call_later(self.taking, self.transport.abort)

    def resume_writing(self) -> None:
        """All of it was taken."""
        if self._untaken is not None:
            self._untaken.cancel()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        if self._untaken is not None:
            self._untaken.cancel()
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
