"""A file or its bytes in, a document with positions out; nothing that is no ordinary file is opened."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from typing import Any, Literal

from offer_check.errors import Fault, InputError

from . import json, limit
from .place import Document, Node
from .refusal import Refusal, kind, no_mapping, too_long
from .text import Text, decode

Syntax = Literal["yaml", "json", "toml"]


def read(path: str | os.PathLike[str], *, name: str | None = None, syntax: Syntax | None = None) -> Document:
    """The document in the file at `path`: where no `syntax` is given, JSON if it ends in `.json`, else YAML.

    `name` is what messages call it (by default the path as given). Raises InputError with every fault found.
    """
    shown = os.fspath(path) if name is None else name
    raw = contents(path, name=shown)
    return read_bytes(raw, name=shown, syntax=syntax or syntax_of(os.fspath(path)))


def syntax_of(path: str) -> Syntax:
    """How the file at a path is written, by the end of its name."""
    return "json" if path.lower().endswith(".json") else "yaml"


def read_bytes(raw: bytes, *, name: str, syntax: Syntax) -> Document:
    """The document that `raw` (UTF-8) writes in `syntax`. Raises InputError with every fault found."""
    text = decode(raw, name=name)
    data, root = _parser(syntax)(text)
    if not isinstance(data, dict):
        raise text.refuse(root.start, no_mapping(kind(data)))
    digest = hashlib.sha256(raw).hexdigest()
    return Document(name=name, data=data, digest=digest, root=root, lines=text.lines, raw=raw)


def _parser(syntax: Syntax) -> Callable[[Text], tuple[Any, Node]]:
    """What reads a syntax; who has JSON does without the libraries for the others."""
    match syntax:
        case "json":
            return json.parse
        case "toml":
            from . import toml

            return toml.parse
    from . import yaml

    return yaml.parse


def contents(path: str | os.PathLike[str], *, name: str | None = None) -> bytes:
    """The bytes of the file at `path`, to be read in another process; `name` as in `read`. Raises InputError."""
    shown = os.fspath(path) if name is None else name
    try:
        about = os.stat(path)
        refusal = _unfit(about)
        if refusal is None:
            with open(path, "rb") as file:
                raw = file.read(limit.BYTES + 1)
            if len(raw) <= limit.BYTES:
                return raw
            refusal = too_long()
    except (OSError, ValueError) as problem:
        refusal = _unopened(problem)
    raise InputError([Fault(path=shown, **refusal._asdict())])


def _unfit(about: os.stat_result) -> Refusal | None:
    """Why a file is not even opened; a pipe could wait forever, a large file is not worth reading."""
    if stat.S_ISDIR(about.st_mode):
        return Refusal("is a directory", "a file", "name a file in it")
    if not stat.S_ISREG(about.st_mode):
        return Refusal("is a device, a pipe or a socket", "a regular file", "save it to a file first")
    return too_long(about.st_size) if about.st_size > limit.BYTES else None


def _unopened(problem: OSError | ValueError) -> Refusal:
    if isinstance(problem, FileNotFoundError):
        return Refusal("no such file", hint="check the spelling of the path")
    if isinstance(problem, PermissionError):
        return Refusal("may not be read by you", hint="check the permissions of the file and its folders")
    reason = problem.strerror if isinstance(problem, OSError) else None
    return Refusal(f"cannot be opened: {reason or 'not a valid path'}", hint="check the path")
