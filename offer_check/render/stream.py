"""Formats that are written piece by piece, so that ten thousand files need no more memory than ten.

A writer is a frozen value, made from the options of its format, that can be sent to another process: `piece` runs
there, once a file; `joined` runs where the output is written, and sees the pieces in the order of the files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import Protocol

from ..report import FileStatus, Overview, Report


class Writer(Protocol):
    """One format with its options."""

    def piece(self, item: Report | FileStatus) -> str:
        """Return what the format says of one file: its report, or why there is none. May be empty."""
        ...

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the whole text; `overview` may be called once the pieces have come to their end."""
        ...


def written(writer: Writer, reports: Sequence[Report]) -> str:
    """Return the whole text of a format for `reports`."""
    return "".join(writer.joined(map(writer.piece, reports), lambda: Overview.of(reports)))


def lined(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces that are not empty, with an empty line between them."""
    between = ""
    for piece in filter(None, pieces):
        yield between + piece
        between = "\n"


@contextmanager
def kept(pieces: Iterable[str]) -> Iterator[Iterator[str]]:
    """Read all pieces now, keep them on disk, and give them back: for formats that begin with their totals."""
    with TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="") as file:
        file.writelines(pieces)
        file.seek(0)
        yield iter(lambda: file.read(65_536), "")
