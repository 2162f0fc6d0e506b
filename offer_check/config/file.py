"""Configuration files in, what they set out; a file may start from another one, and is then over it."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import Any

from .. import source
from ..errors import ConfigError, Fault, InputError
from ..source import Document, Path
from .problem import collected, found
from .reading import named, placed, read, shown
from .setting import Layer, Origin, over

PROJECT = "pyproject.toml"
TABLE: Path = ("tool", "offer-check")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings of a file and of those that it extends; `files` names all of them, the strongest first."""

    layer: Layer
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Places:
    document: Document
    table: Path

    def value(self, path: Path) -> Origin:
        span = self.document.span((*self.table, *path))
        return Origin("file", self.document.name, span.line, span.column)

    def key(self, path: Path) -> Origin:
        span = self.document.key_span((*self.table, *path))
        return Origin("file", self.document.name, span.line, span.column)


class Files:
    """The configuration files of one run; each is read once. Paths are absolute."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}

    def is_configuration(self, project: str) -> bool:
        """Whether a pyproject.toml has our table. Raises ConfigError where it names us and cannot be read."""
        # Most of these files are not about us and need not be parsed, nor be sound.
        with contextlib.suppress(OSError), open(project, "rb") as file:
            if b"offer-check" not in file.read():
                return False
        return _table(self._document(project).data) is not None

    def load(self, path: str, *, after: tuple[str, ...] = ()) -> Loaded:
        """What the file at `path` sets, over what it extends. Raises ConfigError with the faults of all these files.

        `after` are the files that lead to this one.
        """
        document = self._document(path)
        places = _Places(document, TABLE if os.path.basename(path) == PROJECT else ())
        data = _data(document, places)
        faults: list[Fault] = []
        layer: Layer = {}
        base = Loaded({})
        with collected(faults):
            layer = read(data, places, folder=os.path.dirname(path))
        if data.get("extend") and isinstance(data["extend"], str):
            target = placed(data["extend"], os.path.dirname(path))
            with collected(faults):
                base = self._extended(target, places.value(("extend",)), (os.path.realpath(path), *after))
        if faults:
            raise ConfigError(faults)
        return Loaded(over(layer, base.layer), (document.name, *base.files))

    def _extended(self, target: str, origin: Origin, after: tuple[str, ...]) -> Loaded:
        if target in after:
            raise ConfigError(
                [origin.fault(f"extend leads back to {shown(target)}", "files that do not go in a circle")]
            )
        if not os.path.isfile(target):
            raise ConfigError([origin.fault(f"extend: there is no file {named(shown(target))}", hint="check the path")])
        return self.load(target, after=after)

    def _document(self, path: str) -> Document:
        if path not in self._documents:
            try:
                self._documents[path] = source.read(path, name=shown(path), syntax="toml")
            except InputError as error:
                raise ConfigError(error.faults) from None
        return self._documents[path]


def _data(document: Document, places: _Places) -> dict[str, Any]:
    data = _table(document.data) if places.table else document.data
    if isinstance(data, dict):
        return data
    if data is None:
        raise ConfigError([Fault(path=document.name, message="there is no table [tool.offer-check]")])
    raise ConfigError([places.value(()).fault(f"tool.offer-check: found {found(data)}", "a table")])


def _table(data: Any) -> Any:
    """The value of our table; None where there is none."""
    for step in TABLE:
        data = data.get(step) if isinstance(data, dict) else None
    return data
