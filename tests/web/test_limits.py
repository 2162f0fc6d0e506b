"""Nobody gets the server to its knees: sizes, times and numbers are limited, and it answers afterwards."""

from __future__ import annotations

import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from offer_check.web.body import Limits
from offer_check.web.connection import Connection
from tests.web.serving import Serving, rest, serving, status

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
MEGABYTE = b"x" * 1_000_000


@pytest.fixture
def hasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    """A server with little patience."""
    monkeypatch.setattr(Connection, "seconds", 0.3)
    with serving(tmp_path, limits=Limits(seconds=0.3, rest=0.3)) as made:
        yield made


def sent(served: Serving, head: bytes, pieces: Iterator[bytes]) -> bytes:
    """The answer to a large body, sent to its end or until nobody takes it any more."""
    with served.connection() as connection, suppress(ConnectionError):
        connection.sendall(head)
        with suppress(ConnectionError):
            for piece in pieces:
                connection.sendall(piece)
        return rest(connection)
    return b""


def chunks(number: int) -> Iterator[bytes]:
    yield from (b"%x\r\n%s\r\n" % (len(MEGABYTE), MEGABYTE) for _ in range(number))
    yield b"0\r\n\r\n"


def a_page(served: Serving) -> bool:
    """Whether a page is still answered."""
    return served.answer(served.head("GET /", "Connection: close", token=False)).endswith(b"a page")


