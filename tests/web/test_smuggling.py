"""A request that can be understood in two ways is not understood at all, and nothing hides behind another one."""

from __future__ import annotations

import pytest

from tests.web.serving import Serving, rest, status

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.mark.parametrize(
    "fields",
    [
        ("Content-Length: 4", "Transfer-Encoding: chunked"),
        ("Transfer-Encoding: chunked", "Content-Length: 4"),
        ("Content-Length: 4", "Content-Length: 5"),
        ("Content-Length: 4, 5",),
        ("Content-Length: -1",),
        ("Content-Length: +4",),
        ("Content-Length: 0x4",),
        ("Content-Length: 4 4",),
        ("Content-Length: 99999999999999999999999999",),
        ("Transfer-Encoding: gzip, chunked",),
        ("Transfer-Encoding: identity",),
        ("Transfer-Encoding: chunked", "Transfer-Encoding: chunked"),
        ("Transfer-Encoding : chunked",),
        ("Content-Length : 4",),
        ("X: a\rContent-Length: 4",),
        ("X: a\0b",),
        ("Host: 127.0.0.1:1",),
    ],
)
def test_a_body_of_doubtful_length_reaches_nobody(served: Serving, fields: tuple[str, ...]) -> None:
    hidden = served.head("POST /echo", "Content-Length: 6") + b"hidden"
    answer = served.answer(served.head("POST /echo", *fields) + b"0\r\n\r\n" + hidden)
    assert status(answer) in (400, 413, 501)
    assert answer.count(b"HTTP/1.1 ") == 1
    assert served.reached == []


@pytest.mark.parametrize("line", ["GET http://evil.example/", "GET *", "OPTIONS *", "GET evil.example:80", "GET \\"])
def test_a_target_that_is_no_path_is_refused(served: Serving, line: str) -> None:
    assert status(served.answer(served.head(line, "Connection: close"))) in (400, 405)


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET /\r\n\r\n",
        b"\0" * 100,
        b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        "GÄT / HTTP/1.1\r\n\r\n".encode(),
    ],
)
def test_what_is_no_request_is_told_so(served: Serving, sent: bytes) -> None:
    answer = served.answer(sent)
    assert status(answer) == 400
    assert b"no request that offer-check understands" in answer


@pytest.mark.parametrize("sent", [b"GET / HTTP/1.0\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"])
def test_a_request_that_names_no_host_is_for_nobody(served: Serving, sent: bytes) -> None:
    assert status(served.answer(sent)) == 421


def test_the_body_of_a_refused_request_is_no_further_request(served: Serving) -> None:
    hidden = served.head("POST /echo", "Content-Length: 6") + b"hidden"
    for refused in (served.head("POST /echo", f"Content-Length: {len(hidden)}", host="evil.example"),):
        answer = served.answer(refused + hidden)
        assert status(answer) == 421
        assert answer.count(b"HTTP/1.1 ") == 1
    assert served.reached == []


def test_a_body_that_comes_with_a_question_is_no_further_request(served: Serving) -> None:
    hidden = served.head("POST /echo", "Content-Length: 6") + b"hidden"
    answer = served.answer(served.head("GET /", f"Content-Length: {len(hidden)}") + hidden)
    assert status(answer) == 400
    assert answer.count(b"HTTP/1.1 ") == 1
    assert served.reached == []


def test_requests_one_behind_the_other_are_each_looked_at(served: Serving) -> None:
    one = served.head("POST /echo", "Content-Length: 3") + b"one"
    other = served.head("POST /echo", "Content-Length: 5", "Connection: close", token=False) + b"other"
    answer = served.answer(one + other)
    assert status(answer) == 200
    assert b"HTTP/1.1 403 " in answer
    assert served.reached == ["one"]


def test_a_body_that_goes_wrong_behind_a_refusal_gets_no_second_answer(served: Serving) -> None:
    with served.connection() as connection:
        connection.sendall(served.head("POST /echo", "Transfer-Encoding: chunked", host="evil.example"))
        begun = connection.recv(100)
        connection.sendall(b"no number\r\n")
        answer = begun + rest(connection)
    assert status(answer) == 421
    assert answer.count(b"HTTP/1.1 ") == 1
