"""The text of one document and an edit of its data in, the proved document with that edit out."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from offer_check.errors import InputError

from . import amend_json, amend_yaml
from .amendment import Change, Entry, Site, site
from .order import before
from .place import Document, Node, Path
from .plain import MISSING, changed, same, value_at, without
from .read import Syntax, read_bytes
from .text import decode


class Writer(Protocol):
    """What there is for each syntax; the ways to do something come best first, and any of them may be wrong."""

    def scalar(self, value: str) -> str:
        """A text."""

    def one_line(self, entry: Entry) -> str:
        """An entry, alone on a line of a list."""

    def settings(self, site: Site, value: Any) -> Iterator[list[Change]]:
        """The ways to write a value in the place of another."""

    def additions(self, site: Site, key: str, value: Any, *, before: Node | None) -> Iterator[list[Change]]:
        """The ways to add a key to a mapping."""

    def insertions(self, site: Site, value: Any) -> Iterator[list[Change]]:
        """The ways to add an item to a list."""

    def removals(self, site: Site) -> Iterator[list[Change]]:
        """The ways to take a value out."""

    def spelled_out(self, characters: str, root: Node, data: Any) -> Iterable[Change]:
        """Every alias replaced by what it stands for."""


def writer_of(syntax: Syntax) -> Writer:
    """The writer of JSON or YAML."""
    return amend_json if syntax == "json" else amend_yaml


@dataclass(frozen=True, slots=True)
class Amendable:
    """A document, its text, and who writes its syntax."""

    document: Document
    syntax: Syntax
    characters: str
    writer: Writer

    @classmethod
    def of(cls, document: Document, syntax: Syntax) -> Amendable:
        """The document as a text that is to change."""
        return cls(document, syntax, decode(document.raw, name=document.name).characters, writer_of(syntax))

    def put(self, path: Path, value: Any, order: Sequence[Path]) -> Document | None:
        """The document that holds plain `value` at `path`; see `amend.put`."""
        try:
            wanted = changed(self.document.data, path, value)
        except LookupError:
            return None
        return self._first(self._puttings(path, wanted, order), [wanted])

    def without(self, path: Path) -> Document | None:
        """The document without what is at `path`; its parent may be nothing, where it has been a mapping."""
        wanted, parent = without(self.document.data, path), path[:-1]
        accepted = [wanted]
        if parent and value_at(wanted, parent) == {}:
            accepted.append(changed(wanted, parent, None))
        return self._first(self._removals(path, wanted), accepted)

    def proved(self, tries: Iterable[Sequence[Change]], accepted: Sequence[Any]) -> Document | None:
        """The first document among `tries` that says one of the `accepted` data, and nothing else."""
        for changes in tries:
            found = self._with(changes)
            if found and any(same(found.data, wanted) for wanted in accepted):
                return found
        return None

    def _first(self, tries: Iterable[Sequence[Change]], accepted: Sequence[Any]) -> Document | None:
        """As `proved`; where aliases are in the way, they are written out."""
        aliases = list(self.writer.spelled_out(self.characters, self.document.root, self.document.data))
        spelled = (way for changes in tries for way in (changes, _together(changes, aliases)))
        return self.proved(spelled if aliases else tries, accepted)

    def _puttings(self, path: Path, wanted: Any, order: Sequence[Path]) -> Iterator[list[Change]]:
        there = next(n for n in range(len(path), -1, -1) if value_at(self.document.data, path[:n]) is not MISSING)
        place, now = self._site(path[:there]), value_at(wanted, path[:there])
        if there == len(path) or (there and self._holds_nothing(place.node)):
            yield from self.writer.settings(place, now)
        elif isinstance(now, dict):
            key = str(path[there])
            sibling = before(place, key, order)
            yield from self.writer.additions(place, key, now[key], before=sibling)
        else:
            yield from self.writer.insertions(place, now[-1])
        yield from self._anew(path[:there], wanted)

    def _removals(self, path: Path, wanted: Any) -> Iterator[list[Change]]:
        yield from self.writer.removals(self._site(path))
        yield from self._anew(path[:-1], wanted)
        if not wanted:
            yield from self.writer.settings(self._site(()), wanted)

    def _anew(self, path: Path, wanted: Any) -> Iterator[list[Change]]:
        """The value at `path` written anew, then what holds it, and so on up to its group."""
        for taken in range(len(path), 0, -1):
            yield from self.writer.settings(self._site(path[:taken]), value_at(wanted, path[:taken]))

    def _site(self, path: Path) -> Site:
        found = site(self.document, self.characters, path)
        assert found, "the nodes of a document are those of its data"
        return found

    def _holds_nothing(self, node: Node) -> bool:
        """Whether there is no value at all, nor anything in brackets, not even a comment."""
        return not node.children and "#" not in self.characters[node.start : node.end]

    def _with(self, changes: Sequence[Change]) -> Document | None:
        characters = self.characters
        for change in sorted(changes, reverse=True):
            characters = characters[: change.start] + change.text + characters[change.end :]
        mark = codecs.BOM_UTF8 if self.document.raw.startswith(codecs.BOM_UTF8) else b""
        try:
            return read_bytes(mark + characters.encode(), name=self.document.name, syntax=self.syntax)
        except (InputError, UnicodeEncodeError):
            return None


def _together(changes: Sequence[Change], others: Sequence[Change]) -> list[Change]:
    """`changes`, and the others that are not inside one of them."""
    outside = (one for one in others if not any(change.start <= one.start < change.end for change in changes))
    return [*changes, *outside]
