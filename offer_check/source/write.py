"""Plain data in, the text of a whole new file out, in the order of the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .json_layout import JsonStyle
from .plain import plain, with_words
from .yaml_layout import YamlStyle


def as_yaml(data: Mapping[str, Any], *, head: str = "") -> str:
    """`data` as YAML under the comments of `head`: a blank line before each group, tables a row a line.

    True and False are written yes and no, as everywhere in offers; all else is read back as it was. Raises ValueError
    for what no file can hold.
    """
    lines = list(_groups(with_words(plain(data)))) or ["{}"]
    start = [head.rstrip("\n"), ""] if head else []
    return "".join(f"{line}\n" for line in [*start, *lines])


def as_json(data: Mapping[str, Any]) -> str:
    """`data` as JSON, a group or a row a line at least. Raises ValueError for what no file can hold."""
    style, held = JsonStyle(), plain(data)
    pairs = [style.pair(key, value, style.indent, group=True) for key, value in held.items()]
    return "{\n" + ",\n".join(f"{style.indent}{pair}" for pair in pairs) + "\n}\n" if pairs else "{}\n"


def _groups(data: dict[str, Any]) -> Iterator[str]:
    for number, (key, value) in enumerate(data.items()):
        if number and isinstance(value, dict | list) and value:
            yield ""
        yield from YamlStyle().entry(key, value, group=True)
