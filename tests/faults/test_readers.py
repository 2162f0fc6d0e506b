"""An answer goes out without delay, and whoever does not take it is not waited for without end."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from offer_check.web.connection import Connection
from tests.web.serving import Serving, rest, serving, status

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
TEXT = b"x" * 900_000


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    """A server that waits half a second for its readers, and for which the system keeps next to nothing."""
    before = Connection.connection_made

    def narrow(self: Connection, transport: asyncio.Transport) -> None:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        before(self, transport)

    monkeypatch.setattr(Connection, "connection_made", narrow)
    monkeypatch.setattr(Connection, "taking", 0.5)
    with serving(tmp_path) as made:
        yield made


def asked(served: Serving) -> socket.socket:
    """A connection on which a long answer is under way, to a reader with little room."""
    connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.settimeout(20)
    connection.connect(("127.0.0.1", served.port))
    kind, body = "Content-Type: application/x-www-form-urlencoded", b"text=" + TEXT
    connection.sendall(served.head("POST /echo", kind, f"Content-Length: {len(body)}", "Connection: close") + body)
    return connection


def test_who_does_not_take_an_answer_is_given_up(served: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    lost: list[float] = []
    before = Connection.connection_lost

    def noted(self: Connection, exc: Exception | None) -> None:
        lost.append(time.monotonic())
        before(self, exc)

    monkeypatch.setattr(Connection, "connection_lost", noted)
    with asked(served) as connection:
        begun = time.monotonic()
        while not lost and time.monotonic() < begun + 20:
            time.sleep(0.05)
        assert lost
        taken = 0
        with pytest.raises(ConnectionError):  # noqa: PT012 - the reset may come at any piece
            while piece := connection.recv(65_536):
                taken += len(piece)
            raise ConnectionError
        assert taken < len(TEXT)
    assert served.bugs == []


def test_who_takes_an_answer_gets_all_of_it(served: Serving) -> None:
    with asked(served) as connection:
        answer = rest(connection)
    assert status(answer) == 200
    assert answer.count(b"x") >= len(TEXT)


def test_the_system_holds_no_end_of_an_answer_back(served: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[int] = []
    before = Connection.data_received

    def noted(self: Connection, data: bytes) -> None:
        own = self.transport.get_extra_info("socket")
        found.append(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        before(self, data)

    monkeypatch.setattr(Connection, "data_received", noted)
    assert status(served.answer(served.head("GET /", "Connection: close", token=False))) == 200
    assert found
    assert all(found)
