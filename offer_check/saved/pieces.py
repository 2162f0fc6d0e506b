"""A file of any number of reports in, their texts out one after the other: memory holds one of them at a time.

What `check` wrote as `json` and `jsonl` is told apart by how its lines begin: a report a line, reports in a list whose
items begin on lines of their own, or one text as a whole.
"""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

BOM = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """Whole lines of a file that hold one JSON value: where they begin, how many bytes, the number of the first."""

    offset: int
    length: int
    line: int


def pieces(path: str | os.PathLike[str]) -> Iterator[tuple[Piece, bytes]]:
    """Every piece of the file at `path` with its text. Raises OSError, also for what is no ordinary file: a pipe could
    wait forever, and a device has no end."""
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise OSError(errno.EINVAL, "is a device, a pipe or a socket", path)
    with open(path, "rb") as file:
        first, second = file.readline(), file.readline()
        file.seek(0)
        if first.removeprefix(BOM).strip() == b"{" and _opens_reports(second):
            yield from _blocks(file)
        elif first.rstrip().endswith(b"}"):
            yield from _lines(file)
        else:
            raw = file.read()
            yield Piece(0, len(raw), 1), text(raw)


def read(path: str | os.PathLike[str], piece: Piece) -> bytes:
    """The text of a piece of the file at `path`. Raises OSError."""
    with open(path, "rb") as file:
        file.seek(piece.offset)
        return text(file.read(piece.length))


def text(raw: bytes) -> bytes:
    """The value in whole lines, without what stands around it."""
    return raw.removeprefix(BOM).rstrip(_BLANK).removesuffix(b",")


def _opens_reports(line: bytes) -> bool:
    return line.replace(b" ", b"").strip() == b'"reports":['


def _lines(file: BinaryIO) -> Iterator[tuple[Piece, bytes]]:
    offset = 0
    for number, line in enumerate(file, 1):
        if line.strip():
            yield Piece(offset, len(line), number), line.removeprefix(BOM).rstrip(_BLANK)
        offset += len(line)


def _blocks(file: BinaryIO) -> Iterator[tuple[Piece, bytes]]:
    """The items of a list that begin and end on lines of their own, then what the file holds besides them."""
    head = [file.readline(), file.readline()]
    number, offset = 3, sum(map(len, head))
    line = file.readline()
    while line.strip().startswith(b"{"):
        end = line[: line.index(b"{")] + b"}"
        block = [line]
        for following in file:
            block.append(following)
            if following.startswith(end):
                break
        raw = b"".join(block)
        yield Piece(offset, len(raw), number), text(raw)
        number, offset = number + len(block), offset + len(raw)
        line = file.readline()
    rest = b"".join(itertools.chain((*head, line), file))
    yield Piece(0, 0, number - len(head)), rest.removeprefix(BOM)
