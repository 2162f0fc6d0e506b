"""A document and an entry for one of its lists in, the bytes of the file with that entry out: every byte that was there
stays, in its order, and what is written is read back and proved before anybody sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from offer_check.errors import InputError

from . import amend_json, amend_yaml
from .amendment import Change, Entry, at
from .place import Document, Path
from .read import Syntax, read_bytes
from .text import decode


def appended(document: Document, path: Path, entry: Entry, *, syntax: Syntax) -> bytes | None:
    """The file with `entry` at the end of the list (or of the nothing) at `path`.

    None where no such text is found that says the old data and the entry, and nothing else.
    """
    node = at(document, path)
    if node is None:
        return None
    characters = decode(document.raw, name=document.name).characters
    writer = amend_json if syntax == "json" else amend_yaml
    old = _value(document.data, path)
    wanted = _with(document.data, path, [*(old or []), dict(entry)])
    changes = ([change] for change in writer.insertions(characters, node, entry))
    return _first_proved(document, characters, changes, wanted, syntax)


def replaced(document: Document, values: Mapping[Path, str], *, syntax: Syntax) -> bytes | None:
    """The file with other texts at the paths of `values`; None where no such text is found that says just that."""
    characters = decode(document.raw, name=document.name).characters
    writer = amend_json if syntax == "json" else amend_yaml
    changes = []
    wanted = document.data
    for path, value in values.items():
        node = at(document, path)
        if node is None:
            return None
        if _value(document.data, path) != value:
            changes.append(Change(node.start, node.end, writer.scalar(value)))
            wanted = _with(wanted, path, value)
    return _first_proved(document, characters, iter([changes]), wanted, syntax)


def one_line(entry: Entry, *, syntax: Syntax) -> str:
    """`entry` as it may stand in a list, alone on a line."""
    return amend_json.one_line(entry) if syntax == "json" else f"- {amend_yaml.one_line(entry)}"


def _first_proved(
    document: Document, characters: str, tries: Iterator[Sequence[Change]], wanted: Any, syntax: Syntax
) -> bytes | None:
    for changes in tries:
        raw = _changed(document, characters, changes)
        if raw is not None and _says(raw, document.name, syntax) == wanted:
            return raw
    return None


def _changed(document: Document, characters: str, changes: Sequence[Change]) -> bytes | None:
    for change in sorted(changes, reverse=True):
        characters = characters[: change.start] + change.text + characters[change.end :]
    mark = b"\xef\xbb\xbf" if document.raw.startswith(b"\xef\xbb\xbf") else b""
    try:
        return mark + characters.encode()
    except UnicodeEncodeError:
        return None


def _says(raw: bytes, name: str, syntax: Syntax) -> Any:
    try:
        return read_bytes(raw, name=name, syntax=syntax).data
    except InputError:
        return None


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _with(data: Any, path: Path, value: Any) -> Any:
    """A copy of `data` with `value` at `path`."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    copy = list(data) if isinstance(data, list) else dict(data)
    copy[step] = _with(data[step], rest, value)  # type: ignore[index]  # as the path says
    return copy
