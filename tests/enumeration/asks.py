"""Values that ended in the default ask in every combination, against those that the rule book says do so."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from offer_check.book.open import open_values
from offer_check.compiler.vocabulary import Vocabulary, vocabulary
from offer_check.facts.kinds import COLUMNS, TABLES
from offer_check.offer import FIELDS
from offer_check.rule.pattern import FactPattern

from .asked import Seat, seats
from .choice import NOT_STATED, UNCLEAR
from .closure import Condition
from .dimensions import Space
from .tally import Tally

Words = Mapping[str, set[str]]
"""Values in the words of the book, by field or column."""
WAYS = ("flag", "pass")


def always_asked(space: Space, tally: Tally) -> Words:
    """The closed values of fields and columns that the rule tests with which it was open and never decided."""
    words = vocabulary(space.closure.rules, space.tables)
    asked, decided = _words(tally.asked, words), _words(tally.decided, words)
    found = {path: asked[path] - decided.get(path, set()) for path in asked.keys() & read(space, words)}
    return {path: values for path, values in found.items() if values}


def differences(space: Space, tally: Tally) -> list[str]:
    """What the book lists although it was decided or never came up, and what it does not list although it never was."""
    words = vocabulary(space.closure.rules, space.tables)
    book = {path: set(found) for path, found in open_values(space.closure.rule, words).items()}
    asked, decided = _words(tally.asked, words), _words(tally.decided, words)
    wrong = {path: found & decided.get(path, set()) for path, found in book.items()}
    unseen = {path: found - decided.get(path, set()) - asked.get(path, set()) for path, found in book.items()}
    missed = {path: found - book.get(path, set()) for path, found in always_asked(space, tally).items()}
    return [
        *(f"{path}: the rule book lists {word}, but it was decided" for path, word in _sorted(wrong)),
        *(f"{path}: the rule book lists {word}, but no open combination has it" for path, word in _sorted(unseen)),
        *(f"{path}: {word} was never decided, and the rule book does not list it" for path, word in _sorted(missed)),
    ]


def _sorted(found: Words) -> list[tuple[str, str]]:
    return sorted((path, word) for path, words in found.items() for word in words)


def read(space: Space, words: Vocabulary) -> set[str]:
    """The fields and columns that the ways to flag and to pass read, also through derived facts."""
    ways = [condition for condition in space.deciding if condition.part in WAYS]
    found = set(space.fields(condition.when for condition in ways))
    kinds = {kind for condition in ways for kind in space.closure.kinds(condition.when)}
    inner = [c for c in space.closure.conditions if c.part == "derive" and c.gives in kinds]
    return found | {path for condition in (*ways, *inner) for path in _columns(condition, words)}


def _columns(condition: Condition, words: Vocabulary) -> Iterator[str]:
    for pattern in condition.when:
        for (kind, name), _ in seats(pattern, condition, words):
            yield _column((kind, name), words)
        if isinstance(pattern, FactPattern) and pattern.kind in COLUMN:
            yield COLUMN[pattern.kind]


COLUMN = {kind: column for column, kind in COLUMNS.items()}


def _column(seat: Seat, words: Vocabulary) -> str:
    """The field or column at a place."""
    kind, name = seat
    known = words.kinds.get(kind)
    return (known.columns or {}).get(name, "") if known else name


def _words(found: Iterable[tuple[str, str]], words: Vocabulary) -> dict[str, set[str]]:
    """Closed values, as the book writes them."""
    said: dict[str, set[str]] = {}
    for path, value in found:
        word = _word(json.loads(value), path, words)
        if word:
            said.setdefault(path, set()).add(word)
    return said


def _word(value: Any, path: str, words: Vocabulary) -> str:
    """The closed word that a value is, empty where it is none."""
    match value:
        case bool():
            return "yes" if value else "no"
        case []:
            return "empty"
        case [str() as code] if (items := FIELDS[path].shape.items) and items.name == "choice":
            return code
        case [{"code": code}]:
            return str(code)
        case str() if value not in (NOT_STATED, UNCLEAR) and path not in TABLES:
            return value if value in words.fields[path].words else ""
    return ""
