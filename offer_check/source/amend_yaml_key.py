"""A YAML mapping and a new key in, the places where the key may stand out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from .amend_yaml_list import into_brackets
from .amend_yaml_value import commented, is_block, style
from .amendment import Change, Site, first_offset
from .anchor import inside
from .flow import flow, text
from .place import Node
from .text_lines import column, ends, has_blank_line, indent, line_break, line_end, line_start, lines_below, opens_line
from .yaml_layout import indented


def additions(site: Site, key: str, value: Any, *, before: Node | None) -> Iterator[list[Change]]:
    """The ways to add `key` with plain `value` to the mapping at `site`, behind the sibling `before` it (None: as the
    first), the best way first."""
    characters, node = site.characters, site.node
    if characters[node.start] == "{":
        yield [_in_brackets(characters, node, before, f"{text(key, inside=True)}: {flow(value, inside=True)}")]
    elif is_block(characters, node) and isinstance(node.children, dict):
        yield from ([change] for change in _in_block(site, key, value, before))


def _in_brackets(characters: str, node: Node, before: Node | None, written: str) -> Change:
    siblings = inside(node.children)
    if not siblings:
        return Change(node.start + 1, node.start + 1, written)
    if before:
        return into_brackets(characters, before, written)
    start = first_offset(siblings[0])
    gap = line_break(characters) + indent(characters, start) if opens_line(characters, start) else " "
    return Change(start, start, f"{written},{gap}")


def _in_block(site: Site, key: str, value: Any, before: Node | None) -> Iterator[Change]:
    characters, siblings, new = site.characters, inside(site.node.children), line_break(site.characters)
    margin = column(characters, site.node.start)
    lines = tuple(style(site, margin).entry(key, value, group=not site.path))
    written = new.join(indented(lines, " " * margin))
    for place in _examples(site, key, margin):
        yield _below(characters, place, written)
    if before is None:
        yield from _above(characters, siblings[0], written)
    gap = new if not site.path and len(lines) > 1 and _stand_apart(characters, siblings) else ""
    for sibling in (before or siblings[-1], siblings[-1]):
        for place in ends(characters, line_end(characters, sibling.end), margin):
            yield _below(characters, place, gap + written)
    # A text that ends with the file, in a block of its own, would take a line below it in.
    yield from _above(characters, siblings[0], written)


def _examples(site: Site, key: str, margin: int) -> Iterator[int]:
    """The ends of the lines that have the key behind a #, among the keys of the mapping."""
    over = [site.node.key[1]] if site.node.key else []
    for above in (*over, *(sibling.end for sibling in inside(site.node.children))):
        yield from (end for end, blanks in commented(site.characters, above, key) if len(blanks) == margin)


def _below(characters: str, place: int, written: str) -> Change:
    at, lines = lines_below(characters, place, written)
    return Change(at, at, lines)


def _above(characters: str, sibling: Node, written: str) -> Iterator[Change]:
    if opens_line(characters, first_offset(sibling)):
        start = line_start(characters, first_offset(sibling))
        yield Change(start, start, written + line_break(characters))


def _stand_apart(characters: str, siblings: Sequence[Node]) -> bool:
    """Whether a blank line stands between any two of them."""
    between = (characters[one.end : first_offset(other)] for one, other in pairwise(siblings))
    return len(siblings) == 1 or any(map(has_blank_line, between))
