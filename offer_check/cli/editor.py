"""The schema that an editor checks an offer with: found near the offer, or put there."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .output import write
from .target import ready

NAME = "offer.schema.json"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def near(file: Path, asked: str, *, name: str = NAME) -> str:
    """The path or address of the schema for the file `file`: as `asked`, the nearest upward, or beside it."""
    if asked:
        return asked
    beside = file.parent / name
    above = (place / name for place in file.absolute().parent.parents)
    found = None if beside.is_file() else next(filter(Path.is_file, above), None)
    return os.path.relpath(found) if found else str(beside)


def told(schema: str, file: Path) -> str:
    """What the first line of the offer at `file` says: an address as it is, a path as seen from the offer."""
    if _ADDRESS.match(schema) and not Path(schema).drive:
        return schema
    try:
        return Path(os.path.relpath(schema, file.absolute().parent)).as_posix()
    except ValueError:  # another drive
        return Path(schema).absolute().as_posix()


def put(schema: str, content: Mapping[str, Any], *, force: bool) -> None:
    """Write the schema where there is none yet; another one stays as it is, and that is told, unless `force`."""
    if _ADDRESS.match(schema) and not Path(schema).drive:
        return
    path, text = Path(schema), json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    there = path.read_text("utf-8", "replace") if path.is_file() else ""
    if there == text:
        return
    if there and not force:
        print(f"note: {path} is another schema than this program's; --force writes it anew", file=sys.stderr)
        return
    ready(path)
    write(text, path)
    print(f"wrote {path}", file=sys.stderr)
