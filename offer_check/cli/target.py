"""Where text goes: standard output as it comes, a file that is there whole or not at all, or the end of a log."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Any

from ..errors import UsageError
from ..replacement import replacement

Put = Callable[[str | bytes], None]


@contextmanager
def target(path: Path | None, *, append: bool = False) -> Iterator[Put]:
    """What writes to `path`, or to standard output, while a `with` block lasts.

    The file at `path` is replaced at the end of the block, unless that is an error or nothing was written. What is no
    ordinary file (a pipe, /dev/null), and what is appended to, is written as it comes.
    """
    name = str(path or "standard output")
    with _named(name), _opened(path, append=append) as put:

        def put_named(content: str | bytes) -> None:
            with _named(name):
                put(content)

        yield put_named


def ready(path: Path) -> None:
    """Raise UsageError where it can be seen now that `path` cannot be written in the end."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder; accepted: the name of a file")
    if path.exists():
        wrong = "" if os.access(path, os.W_OK) else f"{path} may not be written by you; change its permissions"
    elif not path.parent.is_dir():
        wrong = f"{path} cannot be written: there is no folder {path.parent}; make it first"
    else:
        folder = Path(os.path.realpath(path)).parent
        wrong = "" if os.access(folder, os.W_OK) else f"{path} cannot be written: you may not write in {folder}"
    if wrong:
        raise UsageError(f"{wrong}, or name another file")


@contextmanager
def _named(name: str) -> Iterator[None]:
    """A full disk does not say which one it is."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or name
        raise


def _opened(path: Path | None, *, append: bool) -> AbstractContextManager[Put]:
    if path is None:
        return _standard()
    if append or (path.exists() and not path.is_file()):
        return _straight(path, "ab" if append else "wb")
    return _replaced(Path(os.path.realpath(path)))


@contextmanager
def _standard() -> Iterator[Put]:
    sys.stdout.flush()
    encoding = sys.stdout.encoding or "utf-8"

    def put(content: str | bytes) -> None:
        sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode(encoding, "replace"))
        sys.stdout.flush()

    yield put


@contextmanager
def _straight(path: Path, mode: str) -> Iterator[Put]:
    with open(path, mode) as file:
        yield _into(file)


@contextmanager
def _replaced(path: Path) -> Iterator[Put]:
    with replacement(path, mode=_mode()) as file:
        yield _into(file)


def _into(file: IO[Any]) -> Put:
    def put(content: str | bytes) -> None:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))

    return put


def _mode() -> int:
    """The permissions that a new file gets."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
