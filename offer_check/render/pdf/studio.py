"""A studio draws PDFs in a process of its own, which gets ready at once, is bounded in time and memory, and may die.

A format's `render`, called directly, draws in the process at hand. A studio gives the same bytes.
"""

from __future__ import annotations

import contextlib
import pickle
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from ... import child
from ...errors import OfferCheckError
from ..page import folders
from .order import Answer, Bounds, Broken, Drawn, Exhausted, Order, Refused

SECONDS = 120.0
MEMORY = 2 * 2**30
DOCUMENTS = 25
"""After so many documents comes a new process: writing a PDF leaves some 0.2 MB behind in the libraries for fonts."""

T = TypeVar("T")


class StoppedError(OfferCheckError):
    """A document was not drawn: it took too long or too much memory, or the process that drew it died."""


class DrawingError(RuntimeError):
    """A bug came up while a document was drawn; the notes say where."""


class Studio:
    """Draws documents while its `with` block lasts; Ctrl-C or an error ends the process that draws, too.

    `templates` is the folder of templates that the documents will name; `seconds` bounds the time for one document,
    `memory` the bytes of address space (where the system can bound them). UsageError where there is no such folder.
    """

    def __init__(self, templates: Path | None = None, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        folders(templates)
        self._bounds = Bounds(seconds, memory, templates)
        self._process: subprocess.Popen[bytes] | None = None
        self._desk: str | None = None
        self._drawn = 0

    def __enter__(self) -> Studio:
        try:
            self._start()
        except BaseException:  # Ctrl-C, held back until then
            self._stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()

    @property
    def pid(self) -> int | None:
        """The id of the process that draws; None after one has ended, until there is something to draw again."""
        return self._process.pid if self._process else None

    def draw(self, render: Callable[..., Any], subject: T, *, name: str, **options: Any) -> bytes:
        """Return what `render(subject, **options)` returns or raise what it raises; `name` is what errors call it.

        `render` is a function of a module, such as the `render` of a format. StoppedError where a bound was reached or
        the process died; the next document gets a new process.
        """
        try:
            content = self._content(self._asked(Order(render, subject, options), name), name)
        except BaseException:
            # Whatever it is doing now, it would answer later.
            self._stop()
            raise
        self._drawn += 1
        if self._drawn % DOCUMENTS == 0:
            self._stop()
            self._start()
        return content

    def _asked(self, order: Order, name: str) -> Answer:
        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(pickle.dumps(order))
            process.stdin.flush()
            answer: Answer = pickle.load(process.stdout)
        except (BrokenPipeError, EOFError, pickle.UnpicklingError):
            raise StoppedError(f"drawing {name} {self._end(process.wait())}") from None
        return answer

    def _content(self, answer: Answer, name: str) -> bytes:
        match answer:
            case Drawn():
                return answer.content
            case Refused():
                raise answer.error()
            case Exhausted():
                raise StoppedError(f"drawing {name} was stopped: it took more than {self._bounds.memory >> 20} MB")
            case Broken():
                error = DrawingError(f"drawing {name}: {answer.what}")
                error.add_note(answer.trace)
                raise error

    def _end(self, code: int) -> str:
        """How a process ended that gave no answer."""
        if code == -signal.SIGALRM:
            return f"was stopped after {self._bounds.seconds:g} s"
        if code < 0:
            return f"ended with {child.ending(code)}"
        return f"ended without a document and with {child.ending(code)}"

    def _start(self) -> subprocess.Popen[bytes]:
        with child.uninterrupted():
            self._desk = tempfile.mkdtemp(prefix="offer-check-")
            self._process = process = child.start("offer_check.render.pdf.drafter")
        assert process.stdin
        with contextlib.suppress(BrokenPipeError):  # is told when there is something to draw
            process.stdin.write(pickle.dumps(replace(self._bounds, desk=self._desk)))
            process.stdin.flush()
        return process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            child.end(process)
        desk, self._desk = self._desk, None
        if desk is not None:
            shutil.rmtree(desk, ignore_errors=True)
