"""A folder of offers that are being filled in: each change is on the disk, whole, when it has been made.

Any number of threads and processes may change drafts in one folder; a program that is ended in the middle leaves the
state before the change or the state after it.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..errors import Fault, InputError, OfferCheckError
from ..source import limit
from .stored import ID, Stored, read, same, written

LOCK, PART, REMOVED = ".lock", ".part", "removed"
LARGEST = 2 * limit.BYTES
"""Bytes of the file of a draft; an offer file that may be read again is smaller."""

Offer = Mapping[str, Any]


class UnknownDraft(OfferCheckError):
    """There is no draft of this id."""

    def __init__(self) -> None:
        super().__init__("there is no such draft here; it may have been removed: look at the list of drafts")


class Drafts:
    """The drafts in `folder`, which is made when there is none, for nobody else to read."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.folder = folder
        self._now = now

    def all(self) -> list[Stored]:
        """Every draft that can be read, the one that was changed last first."""
        return _newest_first(found for found in map(_look, _files(self.folder)) if isinstance(found, Stored))

    def damaged(self) -> list[Fault]:
        """The files in the folder that cannot be read as drafts, and why. They are left as they are."""
        return [found for found in map(_look, _files(self.folder)) if isinstance(found, Fault)]

    def removed(self) -> list[Stored]:
        """Every draft that was removed and can be restored, the one that was changed last first."""
        found = map(_look, _files(self.folder / REMOVED))
        return _newest_first(stored for stored in found if isinstance(stored, Stored))

    def get(self, id: str) -> Stored:
        """One draft. Raises UnknownDraft for whatever is no id of one, InputError where its file is damaged."""
        return _get(self.folder, id)

    def of_file(self, file: str, digest: str) -> Stored | None:
        """The draft that stands for these bytes of the file at an absolute path, the one changed last; None without."""
        return next((s for s in self.all() if (s.file, s.digest) == (file, digest)), None)

    def new(self, offer: Offer, *, file: str = "", digest: str = "") -> Stored:
        """A new draft; `file` and `digest` say which bytes of which file it was opened from."""
        with self._alone():
            return self._add(Stored(id="", revision=0, changed="", file=file, digest=digest, offer=offer))

    def copy(self, id: str) -> Stored:
        """A new draft with the data of another one, and of no file. Raises UnknownDraft."""
        return self.new(self.get(id).offer)

    def change(self, id: str, change: Callable[[Offer], Offer]) -> Stored:
        """Put what `change` makes of the data in their place; while it works, nobody else changes a draft.

        Nothing is written where nothing changes. Raises UnknownDraft, and InputError for a draft that gets too long.
        """
        with self._alone():
            before = self.get(id)
            offer = change(before.offer)
            return before if same(before.offer, offer) else self._put(replace(before, offer=offer))

    def placed(self, id: str, *, file: str, digest: str) -> Stored:
        """Note which bytes of which file the draft stands for from now on. Raises UnknownDraft."""
        with self._alone():
            before = self.get(id)
            return (
                before
                if (before.file, before.digest) == (file, digest)
                else self._put(replace(before, file=file, digest=digest))
            )

    def remove(self, id: str) -> Stored:
        """Put a draft away; `restore` gets it back. Raises UnknownDraft."""
        with self._alone():
            return self._move(id, self.folder, self.folder / REMOVED)

    def restore(self, id: str) -> Stored:
        """Get a draft back that was removed. Raises UnknownDraft."""
        with self._alone():
            return self._move(id, self.folder / REMOVED, self.folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep all others, in this process and in every other one, from changing anything meanwhile."""
        _make(self.folder)
        handle = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _add(self, draft: Stored) -> Stored:
        id = secrets.token_urlsafe(9)
        while any((folder / f"{id}.json").exists() for folder in (self.folder, self.folder / REMOVED)):
            id = secrets.token_urlsafe(9)
        return self._put(replace(draft, id=id))

    def _put(self, draft: Stored) -> Stored:
        """Write the next revision; whoever reads finds the earlier one or this one."""
        stored = replace(draft, revision=draft.revision + 1, changed=self._now().astimezone(UTC).isoformat())
        raw = written(stored)
        if len(raw) > LARGEST:
            fault = Fault(
                path="this draft",
                message=f"it would hold {len(raw):,} bytes",
                accepted=f"at most {LARGEST:,}",
                hint="shorten what was pasted last",
            )
            raise InputError([fault])
        # One name for what is not finished: the lock lets one write at a time, and what a crash leaves is used again.
        part = self.folder / PART
        try:
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            error.filename = str(self.folder)  # a full disk does not say which one it is
            raise
        os.replace(part, self.folder / f"{stored.id}.json")
        _settle(self.folder)
        return stored

    def _move(self, id: str, source: Path, target: Path) -> Stored:
        stored = _get(source, id)
        _make(target)
        os.replace(source / f"{id}.json", target / f"{id}.json")
        _settle(target)
        _settle(source)
        return stored


def _get(folder: Path, id: str) -> Stored:
    if not ID.fullmatch(id):
        raise UnknownDraft
    found = _look(folder / f"{id}.json")
    if isinstance(found, Fault):
        raise InputError([found])
    # A file system that takes no account of case gives one file for two names.
    if found is None or found.id != id:
        raise UnknownDraft
    return found


def _look(path: Path) -> Stored | Fault | None:
    """The draft in a file, what is wrong with it, or None where it is gone."""
    hint = "move the file away to be rid of this message; nothing here deletes it"
    try:
        stored = read(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        return Fault(path=str(path), message=f"this draft cannot be read: {error.strerror}", hint=hint)
    except ValueError as error:
        return Fault(path=str(path), message=f"this draft cannot be read: {error}", hint=hint)
    return stored


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def _newest_first(found: Iterator[Stored]) -> list[Stored]:
    return sorted(found, key=lambda stored: (datetime.fromisoformat(stored.changed), stored.id), reverse=True)


def _make(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)


def _settle(folder: Path) -> None:
    """Have the names in a folder on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
