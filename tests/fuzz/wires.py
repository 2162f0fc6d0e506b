"""Bytes on a connection to the running server: it answers or hangs up, and goes on with the next one."""

from __future__ import annotations

import socket
import threading
import time
from dataclasses import dataclass
from functools import cache
from random import Random

from offer_check.web.port import listening, number
from offer_check.web.server import server

from .kind import Kind
from .mutation import mutated
from .requests import HEADERS
from .site import Site, site

HOST = b"Host: 127.0.0.1:8642\r\nCookie: {cookie}\r\nOrigin: http://127.0.0.1:8642\r\nX-Offer-Check: {token}\r\n"
SEEDS = (
    b"GET / HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET /offers/{id}/job HTTP/1.1\r\n" + HOST + b"Accept: text/html\r\n\r\n",
    b"POST /offers/{id}/answer HTTP/1.1\r\n"
    + HOST
    + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 28\r\n\r\nabout.label!state=not_stated",
    b"POST /offers/{id}/job HTTP/1.1\r\n"
    + HOST
    + b"Transfer-Encoding: chunked\r\n\r\n5\r\na=b&c\r\n3;x=y\r\n=de\r\n0\r\n\r\n",
    b"POST /open HTTP/1.1\r\n"
    + HOST
    + b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100\r\n\r\n"
    + b'--b\r\nContent-Disposition: form-data; name="file"; filename="x.yaml"\r\n\r\noffer_format: 1\r\n--b--\r\n',
    b"GET /static/form.js HTTP/1.0\r\n" + HOST + b"\r\nGET / HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET /offers/{id}/revision HTTP/1.1\r\n"
    + HOST
    + b"Expect: 100-continue\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
)
WORDS = (
    *(
        b"\r\n",
        b"\r\n\r\n",
        b"HTTP/1.1",
        b"HTTP/1.0",
        b"HTTP/2.0",
        b"HTTP/9",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b" ",
        b": ",
    ),
    *(
        b"Content-Length: 5\r\n",
        b"Content-Length: 0\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Connection: close\r\n",
        b"\t",
    ),
    *(
        b"GET ",
        b"POST ",
        b"HEAD ",
        b"OPTIONS * ",
        b"CONNECT a:1 ",
        b"http://127.0.0.1:8642/",
        b"//",
        b"%00",
        b"%",
        b"?",
    ),
    *(
        b"0\r\n\r\n",
        b"ffffffffffffffff\r\n",
        b"-1\r\n",
        b"Host: x\r\n",
        b"Expect: 100-continue\r\n",
        b"Upgrade: h2c\r\n",
        b"\n",
    ),
    *(f"{name}: {said}\r\n".encode() for name, all_said in HEADERS.items() for said in all_said),
)
PATIENCE = 25.0
"""Seconds for all that comes back; the server gives a head that does not come ten."""


@dataclass(frozen=True)
class Running:
    """A server in a thread of this process."""

    port: int
    site: Site


@cache
def running() -> Running:
    """The one server of this process, whose application believes to be at its usual port: inputs stay the same."""
    listener = listening(0)
    thread = threading.Thread(target=server(site().app).run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    return Running(number(listener), site())


def _make(random: Random) -> bytes:
    raw = random.choice(SEEDS)
    if random.random() < 0.3:
        raw = b"".join(random.choice(SEEDS) for _ in range(random.choice((2, 3))))
    return mutated(raw, random, WORDS, SEEDS)


def _attempt(raw: bytes) -> str:
    here = running()
    id = here.site.fresh(0)
    sent = raw
    for name in ("id", "token", "cookie"):
        sent = sent.replace(f"{{{name}}}".encode(), here.site.filled(f"{{{name}}}", id).encode())
    word = _exchanged(here.port, sent)
    well = here.site.filled("GET /static/form.js HTTP/1.1\r\nHost: 127.0.0.1:8642\r\nConnection: close\r\n\r\n", id)
    assert _exchanged(here.port, well.encode()) == "200", "the server does not go on"
    if here.site.bugs:
        found = here.site.bugs[0]
        here.site.bugs.clear()
        raise found
    assert not here.site.drafts.damaged(), "a draft was damaged"
    return word


def _exchanged(port: int, sent: bytes) -> str:
    """The status of the first answer to bytes, after which nothing more comes from us."""
    begun, said = time.monotonic(), b""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        try:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            while piece := connection.recv(65_536):
                said += piece
        except TimeoutError as error:
            raise AssertionError("no answer, and no end") from error
        except OSError:
            pass  # it hung up before it had read all
    assert time.monotonic() - begun < PATIENCE, "the answer takes too long"
    assert b"Traceback" not in said, "a traceback in an answer"
    assert b"bug in offer-check" not in said, said[-300:]
    if not said:
        return "closed"
    assert said.startswith(b"HTTP/1.1 "), f"no answer: {said[:60]!r}"
    status = said[9:12].decode()
    assert status < "500", said[-300:]
    return status


WIRE = Kind(name="wire", make=_make, attempt=_attempt, each=1_000, seconds=10)
