"""Writes a format while the run goes on, in a thread: each format takes the pieces of the files when it likes."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING

from .target import Put

if TYPE_CHECKING:
    from ..render.stream import Writer
    from ..report import Overview

ROOM = 16
"""Pieces that wait for a slow disk; then the run waits, too, so that memory does not grow."""


class GivenUpError(Exception):
    """The run came to an early end, and what is written will not be kept."""


class Scribe:
    """Writes one format while its `with` block lasts, and is done at its end; after an error it does not finish."""

    def __init__(self, writer: Writer, put: Put, overview: Callable[[], Overview]) -> None:
        self._writer, self._put, self._overview = writer, put, overview
        self._pieces: queue.Queue[str | None] = queue.Queue(ROOM)
        self._open, self._given_up = True, False
        self._error: Exception | None = None
        self._thread = Thread(target=self._write, daemon=True)

    def __enter__(self) -> Scribe:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._given_up = kind is not None
        self._pieces.put(None)
        self._thread.join()
        if kind is None:
            self._complain()

    def take(self, piece: str) -> None:
        """Write what there is to say of the next file. Raises what went wrong with an earlier one."""
        self._complain()
        self._pieces.put(piece)

    def _complain(self) -> None:
        if self._error is not None:
            raise self._error

    def _write(self) -> None:
        try:
            for text in self._writer.joined(self._taken(), self._overview):
                self._proceed()
                self._put(text)
        except Exception as error:
            self._error = error
        with suppress(GivenUpError):
            for _ in self._taken():  # nobody must wait for room
                pass

    def _taken(self) -> Iterator[str]:
        while self._open:
            piece = self._pieces.get()
            self._open = piece is not None
            self._proceed()
            if piece is not None:
                yield piece

    def _proceed(self) -> None:
        if self._given_up:
            raise GivenUpError
