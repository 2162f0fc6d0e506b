"""The offers in a folder: by their names, or because they say so at their top."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".yaml", ".yml", ".json")
KEY = b"offer_format"
_TOP = re.compile(rb"""^(?:\xef\xbb\xbf)?(["']?)offer_format\1[ \t]*:""", re.MULTILINE)


def offers(folder: str) -> list[str]:
    """The paths of the offers in `folder` and below, sorted by their parts; names that begin with a dot are left out.

    Raises OSError for a folder that cannot be read.
    """
    return sorted(filter(_is_offer, _files(folder)), key=lambda path: path.split(os.sep))


def _files(folder: str) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        # One below that has gone since its name was read is not there.
        if error.filename == folder or not isinstance(error, FileNotFoundError | NotADirectoryError):
            raise error

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = filter(_shown, folders)
        yield from (str(Path(place, name)) for name in filter(_shown, names) if name.endswith(SUFFIXES))


def _shown(name: str) -> bool:
    return not name.startswith(".")


def _is_offer(path: str) -> bool:
    """A name is enough, whatever the file holds. Others are looked into: what seems to be an offer, and cannot be read
    as one, is told later."""
    if os.path.splitext(path)[0].endswith(".offer"):
        return True
    raw = _content(path)
    if KEY not in raw:
        return False
    return bool(_TOP.search(raw)) or (_in_json(raw) if path.endswith(".json") else _in_yaml(path))


def _content(path: str) -> bytes:
    """What a regular file holds; a pipe could wait forever, and what is too large is no offer."""
    from ..source import limit

    try:
        if os.path.isfile(path) and os.path.getsize(path) <= limit.BYTES:
            with open(path, "rb") as file:
                return file.read()
    except OSError:
        pass
    return b""


def _in_json(raw: bytes) -> bool:
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        return True
    return isinstance(data, dict) and KEY.decode() in data


def _in_yaml(path: str) -> bool:
    """In the flow style, which needs a reader."""
    from .. import source
    from ..errors import InputError

    try:
        return KEY.decode() in source.read(path).data
    except InputError:
        return True
