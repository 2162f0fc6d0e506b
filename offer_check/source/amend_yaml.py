"""Where a new entry may stand in a YAML list, and how it is written: as the entries before it are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from .amendment import Change, Entry, indent, line_break, line_end, line_start, next_line, opens_line
from .place import Node

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./+-]*(?: [A-Za-z0-9_./+-]+)*\.?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OTHER = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
"""Words that are no text, or were none in YAML 1.1."""
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(value: str) -> str:
    """A text as YAML writes it, in any place: bare where no reader could take it for something else."""
    if _PLAIN.fullmatch(value) and value.lower() not in _OTHER and len(value) < 100:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def insertions(characters: str, node: Node, entry: Entry) -> Iterator[Change]:
    """The ways to add `entry` to the list at `node`, or to nothing behind its key, the best first."""
    if node.children is None:
        yield from _into_nothing(characters, node, entry)
    elif characters[node.start] == "[" and isinstance(node.children, Sequence):
        yield _intoone_line(characters, node, node.children, entry)
    elif characters[node.start] == "-" and isinstance(node.children, Sequence):
        yield from _into_block(characters, node, node.children[-1], entry)


def _into_nothing(characters: str, node: Node, entry: Entry) -> Iterator[Change]:
    """Behind `waivers:` with no value: on lines of its own, or in brackets where the key stands in braces."""
    if node.start != node.end or node.key is None:
        return
    dash = f"{indent(characters, node.key[0])}  - "
    yield _lines(characters, line_end(characters, node.start), _block(entry, dash, line_break(characters)))
    yield Change(node.start, node.start, f" [{one_line(entry)}]")


def _intoone_line(characters: str, node: Node, children: Sequence[Node], entry: Entry) -> Change:
    written = one_line(entry)
    if not children:
        return Change(node.start + 1, node.start + 1, written)
    last = children[-1]
    if not opens_line(characters, last.start):
        return Change(last.end, last.end, f", {written}")
    new = line_break(characters) + indent(characters, last.start)
    behind = characters[last.end : line_end(characters, last.end)].lstrip(" \t")
    if not behind.startswith((",", "#")):
        return Change(last.end, last.end, f",{new}{written}")
    # The comment behind the last entry stays with it.
    end, comma = line_end(characters, last.end), "," if behind.startswith(",") else ""
    return Change(end, end, f"{new}{written}{comma}" if comma else f"{new}, {written}")


def _into_block(characters: str, node: Node, last: Node, entry: Entry) -> Iterator[Change]:
    """Below the last entry and the comments that are indented under it; or below the blank lines after that."""
    if not opens_line(characters, node.start):
        return
    margin = characters[line_start(characters, node.start) : node.start]
    head = characters[line_start(characters, last.start) : last.start]
    dash = head if re.fullmatch(f"{margin}- +", head) else f"{margin}- "
    if characters[last.start : last.start + 1] == "{":
        lines = f"{dash}{one_line(entry)}"
    else:
        lines = _block(entry, dash, line_break(characters))
    for end in _ends(characters, line_end(characters, last.end), len(margin)):
        yield _lines(characters, end, lines)


def _ends(characters: str, end: int, margin: int) -> Iterator[int]:
    """The ends of lines behind which a new entry may stand, the best first."""
    start, blank = next_line(characters, end), re.compile(r"[ \t]*(?:#|$)")
    while start > end and _is_under(line := characters[start : line_end(characters, start)], margin):
        end = start + len(line)
        start = next_line(characters, end)
    yield end
    while start > end and blank.match(line := characters[start : line_end(characters, start)]):
        end = start + len(line)
        start = next_line(characters, end)
        yield end
    yield len(characters)


def _is_under(line: str, margin: int) -> bool:
    """Whether a line is a comment on what stands above it, being indented more than the dashes are."""
    return line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) > margin


def _lines(characters: str, end: int, lines: str) -> Change:
    """`lines` below the line that ends at `end`; the last line of the file ends as it did."""
    if end == next_line(characters, end):
        return Change(end, end, line_break(characters) + lines)
    start = next_line(characters, end)
    return Change(start, start, lines + line_break(characters))


def _block(entry: Entry, dash: str, new: str) -> str:
    return f"{new}{' ' * len(dash)}".join(f"{key}: {scalar(value)}" for key, value in entry.items()).join((dash, ""))


def one_line(entry: Entry) -> str:
    """The entry in braces."""
    return f"{{{', '.join(f'{key}: {scalar(value)}' for key, value in entry.items())}}}"
