"""JSON text in, plain values and the places of all of them out; strict, and nested no deeper than the limit."""

from __future__ import annotations

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]  # public in practice, missing in the stubs
from typing import Any, Final, NoReturn

from offer_check.errors import Fault, InputError

from . import limit, refusal
from .json_syntax import A_KEY, ANY_VALUE, WORD, bad_string, complaint
from .number import decimal, integer
from .place import Node
from .refusal import Refusal
from .text import Text

_BLANK = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r'"([^"\\\x00-\x1f]*)"')
_PLAIN_KEY = re.compile(_PLAIN.pattern + r"[ \t\n\r]*:[ \t\n\r]*")
_COMMA = re.compile(r"[ \t\n\r]*,[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAMED: Final = {"true": True, "false": False, "null": None}
_NOT_FINITE: Final = frozenset(("NaN", "Infinity", "-Infinity"))


class _Scanner:
    """One pass over a text. Each method takes the offset at which its part starts, blanks skipped."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.characters = text.characters
        self.faults: list[Fault] = []
        self.count = 0

    def fault(self, at: int, reason: Refusal) -> None:
        if len(self.faults) >= limit.FAULTS:
            self.stop(at, refusal.too_many_faults())
        self.faults.append(self.text.fault(at, reason))

    def stop(self, at: int, reason: Refusal) -> NoReturn:
        raise self.text.refuse(at, reason, self.faults)

    def unexpected(self, at: int, accepted: str) -> NoReturn:
        self.stop(at, complaint(self.characters, at, accepted))

    def skip(self, at: int) -> int:
        return _BLANK.match(self.characters, at).end()  # type: ignore[union-attr]  # matches the empty text, too

    def value(self, at: int, key: tuple[int, int] | None, level: int) -> tuple[Any, Node]:
        self.count += 1
        if self.count > limit.VALUES:
            self.stop(at, refusal.too_many_values())
        plain = _PLAIN.match(self.characters, at)
        if plain:
            return plain[1], Node(at, plain.end(), key, None)
        first = self.characters[at : at + 1]
        if first == '"':
            value, end = self.string(at)
            return value, Node(at, end, key, None)
        if first not in ("{", "["):
            return self.word(at, key)
        if level >= limit.LEVELS:
            self.stop(at, refusal.too_deep())
        return self.mapping(at, key, level + 1) if first == "{" else self.sequence(at, key, level + 1)

    def mapping(self, start: int, key: tuple[int, int] | None, level: int) -> tuple[dict[str, Any], Node]:
        data: dict[str, Any] = {}
        children: dict[str, Node] = {}
        at = self.skip(start + 1)
        more: object = self.characters[at : at + 1] != "}"
        while more:
            name, end, next_at = self.name(at)
            if name in children or len(name) > limit.KEY_LENGTH:
                name = self.free(name, at, children)
            data[name], children[name] = self.value(next_at, (at, end), level)
            more = _COMMA.match(self.characters, children[name].end)
            at = more.end() if more else self.close(children[name].end, "}")
        return data, Node(start, at + 1, key, children)

    def sequence(self, start: int, key: tuple[int, int] | None, level: int) -> tuple[list[Any], Node]:
        data: list[Any] = []
        children: list[Node] = []
        at = self.skip(start + 1)
        more: object = self.characters[at : at + 1] != "]"
        while more:
            value, node = self.value(at, None, level)
            data.append(value)
            children.append(node)
            more = _COMMA.match(self.characters, node.end)
            at = more.end() if more else self.close(node.end, "]")
        return data, Node(start, at + 1, key, children)

    def close(self, end: int, bracket: str) -> int:
        """The offset of the bracket behind the last value, which ends at `end`."""
        at = self.skip(end)
        if self.characters[at : at + 1] != bracket:
            self.unexpected(at, f"a comma or {bracket}")
        return at

    def name(self, at: int) -> tuple[str, int, int]:
        """A key, the offset of its end, and that of its value."""
        plain = _PLAIN_KEY.match(self.characters, at)
        if plain:
            return plain[1], plain.end(1) + 1, plain.end()
        if self.characters[at : at + 1] != '"':
            self.unexpected(at, A_KEY)
        name, end = self.string(at)
        colon = self.skip(end)
        if self.characters[colon : colon + 1] != ":":
            self.unexpected(colon, "a colon after the key")
        return name, end, self.skip(colon + 1)

    def free(self, name: str, at: int, children: dict[str, Node]) -> str:
        """`name`, or one that is free if it is taken already: what is wrong inside is to be found, too."""
        if len(name) > limit.KEY_LENGTH:
            self.fault(at, refusal.long_key(name))
        if name not in children:
            return name
        first = children[name].key
        self.fault(at, refusal.duplicate_key(name, self.text.lines.at(first[0] if first else at)))
        return f"{name}\0{at}"

    def string(self, at: int) -> tuple[str, int]:
        try:
            value, end = scanstring(self.characters, at + 1, True)
        except JSONDecodeError as problem:
            self.stop(*bad_string(problem, at))
        if not value.isascii() and (half := _SURROGATE.search(value)):
            self.fault(at, refusal.surrogate(half[0]))
        return value, end

    def word(self, at: int, key: tuple[int, int] | None) -> tuple[Any, Node]:
        word = WORD.match(self.characters, at)
        if not word:
            self.unexpected(at, ANY_VALUE)
        node = Node(at, word.end(), key, None)
        if word[0] in _NAMED:
            return _NAMED[word[0]], node
        number = _NUMBER.fullmatch(word[0])
        if not number and word[0] not in _NOT_FINITE:
            self.unexpected(at, ANY_VALUE)
        value = _number(word[0], number)
        if isinstance(value, Refusal):
            self.fault(at, value)
        return value, node


def _number(written: str, number: re.Match[str] | None) -> int | float | Refusal:
    if not number:
        return refusal.not_finite(written)
    return decimal(written) if number[1] or number[2] else integer(written)


def parse(text: Text) -> tuple[Any, Node]:
    """The value that `text` writes and its node; raises InputError with every fault up to one that ends the reading."""
    scanner = _Scanner(text)
    start = scanner.skip(0)
    if start == len(text.characters):
        raise text.refuse(0, refusal.empty())
    data, root = scanner.value(start, None, 0)
    end = scanner.skip(root.end)
    if end != len(text.characters):
        scanner.unexpected(end, "nothing after the end of the content")
    if scanner.faults:
        raise InputError(scanner.faults)
    return data, root
