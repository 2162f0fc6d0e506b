"""The file of an offer: read as a draft, and changed answer by answer, each written at once and all else kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from .. import source
from ..form import Draft
from ..form.filed import filed
from ..offer.tables import Tables
from ..source import Document
from ..source.read import Syntax

_MARK = b"\xef\xbb\xbf"
Write = Callable[[bytes], None]
"""Puts the whole content in the place of the file, or raises."""


@dataclass(slots=True)
class Store:
    """The file at `path`. `start` is what a new file holds; `write` puts content in its place."""

    path: str
    start: bytes
    write: Write
    tables: Tables
    document: Document
    draft: Draft
    is_new: bool

    @classmethod
    def open(cls, path: str, tables: Tables, *, start: bytes, write: Write) -> Store:
        """The file, or what is to become one. Raises InputError with every fault of a file that cannot be read."""
        document = _read(path, start)
        return cls(path, start, write, tables, document, Draft.read(document, tables), not os.path.lexists(path))

    @property
    def syntax(self) -> Syntax:
        """How the file is written."""
        return source.syntax_of(self.path)

    def changed_outside(self) -> bool:
        """Whether somebody else wrote the file meanwhile; what it holds now is taken over. Raises InputError."""
        if not self.is_new and source.contents(self.path, name=self.path) == self.document.raw:
            return False
        document = _read(self.path, self.start)
        if document.digest == self.document.digest:
            return False
        self.document, self.draft = document, Draft.read(document, self.tables)
        return True

    def save(self, draft: Draft) -> None:
        """Make the file say what `draft` does. Raises InputError where that cannot be written into it."""
        document = filed(self.document, draft, self.tables, syntax=self.syntax)
        if self.is_new or document.digest != self.document.digest:
            self.write(document.raw)
        self.document, self.draft, self.is_new = document, Draft.read(document, self.tables), False


def _read(path: str, start: bytes) -> Document:
    """The document in the file; of a file that is not there or empty, what a new one holds."""
    if not os.path.lexists(path):
        return source.read_bytes(start, name=path, syntax=source.syntax_of(path))
    raw = source.contents(path, name=path)
    if all(not line.strip() or line.lstrip().startswith(b"#") for line in raw.removeprefix(_MARK).splitlines()):
        end = b"\n" if raw and not raw.endswith((b"\n", b"\r")) else b""
        raw = raw + end + b"offer_format: 1\n" if source.syntax_of(path) == "yaml" else raw.strip() or start
    return source.read_bytes(raw, name=path, syntax=source.syntax_of(path))
