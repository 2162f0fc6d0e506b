"""A YAML key or item in, the text that goes with it out: its own lines, and no comment but the one beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .amend_yaml_value import dash_of, is_block
from .amendment import Change, Site, first_offset
from .text_lines import end_above, line_end, line_start, next_line, opens_line

_COMMA = re.compile(r"[ \t]*,")


def removals(site: Site) -> Iterator[list[Change]]:
    """The ways to take the value of `site` out of its list or mapping, with its key, the best first."""
    if is_block(site.characters, site.parent):
        yield from ([change] for change in _of_block(site))
    else:
        yield from ([change] for change in _of_brackets(site))


def _of_block(site: Site) -> Iterator[Change]:
    characters, node = site.characters, site.node
    start, end = node.key[0] if node.key else dash_of(site), line_end(characters, node.end)
    if start is None:
        return
    if opens_line(characters, start):
        if len(site.path) == 1 and _is_apart(characters, line_start(characters, start), end):
            yield _whole_lines(characters, end_above(characters, line_start(characters, start)), end)
        yield _whole_lines(characters, start, end)
        return
    behind = site.neighbors[1]
    if behind and "#" not in characters[end : first_offset(behind)]:
        yield Change(start, first_offset(behind), "")
    elif behind:
        yield Change(len(characters[:start].rstrip(" \t")), end, "")


def _is_apart(characters: str, start: int, end: int) -> bool:
    """Whether a blank line stands above, and one below or nothing."""
    if not start:
        return False
    above, below = end_above(characters, start), next_line(characters, end)
    lines = characters[line_start(characters, above) : above] + characters[below : line_end(characters, below)]
    return not lines.strip()


def _whole_lines(characters: str, start: int, end: int) -> Change:
    """The lines from that of `start` to the one that ends at `end` gone; the last line of the file ends as it did."""
    first, behind = line_start(characters, start), next_line(characters, end)
    if behind > end or not first:
        return Change(first, behind, "")
    return Change(end_above(characters, first), end, "")


def _of_brackets(site: Site) -> Iterator[Change]:
    characters, node = site.characters, site.node
    start, end = first_offset(node), max(node.end, node.key[1] if node.key else 0)
    before, behind = site.neighbors
    comma = _COMMA.match(characters, end)
    if behind and _is_plain(characters[end : first_offset(behind)]):
        yield Change(start, first_offset(behind), "")
    elif before and not behind and _is_plain(characters[before.end : start]):
        yield Change(before.end, end, "")
    over = comma.end() if comma else end
    rest = characters[over : line_end(characters, over)].strip(" \t")
    if opens_line(characters, start) and (not rest or rest.startswith("#")):
        yield _whole_lines(characters, start, line_end(characters, over))
    yield Change(start, over, "")


def _is_plain(between: str) -> bool:
    """Whether two neighbors in brackets have nothing but a comma between them, on one line."""
    return not between.strip(" \t,")
