"""Who may come in: secrets of one person on one machine, in a file that only that person can read."""

from __future__ import annotations

import fcntl
import hmac
import json
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = "keys.json"
SECRET = 32
"""Bytes of a secret."""


@dataclass(frozen=True, slots=True)
class Keys:
    """`key` opens the pages, `token` has to come with every change.

    Both stay the same from one start to the next, so that an open page survives a restart. `once` are keys that open
    the pages one time, for an address that others on this machine may see.
    """

    key: str = field(repr=False)
    token: str = field(repr=False)
    once: set[str] = field(default_factory=set, repr=False)

    def one_time(self) -> str:
        """A key for the first who comes with it."""
        made = secrets.token_urlsafe(SECRET)
        self.once.add(made)
        return made

    def opens(self, key: str) -> bool:
        """Whether the pages are to be opened to whoever has this key; one for one time is used up by it."""
        if key in self.once:
            self.once.discard(key)
            return True
        return _equal(key, self.key)

    def is_known(self, cookie: str) -> bool:
        """Whether a browser that sends this was let in before."""
        return _equal(cookie, self.key)

    def allows(self, token: str) -> bool:
        """Whether a change that brings this token comes from one of our pages."""
        return _equal(token, self.token)


def new() -> Keys:
    """Keys that nobody has yet."""
    return Keys(secrets.token_urlsafe(SECRET), secrets.token_urlsafe(SECRET))


def kept(folder: Path) -> Keys:
    """The keys in `folder`, made at the first time, and anew where others could have read or changed them."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        about = os.fstat(file.fileno())
        found = _read(file.read()) if stat.S_IMODE(about.st_mode) == 0o600 and about.st_uid == os.getuid() else None
        if found is not None:
            return found
        made = new()
        os.fchmod(file.fileno(), 0o600)
        file.seek(0)
        file.truncate()
        json.dump({"key": made.key, "token": made.token}, file)
        return made


def _read(text: str) -> Keys | None:
    try:
        data: Any = json.loads(text)
        key, token = data["key"], data["token"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    whole = all(isinstance(secret, str) and len(secret) >= SECRET for secret in (key, token))
    return Keys(key, token) if whole else None


def _equal(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), secret.encode())
