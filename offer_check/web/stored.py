"""An offer that is being filled in, as it is kept: bytes of a file in, a frozen value out, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

FORMAT = "offer-check-draft/1"
ID = re.compile(r"[A-Za-z0-9_-]{12}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A draft.

    `revision` counts its changes from 1, `changed` is the time of the last one (UTC, ISO 8601). `file` is the absolute
    path of the file that it was opened from or saved to, and `digest` the SHA-256 of that file's bytes then; both are
    empty where there is none. `offer` has the data of an offer file, any value of which may still be wrong.
    """

    id: str
    revision: int
    changed: str
    file: str = ""
    digest: str = ""
    offer: Mapping[str, Any]


def written(stored: Stored) -> bytes:
    """The bytes of its file."""
    # In ASCII: half a character, which a form may send, has no bytes in UTF-8. On one line: json takes ten times as
    # long to indent, and this is done at each answer.
    entries = {name: getattr(stored, name) for name in stored.__slots__}
    return (json.dumps({"format": FORMAT, **entries}, allow_nan=False) + "\n").encode("ascii")


def read(raw: bytes) -> Stored:
    """The draft in the bytes of its file. ValueError, with the reason, for what is none or is damaged."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise ValueError("it is not whole JSON") from None
    if not isinstance(data, dict) or data.pop("format", None) != FORMAT:
        raise ValueError(f"it does not say that its format is {FORMAT}")
    try:
        stored = Stored(**data)
        known = datetime.fromisoformat(stored.changed).tzinfo is not None
    except (TypeError, ValueError):
        raise ValueError("entries are missing, or there are others") from None
    if not (known and _sound(stored)):
        raise ValueError("an entry has a value of another kind")
    return stored


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two offers would be written alike: 1, 1.0 and true are three things, and order counts."""
    return json.dumps(one) == json.dumps(other)


def _sound(stored: Stored) -> bool:
    return (
        isinstance(stored.id, str)
        and ID.fullmatch(stored.id) is not None
        and type(stored.revision) is int
        and isinstance(stored.file, str)
        and isinstance(stored.digest, str)
        and isinstance(stored.offer, dict)
    )
