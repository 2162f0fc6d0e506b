"""Other users of the same machine get no answer, even with the key: a browser shows cookies to servers of all users."""

from __future__ import annotations

import os
import socket
import sys

import pytest

from offer_check.web.connection import Connection
from offer_check.web.owner import owner
from tests.web.serving import Serving, rest, status

pytestmark = [
    pytest.mark.allow_hosts(["127.0.0.1", "::ffff:127.0.0.1"]),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells whose a connection is"),
]
NOBODY = 65_534


def answered(served: Serving, connection: socket.socket) -> bytes:
    """The answer to a browser with the key; who is refused may be so before all is sent."""
    with connection:
        connection.settimeout(20)
        connection.sendall(served.head("GET /", "Connection: close", token=False))
        return rest(connection)


def opened_by(user: int, served: Serving, *, mapped: bool) -> socket.socket:
    """A connection that a program of a user opens, over IPv4 or by its address in IPv6."""
    os.seteuid(user)
    try:
        connection = socket.socket(socket.AF_INET6 if mapped else socket.AF_INET)
    finally:
        os.seteuid(0)
    connection.connect(("::ffff:127.0.0.1" if mapped else "127.0.0.1", served.port))
    return connection


def test_whose_a_connection_is_can_be_told(served: Serving) -> None:
    with served.connection() as connection:
        assert owner(connection.getsockname(), connection.getpeername()) == os.getuid()


def test_of_a_connection_that_there_is_not_nothing_is_told(served: Serving) -> None:
    assert owner(("127.0.0.1", 1), ("127.0.0.1", served.port)) is None


def test_a_program_of_another_user_gets_no_page(served: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    assert status(answered(served, served.connection())) == 200
    monkeypatch.setattr(Connection, "users", {os.getuid() + 1})
    refusal = answered(served, served.connection())
    assert status(refusal) == 403
    assert b"another user of this machine" in refusal


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be somebody else")
@pytest.mark.parametrize("mapped", [False, True], ids=["ipv4", "ipv6"])
def test_nobody_gets_no_page_of_root(served: Serving, mapped: bool) -> None:
    assert status(answered(served, opened_by(0, served, mapped=mapped))) == 200
    assert status(answered(served, opened_by(NOBODY, served, mapped=mapped))) == 403


def test_where_the_system_does_not_tell_the_key_decides(served: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offer_check.web.connection.owner", lambda there, here: None)
    assert status(answered(served, served.connection())) == 200
