"""YAML events in, the values of one document and their places out; a loop with a stack of its own, never recursion."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar, NoReturn

from yaml import events

from offer_check.errors import Fault, InputError

from . import limit, refusal
from .anchor import Anchors, inside
from .place import Node
from .refusal import Refusal
from .scalar import resolve
from .text import Text

_SURROGATE = re.compile("[\ud800-\udfff]")
_COLON = re.compile(r"[ \t]*:")
_PROPERTIES = re.compile(r"(?:(?:!<[^>]*>|[&!][^\s,\[\]{}]*)(?:[ \t\r\n]+(?:#[^\r\n]*)?)*)+")
_TAG = re.compile(r"(?:&\S+\s+)?(!\S*)")


class _Frame:
    """A list or mapping whose end has not been read yet; `key` is the key that waits for its value."""

    __slots__ = ("anchor", "children", "data", "key", "key_at", "start")

    def __init__(self, data: Any, children: Any, start: int, anchor: str | None) -> None:
        self.data, self.children, self.start, self.anchor = data, children, start, anchor
        self.key: str = ""
        self.key_at: tuple[int, int] | None = None

    @property
    def awaits_key(self) -> bool:
        return self.key_at is None and isinstance(self.data, dict)


class Composer:
    """Puts values and nodes together from the events it takes, and gathers the faults on the way."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.characters = text.characters
        self.faults: list[Fault] = []
        self.stack: list[_Frame] = []
        self.anchors = Anchors()
        self.count = 0
        self.result: tuple[Any, Node] | None = None

    def take(self, event: Any) -> None:
        """Take the next event; raises InputError where a limit ends the reading."""
        taker = self._TAKERS.get(type(event))
        if taker:
            taker(self, event)

    def fault(self, at: int, reason: Refusal) -> None:
        """Note a fault at offset `at` and go on."""
        if len(self.faults) >= limit.FAULTS:
            self.stop(at, refusal.too_many_faults())
        self.faults.append(self.text.fault(at, reason))

    def stop(self, at: int, reason: Refusal) -> NoReturn:
        """Give up at offset `at`: raises InputError with all faults so far and this one."""
        raise self.text.refuse(at, reason, self.faults)

    def finish(self) -> tuple[Any, Node]:
        """The top-level value and its node; raises InputError if there are faults, or nothing at all."""
        if self.faults:
            raise InputError(self.faults)
        if self.result is None or self.result[0] is None:
            self.stop(0, refusal.empty())
        return self.result

    def _document(self, event: Any) -> None:
        if self.result is not None:
            found = Refusal("a second document starts here", "one document a file", "delete it, or save it as a file")
            self.stop(event.start_mark.index, found)
        if event.version not in (None, (1, 2)) or event.tags:
            found = Refusal("directives for another YAML", "%YAML 1.2 or nothing", "delete the lines that start with %")
            self.fault(event.start_mark.index, found)

    def _scalar(self, event: Any) -> None:
        start, end, style, written = event.start_mark.index, event.end_mark.index, event.style, event.value
        if event.anchor or event.tag:
            start = min(self._properties(event, start), end)
        if style in ("|", ">"):
            end = start + len(self.characters[start:end].rstrip(" \t\r\n"))
        value = self._value(written, style, start)
        frame = self.stack[-1] if self.stack else None
        if frame and frame.awaits_key:
            self._key(frame, value, written, start, end, merge=written == "<<" and not style)
        else:
            if start == end and frame and frame.key_at:
                start = end = self._nothing(start, frame.key_at[1])
            self._count(start)
            self._put(value, Node(start, end, frame.key_at if frame else None, None))
        if event.anchor:
            self.anchors.close(event.anchor, value, Node(start, end, None, None))

    def _value(self, written: str, style: str | None, start: int) -> Any:
        if style:
            if style == '"' and (half := _SURROGATE.search(written)):
                self.fault(start, refusal.surrogate(half[0]))
            return written
        value = resolve(written)
        if isinstance(value, Refusal):
            self.fault(start, value)
            return written
        return value

    def _nothing(self, at: int, key_end: int) -> int:
        """Where a value that is left out stands: behind the colon, or behind a key that has none."""
        colon = _COLON.match(self.characters, key_end)
        if colon:
            return colon.end()
        return at if self.characters[at - 1] == ":" else key_end

    def _key(self, frame: _Frame, value: Any, written: str, start: int, end: int, *, merge: bool) -> None:
        frame.key, frame.key_at = written, (start, end)
        if merge:
            self.fault(start, Refusal("a merge key <<", "keys of the mapping itself", "write the keys out"))
        elif not isinstance(value, str):
            self.fault(start, refusal.key_not_text(value, written))
        elif len(value) > limit.KEY_LENGTH:
            self.fault(start, refusal.long_key(value))
        elif value in frame.data:
            first = frame.children[value].key[0]
            self.fault(start, refusal.duplicate_key(value, self.text.lines.at(first)))
            frame.key = f"{value}\0{start}"  # keeps the first one and what is wrong inside this one

    def _count(self, at: int) -> None:
        self.count += 1
        if self.count > limit.VALUES:
            self.stop(at, refusal.too_many_values())

    def _put(self, value: Any, node: Node) -> None:
        if not self.stack:
            self.result = value, node
            return
        frame = self.stack[-1]
        if isinstance(frame.data, list):
            frame.data.append(value)
            frame.children.append(node)
        elif frame.key_at is None:
            self.fault(node.start, refusal.key_not_text(value))
            frame.key, frame.key_at = f"\0{node.start}", (node.start, node.end)
        else:
            frame.data[frame.key] = value
            frame.children[frame.key] = node
            frame.key_at = None

    def _mapping(self, event: Any) -> None:
        self._open(event, {}, {})

    def _sequence(self, event: Any) -> None:
        self._open(event, [], [])

    def _open(self, event: Any, data: Any, children: Any) -> None:
        start = event.start_mark.index
        if event.anchor or event.tag:
            start = self._properties(event, start)
            self.anchors.open(event.anchor)
        self._count(start)
        if len(self.stack) >= limit.LEVELS:
            self.stop(start, refusal.too_deep())
        self.stack.append(_Frame(data, children, start, event.anchor))

    def _end(self, event: Any) -> None:
        frame = self.stack.pop()
        end = event.end_mark.index
        if self.characters[frame.start] not in "[{" and frame.children:
            # Block style: the parser puts the end at the start of the next line.
            end = inside(frame.children)[-1].end
        parent = self.stack[-1] if self.stack else None
        node = Node(frame.start, end, parent.key_at if parent else None, frame.children)
        self.anchors.close(frame.anchor, frame.data, node)
        self._put(frame.data, node)

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        frame = self.stack[-1] if self.stack else None
        if frame and frame.awaits_key:
            self.fault(start, Refusal("an alias stands as a key", "text", "write the key out"))
            frame.key, frame.key_at = f"\0{start}", (start, end)
            return
        self._count(start)
        found = self.anchors.stand_for(event.anchor, limit.LEVELS - len(self.stack))
        if self.anchors.exhausted:
            self.stop(start, self.anchors.exhausted)
        if isinstance(found, Refusal):
            self.fault(start, found)
            found = None, Node(start, end, None, None)
        self._put(found[0], Node(start, end, frame.key_at if frame else None, found[1].children))

    def _properties(self, event: Any, start: int) -> int:
        """Refuses a tag; the offset at which the value behind tag and anchor starts."""
        if event.tag:
            tag = _TAG.match(self.characters, start)
            found = Refusal(f"tag {refusal.quoted(tag[1] if tag else event.tag)}", "plain values without tags",
                            "delete the tag, or put text in quotes")  # fmt: skip
            self.fault(start, found)
        properties = _PROPERTIES.match(self.characters, start)
        return properties.end() if properties else start

    _TAKERS: ClassVar[dict[type, Callable[[Composer, Any], None]]] = {
        events.ScalarEvent: _scalar,
        events.MappingStartEvent: _mapping,
        events.SequenceStartEvent: _sequence,
        events.MappingEndEvent: _end,
        events.SequenceEndEvent: _end,
        events.AliasEvent: _alias,
        events.DocumentStartEvent: _document,
    }
