"""YAML and JSON files in every layout that a person may choose, and the ways to change what they say."""

from __future__ import annotations

import copy
import itertools
import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from offer_check.source import Path

KEYS = st.sampled_from(["pay", "base", "states", "note", "TX", "pay.base", "licenses[TX].status", "per", "yes"])
TEXTS = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(
        ("", "yes", "NO", "null", "1", "0x1", "2027-01-31", "a: b", "- a", "a #b", "'", '"', "{", "[a]", "*a", "%", "~")
    )
    | st.sampled_from(
        (
            "two\nlines",
            "two\n\n lines # here",
            " \n",
            "word " * 30 + "end",
            "a" * 130,
            "\x85",
            "end \\",
            "x\n\n",
            "#\ny",
        )
    )
)
SCALARS = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.sampled_from([0.5, 1e16, 40.0]) | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
DATA = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """All paths into a value, its own first."""
    yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from paths(inner, (*path, step))


def at(value: Any, path: Path) -> Any:
    """The value at a path."""
    for step in path:
        value = value[step]
    return value


def with_value(data: Any, path: Path, value: Any) -> Any:
    """A copy of `data` that holds `value` at a path."""
    if not path:
        return value
    held = copy.deepcopy(data)
    if held is None:
        held = {} if isinstance(path[0], str) else []
    if isinstance(held, list) and path[0] == len(held):
        held.append(None)
    before = held.get(path[0]) if isinstance(held, dict) else held[path[0]]
    held[path[0]] = with_value(before, path[1:], value)
    return held


def spoken(value: Any) -> Any:
    """A value with yes and no for booleans."""
    if isinstance(value, dict):
        return {key: spoken(item) for key, item in value.items()}
    if isinstance(value, list):
        return [spoken(item) for item in value]
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


@st.composite
def targets(draw: st.DrawFn, data: Any) -> Path:
    """A path of `data`, or one that could be there: a further key, an item behind the last, with parents."""
    path = draw(st.sampled_from(list(paths(data))))
    held = at(data, path)
    if path and (not isinstance(held, dict | list | None) or draw(st.booleans())):
        return path
    more = draw(st.lists(KEYS, min_size=1, max_size=2))
    if isinstance(held, list):
        return (*path, len(held), *more[1:])
    return (*path, more[0]) if held and more[0] in held else (*path, *more)


@st.composite
def yaml_files(draw: st.DrawFn) -> tuple[bytes, Any]:
    """A file with comments everywhere, each of them different, and what it says."""
    data = draw(DATA)
    lines = [*draw(st.sampled_from([[], ["# head", ""]])), *_Writer(draw).mapping(data, 0)]
    lines += draw(st.sampled_from([[], [""], ["# end"], ["", "# end", "..."]]))
    new = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    text = new.join(lines) + draw(st.sampled_from(["", new]))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode(), data


@st.composite
def json_files(draw: st.DrawFn) -> tuple[bytes, Any]:
    """A file as usual writers of JSON leave it, and what it says."""
    data, indent = draw(DATA), draw(st.sampled_from([None, 0, 2, 4, "\t"]))
    separators = draw(st.sampled_from([None, (",", ":")])) if indent is None else None
    return json.dumps(data, indent=indent, separators=separators, ensure_ascii=draw(st.booleans())).encode(), data


class _Writer:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.step = draw(st.sampled_from([2, 2, 4]))
        self.count = itertools.count()

    def mapping(self, data: dict[str, Any], margin: int, *, behind_dash: bool = False) -> Iterator[str]:
        for number, (key, value) in enumerate(data.items()):
            if number or not behind_dash:
                yield from self.between(margin)
            yield from self.behind(f"{' ' * margin}{_key(key)}:", value, margin + self.step)

    def items(self, data: list[Any], margin: int) -> Iterator[str]:
        for value in data:
            yield from self.between(margin)
            if isinstance(value, dict) and value and self.draw(st.booleans()):
                first, *rest = self.mapping(value, margin + 2, behind_dash=True)
                yield f"{' ' * margin}- {first.lstrip()}"
                yield from rest
            else:
                yield from self.behind(f"{' ' * margin}-", value, margin + self.step)

    def behind(self, start: str, value: Any, margin: int) -> Iterator[str]:
        """A value behind a colon or a dash, on the same line or below."""
        if isinstance(value, dict | list) and value and self.draw(st.booleans()):
            yield f"{start}{self.comment()}"
            yield from self.mapping(value, margin) if isinstance(value, dict) else self.items(value, margin)
        elif isinstance(value, list) and value and self.draw(st.booleans()):
            yield f"{start} [{self.comment()}"
            for item in value:
                yield f"{' ' * margin}{_flow(item)},{self.comment()}"
                yield from self.between(margin)
            yield f"{' ' * margin}]{self.comment()}"
        elif isinstance(value, str) and re.fullmatch(r"\w[ -~\n]*\w", value) and "\n" in value:
            yield f"{start} |-{self.comment()}"
            yield from (f"{' ' * margin}{line}" if line else "" for line in value.split("\n"))
        elif value is None and self.draw(st.booleans()):
            yield f"{start}{self.comment()}"
        else:
            yield f"{start} {_flow(value)}{self.comment()}"

    def comment(self) -> str:
        return self.draw(st.sampled_from(["", "", "  #\t{}: [x]", " #{}"])).format(next(self.count))

    def between(self, margin: int) -> list[str]:
        """Blank lines and comments, indented as what follows or not at all."""
        blanks = " " * self.draw(st.sampled_from([margin, margin, 0]))
        return self.draw(st.sampled_from([[], [], [""], [f"{blanks}# {next(self.count)}"]]))


def _key(key: str) -> str:
    return key if key.isidentifier() else json.dumps(key)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(key)}: {_flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in json.dumps(value, ensure_ascii=False))
