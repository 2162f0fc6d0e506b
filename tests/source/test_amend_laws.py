"""Laws of changed files over generated ones: they say the old data with that change, and nothing else has moved."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from pathlib import Path as File
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_check import source
from offer_check.errors import InputError
from offer_check.source import Document, Path, Place
from offer_check.source.amend import put, removed
from offer_check.source.read import Syntax
from tests.source.layouts import VALUES, at, json_files, paths, spoken, targets, with_value, yaml_files

EXAMPLES = sorted((File(__file__).parents[2] / "examples").glob("*.offer.*"))


def read(raw: bytes, syntax: Syntax) -> Document:
    return source.read_bytes(raw, name="offer", syntax=syntax)


def lines(raw: bytes) -> list[str]:
    return re.split(r"\r\n|\n|\r", raw.decode().removeprefix("\ufeff"))


def breaks(raw: bytes) -> set[str]:
    return set(re.findall(r"\r\n|\n|\r", raw.decode()))


def changing_lines(document: Document, path: Path) -> range:
    """The lines (from 0) of the value at `path`; where there is none, those of the nearest that would hold it, if that
    is in brackets or has nothing yet."""
    nearest = next(path[:n] for n in range(len(path), -1, -1) if document.place(path[:n]))
    place = place_of(document, nearest)
    if nearest != path and at(document.data, nearest) and opens(document, nearest) not in ("[", "{"):
        return range(0)
    first, before = (place.key or place.value).line - 1, lines(document.raw)
    in_block = nearest and isinstance(nearest[-1], int) and opens(document, nearest[:-1]) == "-"
    if in_block and not before[first][: place.value.column - 1].strip():
        first = next(number for number in range(first - 1, -1, -1) if before[number].lstrip().startswith("-"))
    return range(first, place.value.end_line)


def place_of(document: Document, path: Path) -> Place:
    found = document.place(path)
    assert found
    return found


def opens(document: Document, path: Path) -> str:
    """The character with which a value begins."""
    span = place_of(document, path).value
    return lines(document.raw)[span.line - 1][span.column - 1]


def is_in_order(kept: Iterable[str], found: Iterable[str]) -> bool:
    """Whether all lines of `kept` are in `found`, one after the other."""
    there = iter(found)
    return all(line in there for line in kept)


def without_dash(line: str) -> str:
    """A line with blanks for the dashes that it begins with: where the first key of a row goes, the next one gets its
    dash."""
    return re.sub(r"^[ -]*(?= )", lambda found: " " * len(found[0]), line)


def assert_rest_is_kept(old: Document, new: bytes, path: Path, look: Callable[[str], str] = str) -> None:
    touched, before = changing_lines(old, path), lines(old.raw)
    kept = [line for number, line in enumerate(before) if number not in touched]
    assert is_in_order(map(look, filter(str.strip, kept)), map(look, filter(str.strip, lines(new))))
    assert breaks(new) <= (breaks(old.raw) or {"\n"})
    assert new.startswith(b"\xef\xbb\xbf") == old.raw.startswith(b"\xef\xbb\xbf")


def repr_of(value: Any) -> str:
    """A value in a form that tells 1 from True, and does not know an order of keys."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {repr_of(value[key])}' for key in sorted(value))}}}"
    return f"[{', '.join(map(repr_of, value))}]" if isinstance(value, list) else repr(value)


@given(data=st.data(), file=yaml_files(), value=VALUES)
def test_any_yaml_file_says_what_was_put(data: st.DataObject, file: tuple[bytes, Any], value: Any) -> None:
    raw, held = file
    path = data.draw(targets(held))
    old = read(raw, "yaml")
    new = put(old, path, value, syntax="yaml")
    assert new is not None
    said = read(new, "yaml").data
    if new == raw:
        assert repr_of(spoken(at(said, path))) == repr_of(spoken(value))
    else:
        assert repr_of(said) == repr_of(with_value(held, path, spoken(value)))
    assert_rest_is_kept(old, new, path)


