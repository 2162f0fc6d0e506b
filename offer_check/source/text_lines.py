"""A text and an offset in, the line that it is on out, and where lines may be added below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BREAK = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"[ \t]*")
_BLANK_LINE = re.compile(r"(?:\n|\r(?!\n))[ \t]*[\r\n]")
_NO_CONTENT = re.compile(r"[ \t]*(?:#|$)")


def line_break(characters: str) -> str:
    """What ends the first line; a line feed where there is only one line."""
    found = _BREAK.search(characters)
    return found[0] if found else "\n"


def line_start(characters: str, offset: int) -> int:
    """Where the line of `offset` starts."""
    return max(characters.rfind("\n", 0, offset), characters.rfind("\r", 0, offset)) + 1


def line_end(characters: str, offset: int) -> int:
    """Where the line of `offset` ends, before its break."""
    found = _BREAK.search(characters, offset)
    return found.start() if found else len(characters)


def end_above(characters: str, start: int) -> int:
    """Where the line above the one that begins at `start` ends, before its break."""
    return start - (2 if characters.endswith("\r\n", 0, start) else 1)


def next_line(characters: str, offset: int) -> int:
    """Where the line after that of `offset` starts; the end of the text where there is none."""
    found = _BREAK.search(characters, offset)
    return found.end() if found else len(characters)


def indent(characters: str, offset: int) -> str:
    """The blanks with which the line of `offset` begins."""
    found = _BLANK.match(characters, line_start(characters, offset))
    return found[0] if found else ""


def column(characters: str, offset: int) -> int:
    """How many characters stand before `offset` on its line."""
    return offset - line_start(characters, offset)


def opens_line(characters: str, offset: int) -> bool:
    """Whether nothing but blanks stands before `offset` on its line."""
    return not characters[line_start(characters, offset) : offset].strip(" \t")


def has_blank_line(characters: str) -> bool:
    """Whether there is a line with nothing on it between two others."""
    return bool(_BLANK_LINE.search(characters))


def idle_lines(characters: str, end: int) -> Iterator[tuple[int, str]]:
    """The lines below the one that ends at `end` up to the next with content, blank or comments: end and text."""
    while (start := next_line(characters, end)) > end:
        end = line_end(characters, start)
        if not _NO_CONTENT.match(line := characters[start:end]):
            return
        yield end, line


def ends(characters: str, end: int, margin: int) -> Iterator[int]:
    """The ends of lines below which a sibling of what ends on this line may stand, the best first: behind the comments
    that are indented by more than `margin`, then behind each line up to the next with content, then the last."""
    idle = list(idle_lines(characters, end))
    under = [number for number, (_, line) in enumerate(idle) if _is_under(line, margin)]
    first_other = next(
        (n for n, (_, line) in enumerate(idle) if line.strip() and not _is_under(line, margin)), len(idle)
    )
    last = max((number for number in under if number < first_other), default=-1)
    yield idle[last][0] if last >= 0 else end
    yield from (place for place, _ in idle[last + 1 :])
    yield len(characters)


def _is_under(line: str, margin: int) -> bool:
    """Whether a line is a comment on what stands above it, being indented by more than `margin`."""
    return line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) > margin


def lines_below(characters: str, end: int, lines: str) -> tuple[int, str]:
    """The offset, and the text to put there, so that `lines` stand below the line that ends at `end`; the last line of
    the file ends as it did."""
    start, new = next_line(characters, end), line_break(characters)
    return (end, new + lines) if start == end else (start, lines + new)
