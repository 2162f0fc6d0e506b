"""Where things are: files as addresses, values as regions, fields by their paths."""

from __future__ import annotations

import ntpath
import os
import posixpath
import re
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from ...report import Because
from ..disclosure import pointer
from ..markdown.escape import shown
from .message import decided
from .text import message

ROOT = "%SRCROOT%"
"""What addresses are relative to, by the name that GitHub and CodeQL have for it."""

# Half a character that stands for no byte either; one from U+DC80 to U+DCFF is a byte that is no UTF-8.
_HALF = re.compile("[\ud800-\udc7f\udd00-\udfff]")

TOP = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
"""What stands for a file in which there is no better place: the point before its first character."""


def artifact(path: str, root: str = "") -> dict[str, str]:
    """Return the file at `path`: relative to the folder `root`, or absolute where it is outside of it.

    Both are as their system writes them; Windows is known by the drive of `root`. Empty, it is the working directory.
    """
    root = root or os.getcwd()
    windows = root[1:2] == ":" or root.startswith("\\\\")
    system, pure = (ntpath, PureWindowsPath) if windows else (posixpath, PurePosixPath)
    whole: PurePath = pure(system.normpath(system.join(root, path)))
    if not whole.is_relative_to(root):
        return {"uri": _absolute(whole.as_posix())}
    return {"uri": _quoted(whole.relative_to(root).as_posix()), "uriBaseId": ROOT}


def _absolute(path: str) -> str:
    """The address of a file of this machine, or of a share, whose path begins with two slashes."""
    slashes = "" if path.startswith("//") else "//" if path.startswith("/") else "///"
    return f"file:{slashes}{_quoted(path, safe='/:')}"


def _quoted(path: str, *, safe: str = "/") -> str:
    """The bytes of a path, percent-encoded where an address needs it."""
    return quote(_HALF.sub("\N{REPLACEMENT CHARACTER}", path), safe=safe, errors="surrogateescape")


def physical(file: dict[str, str], region: dict[str, int] | None = None) -> dict[str, Any]:
    """Return a place in a file, or the file as a whole."""
    return {"artifactLocation": file, "region": region} if region else {"artifactLocation": file}


def region(because: Because) -> dict[str, int]:
    """Return the characters of the value, or of what stands for it."""
    return {
        "startLine": because.line,
        "startColumn": because.column,
        "endLine": because.end_line,
        "endColumn": because.end_column,
    }


def location(because: Because, file: dict[str, str], *, subject: str, values: bool) -> dict[str, Any]:
    """Return the place of a deciding field with its path and what is known of it, the value just with `values`."""
    path = because.field if values else pointer(because, subject)
    return {
        "physicalLocation": physical(file, region(because)),
        "logicalLocations": [{"fullyQualifiedName": shown(path)}],
        "message": {"text": message(decided(because, subject, values=values))},
    }