def memory() -> int:
    """Megabytes that this process has had at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1000


@pytest.mark.parametrize("known", [True, False], ids=["guest", "stranger"])
@pytest.mark.parametrize("chunked", [True, False], ids=["chunked", "length"])
def test_a_hundred_megabytes_are_refused_and_not_kept(served: Serving, chunked: bool, known: bool) -> None:
    before = memory()
    how = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {100 * len(MEGABYTE)}"
    head = served.head("POST /echo", how)
    if not known:
        head = head.replace(served.keys.key.encode(), b"nobody")
    answer = sent(served, head, chunks(100) if chunked else (MEGABYTE for _ in range(100)))
    assert status(answer) == (413 if known else 403)
    assert b"connection: close\r\n" in answer
    assert (b"At most 4 MB are taken at once" in answer) is known
    assert served.reached == []
    assert memory() - before < 50
    assert a_page(served)


def test_a_browser_that_sends_all_before_it_listens_still_gets_its_answer(tmp_path: Path) -> None:
    with serving(tmp_path, limits=Limits(rest=60)) as made, made.connection() as connection:
        connection.sendall(made.head("POST /echo", f"Content-Length: {20 * len(MEGABYTE)}"))
        for _ in range(20):
            connection.sendall(MEGABYTE)
        assert status(rest(connection)) == 413


def test_just_what_is_accepted_is_taken(served: Serving) -> None:
    with served.guest() as client:
        assert client.post("/echo", content=b"x" * 4_000_000).status_code == 200
        assert client.post("/echo", content=b"x" * 4_000_001).status_code == 413
        assert client.post("/echo", content=iter([b"x" * 4_000_000])).status_code == 200
        assert client.post("/echo", content=iter([b"x" * 4_000_000, b"x"])).status_code == 413


def test_whoever_asks_first_whether_to_send_is_told_before_it_is_sent(served: Serving) -> None:
    answer = served.answer(served.head("POST /echo", f"Content-Length: {10**8}", "Expect: 100-continue"))
    assert status(answer) == 413


def test_a_slow_body_is_not_waited_for(hasty: Serving) -> None:
    with hasty.connection() as connection:
        connection.sendall(hasty.head("POST /echo", "Content-Length: 1000") + b"x")
        answer = rest(connection)
    assert status(answer) == 408
    assert b"did not arrive within 0.3 seconds" in answer
    assert b"connection: close\r\n" in answer
    assert hasty.reached == []


def test_a_body_in_drops_is_not_waited_for(hasty: Serving) -> None:
    with hasty.connection() as connection:
        connection.sendall(hasty.head("POST /echo", "Transfer-Encoding: chunked"))
        begun = time.monotonic()
        with suppress(ConnectionError):
            while time.monotonic() < begun + 5:
                connection.sendall(b"1\r\nx\r\n")
                time.sleep(0.05)
        assert time.monotonic() - begun < 4


@pytest.mark.parametrize("begin", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"])
def test_a_slow_head_is_not_waited_for(hasty: Serving, begin: bytes) -> None:
    answer = hasty.answer(begin)
    assert status(answer) == 408
    assert b"The head of the request did not arrive in time" in answer


def test_a_head_in_drops_is_not_waited_for(hasty: Serving) -> None:
    with hasty.connection() as connection:
        begun = time.monotonic()
        connection.sendall(b"GET / HTTP/1.1\r\n")
        with suppress(ConnectionError):
            while time.monotonic() < begun + 5:
                connection.sendall(b"X: x\r\n")
                time.sleep(0.05)
        assert time.monotonic() - begun < 4


def test_the_second_head_on_a_connection_is_not_waited_for_either(hasty: Serving) -> None:
    with hasty.connection() as connection:
        connection.sendall(hasty.head("GET /", token=False))
        received = b""
        while not received.endswith(b"a page"):
            received += connection.recv(10_000)
        connection.sendall(b"GET / HTTP/1.1\r\n")
        assert status(rest(connection)) == 408


def test_a_connection_that_is_used_again_in_time_stays_open(hasty: Serving) -> None:
    with hasty.guest(Origin="") as client:
        for _ in range(4):
            assert client.get("/").status_code == 200
            time.sleep(0.15)
        assert len(client._transport._pool.connections) == 1  # type: ignore[attr-defined]


def test_a_head_without_an_end_is_refused(served: Serving) -> None:
    answer = sent(served, b"GET / HTTP/1.1\r\n", (b"X: %s\r\n" % MEGABYTE[:1000] for _ in range(1000)))
    assert answer == b"" or status(answer) == 400


@pytest.mark.slow
def test_a_thousand_requests_at_once_are_answered_or_told_to_come_back(served: Serving) -> None:
    before = memory()
    body = served.head("POST /echo", "Content-Length: 1000000", "Connection: close") + MEGABYTE

    def one(number: int) -> int:
        try:
            return status(served.answer(body))
        except (ConnectionError, IndexError):
            return 0

    with ThreadPoolExecutor(200) as people:
        counted = Counter(people.map(one, range(1000)))
    assert set(counted) <= {0, 200, 503}
    assert counted[200] > 32
    assert memory() - before < 400
    assert a_page(served)


def test_a_thousand_open_connections_leave_room_for_the_page(served: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Connection, "most", 50)
    with ExitStack() as stack:
        open_ones = [stack.enter_context(served.connection()) for _ in range(200)]
        told = [rest(connection) for connection in open_ones[100:]]
        assert {status(answer) for answer in told} == {503}
        assert b"Too many connections to offer-check are open" in told[0]
    time.sleep(0.2)
    assert a_page(served)


def test_when_too_much_is_under_way_one_is_told_to_come_back(tmp_path: Path) -> None:
    with serving(tmp_path, most=2) as made, ExitStack() as stack:
        for _ in range(2):
            waiting = stack.enter_context(made.connection())
            waiting.sendall(made.head("POST /echo", "Content-Length: 10"))
        time.sleep(0.2)
        answer = made.answer(made.head("GET /", "Connection: close", token=False))
        assert status(answer) == 503
        assert b"retry-after: 1\r\n" in answer
        assert b"Wait a second, then load the page again" in answer
        waiting.sendall(b"x" * 10)
        assert status(waiting.recv(1000)) == 200
        assert status(made.answer(made.head("GET /", "Connection: close", token=False))) == 200


def test_who_hangs_up_in_the_middle_costs_nothing(served: Serving) -> None:
    for _ in range(50):
        with served.connection() as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            connection.sendall(served.head("POST /echo", "Content-Length: 1000") + b"x")
    time.sleep(0.2)
    assert a_page(served)
    assert served.bugs == []
