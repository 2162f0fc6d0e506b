"""A number in, a socket that listens on this machine alone out; and a mark for other starts that it is ours."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ..errors import UsageError

HOST = "127.0.0.1"
Listener = socket.socket
WAITING = 1024
"""Connections that the system keeps until they are taken."""


class PortTaken(UsageError):
    """Another process listens at this port."""


def listening(port: int) -> Listener:
    """A socket at a port of the loopback device, at any free one for 0. Raises PortTaken, or another UsageError."""
    # The protocol is named, or asyncio would not see TCP, and the end of an answer would wait 40 ms for the browser.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(WAITING)
    except OSError as error:
        listener.close()
        other = "name another one with --port, or let the system choose: --port 0"
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(f"port {port} is used by another program; {other}") from None
        raise UsageError(f"port {port} cannot be used: {error.strerror}; {other}") from None
    return listener


def number(listener: Listener) -> int:
    """The port that a socket listens at."""
    return int(listener.getsockname()[1])


def address(port: int, key: str, path: str = "/") -> str:
    """What to open in a browser, with the key that lets it in."""
    return f"http://{HOST}:{port}{path}?key={key}"


@contextmanager
def marked(folder: Path, port: int) -> Iterator[None]:
    """Say in `folder` that a port is ours, while a `with` block lasts or until the process ends, however it does."""
    with _mark(folder, port) as mark:
        fcntl.flock(mark, fcntl.LOCK_SH)
        yield


def is_marked(folder: Path, port: int) -> bool:
    """Whether a process says so now."""
    with _mark(folder, port) as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _mark(folder: Path, port: int) -> IO[bytes]:
    return os.fdopen(os.open(folder / f"port-{port}.lock", os.O_RDWR | os.O_CREAT, 0o600), "r+b")
