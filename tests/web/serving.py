"""The real server on a free port of this machine, with pages of its own that say what reached them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from offer_check.web import keys
from offer_check.web.app import application
from offer_check.web.body import posted
from offer_check.web.drafts import Drafts
from offer_check.web.headers import DOCUMENT
from offer_check.web.port import listening, number
from offer_check.web.server import server


@dataclass(frozen=True)
class Serving:
    """A server that runs; `reached` has what came to its pages, `bugs` what it was told of errors."""

    port: int
    keys: keys.Keys
    drafts: Drafts
    reached: list[Any] = field(default_factory=list)
    bugs: list[BaseException] = field(default_factory=list)

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def cookie(self) -> str:
        return f"offer-check-{self.port}={self.keys.key}"

    def stranger(self, **options: Any) -> httpx.Client:
        """A browser that was not let in."""
        return httpx.Client(base_url=self.site, trust_env=False, timeout=20, **options)

    def guest(self, **headers: str) -> httpx.Client:
        """A browser that was let in and sends changes from our pages; `headers` are in their place, empty for none."""
        usual = {"Cookie": self.cookie, "Origin": self.site, "X-Offer-Check": self.keys.token}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.stranger(headers={name: value for name, value in {**usual, **named}.items() if value})

    def answer(self, sent: bytes) -> bytes:
        """What comes back for bytes on a connection, until the server closes it."""
        with self.connection() as connection:
            connection.sendall(sent)
            return rest(connection)

    def connection(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def head(self, line: str = "POST /echo", *further: str, host: str = "", token: bool = True) -> bytes:
        """The head of a request that is let in."""
        fields = [f"Host: {host or f'127.0.0.1:{self.port}'}", f"Cookie: {self.cookie}", f"Origin: {self.site}"]
        fields += [f"X-Offer-Check: {self.keys.token}"] * token
        return "\r\n".join([f"{line} HTTP/1.1", *fields, *further, "", ""]).encode()


def rest(connection: socket.socket) -> bytes:
    """All that still comes on a connection."""
    pieces = []
    while piece := connection.recv(65_536):
        pieces.append(piece)
    return b"".join(pieces)


def status(answer: bytes) -> int:
    """The status of the first answer on a connection."""
    return int(answer.split(b" ", 2)[1])


@contextmanager
def serving(folder: Path, **options: Any) -> Iterator[Serving]:
    """A server while a `with` block lasts; `options` are those of the application."""
    with listening(0) as listener:
        made = Serving(number(listener), keys.new(), Drafts(folder))
        app = application(
            lambda: None,  # type: ignore[arg-type, return-value]
            made.drafts,
            made.keys,
            port=made.port,
            tell=made.bugs.append,
            routes=_routes(made),
            **options,
        )
        running = server(app)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield made
        finally:
            running.should_exit = True
            thread.join()


def _routes(made: Serving) -> list[Route]:
    async def page(request: Request) -> Response:
        return PlainTextResponse("a page")

    async def echo(request: Request) -> Response:
        form = await posted(request)
        values = {name: value if isinstance(value, str) else value.size for name, value in form.items()}
        made.reached.append(values or (await request.body()).decode())
        return JSONResponse(values)

    async def bug(request: Request) -> Response:
        raise RuntimeError("wires <crossed>")

    async def full(request: Request) -> Response:
        raise OSError(28, "No space left on device", "draft.json")

    async def report(request: Request) -> Response:
        return PlainTextResponse("a report", headers={"Content-Security-Policy": DOCUMENT})

    async def draft(request: Request) -> Response:
        return JSONResponse(dict(made.drafts.get(request.path_params["id"]).offer))

    return [
        Route("/", page),
        Route("/echo", echo, methods=["POST"]),
        Route("/bug", bug),
        Route("/full", full),
        Route("/report", report),
        Route("/draft/{id:path}", draft),
    ]
