"""The body of a request: read whole within limits of size and time, given again to whoever reads it next."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.datastructures import FormData, Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive, Send

FIELDS = 20_000
"""Fields of one form; a page with everything filled in has some thousands."""
DIGITS = 20
"""Of the length that a request says it has."""
_FORM = "offer_check.form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most bytes of a body, the seconds in which all of it has to be there, and those for what nobody wants."""

    size: int = 4_000_000
    seconds: float = 10
    rest: float = 2


USUAL = Limits()


def has_body(headers: Headers) -> bool:
    """Whether a body comes with a request."""
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


async def whole(headers: Headers, receive: Receive, limits: Limits) -> bytes:
    """The body. Raises HTTPException 413 or 408 for one that is too large or too slow, and ClientDisconnect."""
    length = headers.get("content-length", "0")
    if not length.isdecimal() or len(length) > DIGITS or int(length) > limits.size:
        raise _too_large(limits)
    try:
        async with asyncio.timeout(limits.seconds):
            return await _counted(receive, limits)
    except TimeoutError:
        words = f"What was sent did not arrive within {limits.seconds:g} seconds. Nothing was changed; try again."
        raise HTTPException(408, words) from None


async def _counted(receive: Receive, limits: Limits) -> bytes:
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > limits.size:
            raise _too_large(limits)
        more = message.get("more_body", False)
    return bytes(body)


def _too_large(limits: Limits) -> HTTPException:
    most = f"{limits.size / 1_000_000:g} MB"
    return HTTPException(413, f"At most {most} are taken at once. Nothing was changed; choose a smaller file or text.")


def again(body: bytes, receive: Receive) -> Receive:
    """What gives a body that was read already, then whatever comes after it."""
    waiting: Iterator[Message] = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def given() -> Message:
        return next(waiting, None) or await receive()

    return given


async def posted(request: Request) -> FormData:
    """The fields and files of a form that was sent, read once in a request. Raises HTTPException for a broken one."""
    if _FORM not in request.scope:
        request.scope[_FORM] = await request.form(max_files=10, max_fields=FIELDS, max_part_size=USUAL.size)
    form: FormData = request.scope[_FORM]
    return form


async def forgotten(request: Request) -> None:
    """Close the files of a form, if there was one."""
    if _FORM in request.scope:
        await request.scope[_FORM].close()


def lingering(receive: Receive, send: Send, seconds: float) -> Send:
    """A `send` that, before an answer ends, takes in what is still being sent and throws it away.

    A connection that is closed with bytes unread is reset, and the browser may never show the answer.
    """

    async def end(message: Message) -> None:
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            await send({**message, "more_body": True})
            await _thrown_away(receive, seconds)
            message = {"type": "http.response.body", "body": b"", "more_body": False}
        await send(message)

    return end


async def _thrown_away(receive: Receive, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while (message := await receive())["type"] == "http.request" and message.get("more_body", False):
                pass