@given(data=st.data(), file=json_files(), value=VALUES)
def test_any_json_file_says_what_was_put(data: st.DataObject, file: tuple[bytes, Any], value: Any) -> None:
    raw, held = file
    path = data.draw(targets(held))
    new = put(read(raw, "json"), path, value, syntax="json")
    assert new is not None
    assert repr_of(read(new, "json").data) == repr_of(with_value(held, path, value))


def without(data: Any, path: Path) -> Any:
    held = copy.deepcopy(data)
    del at(held, path[:-1])[path[-1]]
    return held


def none_for_empty(data: Any, path: Path) -> Any:
    return with_value(data, path, None) if path and at(data, path) == {} else data


@given(data=st.data(), file=yaml_files() | json_files())
def test_any_file_says_no_more_what_was_removed(data: st.DataObject, file: tuple[bytes, Any]) -> None:
    raw, held = file
    syntax: Syntax = "json" if raw.startswith(b"{") else "yaml"
    path = data.draw(st.sampled_from([path for path in paths(held) if path]))
    old = read(raw, syntax)
    new = removed(old, path, syntax=syntax)
    assert new is not None
    wanted, said = without(held, path), read(new, syntax).data
    assert repr_of(said) in (repr_of(wanted), repr_of(none_for_empty(wanted, path[:-1])))
    if syntax == "yaml":
        assert_rest_is_kept(old, new, path if at(wanted, path[:-1]) else path[:-1], without_dash)


def test_where_the_first_key_of_a_row_goes_the_next_one_gets_its_dash() -> None:
    old = read(b"sites:\n  - name: A\n    state: TX # here\n    kind: main\n", "yaml")
    assert removed(old, ("sites", 0, "name"), syntax="yaml") == b"sites:\n  - state: TX # here\n    kind: main\n"


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
@given(data=st.data(), value=VALUES)
@settings(max_examples=4, deadline=None)
def test_an_example_keeps_all_but_what_was_put(file: File, data: st.DataObject, value: Any) -> None:
    old = source.read(file)
    syntax: Syntax = "json" if file.suffix == ".json" else "yaml"
    path = data.draw(targets(old.data).filter(bool))
    new = put(old, path, value, syntax=syntax)
    assert new is not None
    said = read(new, syntax).data
    wanted = with_value(old.data, path, spoken(value) if syntax == "yaml" else value)
    assert repr_of(said) == repr_of(wanted)
    assert_rest_is_kept(old, new, path)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_what_is_put_and_removed_again_leaves_an_example_as_it_was(file: File) -> None:
    old = source.read(file)
    syntax: Syntax = "json" if file.suffix == ".json" else "yaml"
    for path in (("pay", "new"), ("licenses", len(old.data["licenses"])), ("new",)):
        put_there = put(old, path, {"amount": 1, "per": "year"}, syntax=syntax)
        assert put_there is not None
        assert removed(read(put_there, syntax), path, syntax=syntax) == old.raw


@given(
    start=st.sampled_from(
        ("a: ", "a:\n- ", "a: [", "a: &a [b]\nb: ", "? a\n: b: ", "a: {b: &c ", "- a\n", "a:\n  b: ")
    ),
    rest=st.text(st.sampled_from("{}[]\"',:\\ \n\t\rab1.?-&*!|>#"), max_size=25),
    value=VALUES,
    data=st.data(),
)
def test_a_file_in_any_other_layout_says_what_was_put_or_is_left_alone(
    start: str, rest: str, value: Any, data: st.DataObject
) -> None:
    try:
        old = read(f"{start}{rest}".encode(), "yaml")
    except InputError:
        return
    path = data.draw(targets(old.data).filter(bool))
    new = put(old, path, value, syntax="yaml")
    if new is not None and new != old.raw:
        assert repr_of(read(new, "yaml").data) == repr_of(with_value(old.data, path, spoken(value)))
    gone = removed(old, path, syntax="yaml")
    assert gone is None or read(gone, "yaml").data is not None
