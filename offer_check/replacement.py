"""A file that is written beside its place, and put there when it is whole; what a killed run left is written over."""

from __future__ import annotations

import fcntl
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

RUNS = 20
"""Runs that write to one file at the same time and are told apart; further ones leave a file behind if killed."""
_LONGEST = 200


@contextmanager
def replacement(path: Path, *, mode: int) -> Iterator[BinaryIO]:
    """What takes the place of the file at `path` at the end of a `with` block, unless that is an error.

    Nothing takes its place if nothing was written. `mode` are the permissions of a file that is new. An OSError that
    comes of it names `path`.
    """
    part = ""
    try:
        handle, part = _part(path)
        with os.fdopen(handle, "wb") as file:
            try:
                yield file
                _finish(file, part, path, mode)
            except BaseException:
                # Before it is closed: nobody else may have the name as long as it is locked.
                with suppress(FileNotFoundError):
                    os.unlink(part)
                raise
    except OSError as error:
        if not part or error.filename in (None, part):
            error.filename, error.filename2 = str(path), None
        raise


def _finish(file: BinaryIO, part: str, path: Path, mode: int) -> None:
    file.flush()
    os.fsync(file.fileno())
    if file.tell():
        os.fchmod(file.fileno(), path.stat().st_mode & 0o777 if path.exists() else mode)
        os.replace(part, path)
    else:
        os.unlink(part)


def _part(path: Path) -> tuple[int, str]:
    """A file beside `path` that is ours alone, and its name: the one that a killed run left, if there is one."""
    raw = os.fsencode(path.name)
    short = path.name if len(raw) <= _LONGEST else hashlib.sha256(raw).hexdigest()[:16]
    for number in range(1, RUNS + 1):
        name = os.path.join(path.parent, f".{short}.offer-check-{number}.part")
        try:
            return _locked(name), name
        except (BlockingIOError, FileNotFoundError):
            continue  # another run writes to it, or has just put it in its place
        except OSError:
            break  # it is somebody else's, or cannot be locked here
    return tempfile.mkstemp(dir=path.parent, prefix=f".{short}.", suffix=".part")


def _locked(name: str) -> int:
    """The file of that name, empty. Others see that it is in use as long as it is open; the end of a process, however
    it comes, is the end of that."""
    handle = os.open(name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_uid != os.geteuid() or about.st_nlink > 1:
            raise PermissionError
        if not os.path.samestat(about, os.stat(name, follow_symlinks=False)):
            raise FileNotFoundError
        os.fchmod(handle, 0o600)
        os.ftruncate(handle, 0)
    except BaseException:
        os.close(handle)
        raise
    return handle
