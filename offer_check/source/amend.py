"""A document and a change of its data in, the bytes of the file with that change out: every other byte stays, in its
order, and what is written is read back and proved before anybody sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from . import amendable
from .amendable import Amendable
from .amendment import Change, Entry, site
from .difference import Edit, edits
from .place import Document, Path
from .plain import MISSING, changed, plain, same, value_at, with_words
from .read import Syntax

MOST_EDITS = 50
"""What differs in more places is written anew as a whole."""


def put(document: Document, path: Path, value: Any, *, syntax: Syntax, order: Sequence[Path] = ()) -> bytes | None:
    """The file in which `path` holds `value` (plain data), whether or not anything is there yet.

    Parents that are missing or null are made; a list index may be the one behind its last. `order` has paths of the
    model in its order (no list indexes): a new key stands behind the sibling that comes before it there. YAML gets yes
    and no for booleans. None where the path leads through a text or a number, or no text is found that says just
    that. Raises ValueError for what no file can hold.
    """
    found = amended(document, path, value, syntax=syntax, order=order)
    return found.raw if found else None


def removed(document: Document, path: Path, *, syntax: Syntax) -> bytes | None:
    """The file without the key or the list item at `path`, its value and the comment on its line.

    A mapping that has no key left is `{}` or nothing at all, a list without items `[]`. The document's own bytes where
    nothing is at `path`; None where no text is found that says just that.
    """
    found = amended(document, path, MISSING, syntax=syntax)
    return found.raw if found else None


def amended(
    document: Document, path: Path, value: Any, *, syntax: Syntax, order: Sequence[Path] = ()
) -> Document | None:
    """The document of what `put` gives, and for MISSING of what `removed` gives; the same one where nothing changes."""
    old = value_at(document.data, path)
    if value is MISSING:
        return Amendable.of(document, syntax).without(path) if path and old is not MISSING else document
    wanted = _spoken(plain(value), syntax)
    if old is not MISSING and same(_spoken(old, syntax), wanted):
        return document
    several = list(edits(old, wanted, path)) if old is not MISSING else []
    if 0 < len(several) <= MOST_EDITS:
        found = _edited(document, several, syntax, order)
        if found and same(found.data, changed(document.data, path, wanted)):
            return found
    return Amendable.of(document, syntax).put(path, wanted, order)


def appended(document: Document, path: Path, entry: Entry, *, syntax: Syntax) -> bytes | None:
    """The file with `entry` at the end of the list (or of the nothing) at `path`.

    None where no such text is found that says the old data and the entry, and nothing else.
    """
    text = Amendable.of(document, syntax)
    place = site(document, text.characters, path)
    if place is None:
        return None
    old = value_at(document.data, path)
    wanted = changed(document.data, path, [*(old or []), dict(entry)])
    found = text.proved(text.writer.insertions(place, dict(entry)), [wanted])
    return found.raw if found else None


def replaced(document: Document, values: Mapping[Path, str], *, syntax: Syntax) -> bytes | None:
    """The file with other texts at the paths of `values`; None where no such text is found that says just that."""
    text = Amendable.of(document, syntax)
    changes, wanted = [], document.data
    for path, value in values.items():
        place = site(document, text.characters, path)
        if place is None:
            return None
        if value_at(document.data, path) != value:
            changes.append(Change(place.node.start, place.node.end, text.writer.scalar(value)))
            wanted = changed(wanted, path, value)
    found = text.proved([changes], [wanted])
    return found.raw if found else None


def one_line(entry: Entry, *, syntax: Syntax) -> str:
    """`entry` as it may stand in a list, alone on a line."""
    return amendable.writer_of(syntax).one_line(entry)


def _spoken(value: Any, syntax: Syntax) -> Any:
    return value if syntax == "json" else with_words(value)


def _edited(document: Document, several: Sequence[Edit], syntax: Syntax, order: Sequence[Path]) -> Document | None:
    """The document after one edit after the other; None where one of them is not to be had."""
    found: Document | None = document
    for path, value in several:
        if found is None:
            return None
        text = Amendable.of(found, syntax)
        found = text.without(path) if value is MISSING else text.put(path, value, order)
    return found
