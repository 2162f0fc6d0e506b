"""TOML text in, values out, with the place of each: however a table is written, and whatever its keys are."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_check.errors import InputError
from offer_check.source import Document, Path, Span, read_bytes


def read(written: str) -> Document:
    return read_bytes(written.encode(), name="a.toml", syntax="toml")


def text_at(written: str, span: Span) -> str:
    """What stands in `written` at a span."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n", written))]
    return written[starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1]


def refusal(written: str | bytes) -> str:
    with pytest.raises(InputError) as error:
        read_bytes(written if isinstance(written, bytes) else written.encode(), name="a.toml", syntax="toml")
    return str(error.value)


@pytest.mark.parametrize(
    ("written", "path", "key", "value"),
    [
        ("a = 1", ("a",), "a", "1"),
        ("a.b = 1", ("a", "b"), "b", "1"),
        ("a . 'b c' . \"d\" = 1", ("a", "b c", "d"), '"d"', "1"),
        ('"a.b" = "é=#"  # no', ("a.b",), '"a.b"', '"é=#"'),
        ('"\\u00e9" = \'it"s\'', ("é",), '"\\u00e9"', "'it\"s'"),
        ("a = { b = 1, c.d = [2, 3] }", ("a", "c", "d", 1), None, "3"),
        ("a = [\n  1, # one ]\n  [2],\n]\n", ("a", 1), None, "[2]"),
        ("[a.b]\nc = true", ("a", "b", "c"), "c", "true"),
        ("[a.b]\nc = true", ("a", "b"), "b", "[a.b]"),
        ("[b]\nx = 1\n[a]\nx = 2", ("a", "x"), "x", "2"),
        ("[ a . 'b]' ]\nc = 1", ("a", "b]", "c"), "c", "1"),
        ("[[a]]\nb = 1\n[[a]]\nb = 2", ("a", 1, "b"), "b", "2"),
        ("[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2", ("a", 1, "b", "c"), "c", "2"),
        ('a = """x = 1\n"]"""""\nb = 2', ("a",), "a", '"""x = 1\n"]"""""'),
        ('a = """x = 1\n"]"""""\nb = 2', ("b",), "b", "2"),
        ("a = '''\n[b]\n'''\nb = 2", ("b",), "b", "2"),
        ("a = 2026-11-23 10:00:00\nb = 1", ("a",), "a", "2026-11-23 10:00:00"),
        ("\r\n# é\r\na = 1\r\nb = 'ü'", ("b",), "b", "'ü'"),
    ],
)
def test_a_key_and_its_value_have_their_places(written: str, path: Path, key: str | None, value: str) -> None:
    place = read(written).place(path)
    assert place is not None
    assert (text_at(written, place.key) if place.key else None, text_at(written, place.value)) == (key, value)


def test_what_is_absent_has_the_place_of_its_table() -> None:
    document = read("x = 1\n[tool.offer-check]\nset = {a = 1}\n")
    assert document.span(("tool", "offer-check", "pack")) == Span(2, 7, 2, 18)
    assert document.span(("tool", "offer-check", "set", "b")) == Span(3, 1, 3, 4)


def test_a_byte_order_mark_does_not_move_anything() -> None:
    assert read("\ufeffa = 1").span(("a",)) == Span(1, 5, 1, 6)


def test_numbers_keep_their_digits_and_an_empty_file_is_an_empty_table() -> None:
    assert read("a = 0.10").data == {"a": Decimal("0.10")}
    assert read("# nothing\n").data == {}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a = 1\nb = major\n", "a.toml:2:5: not TOML: invalid value; put text in double quotes"),
        ("a = 1\na = 2\n", "a.toml:2:6: not TOML: cannot overwrite a value"),
        ("a 1\n", "a.toml:1:3: not TOML: expected '=' after a key in a key/value pair"),
        ('a = """never', "a.toml:1:13: not TOML: unterminated string"),
        ("\r\n\r\na = [1\r\n", "a.toml:4:1: not TOML: unclosed array"),
        ("a = " + "9" * 5000, "a.toml:1:1: not TOML: exceeds the limit (4300 digits)"),
        ("a = " + "[" * 5000, "a.toml:1:1: more than 32 levels of nesting"),
        (b"a = '\xe9'", "a.toml:1:6: byte 0xE9 is not UTF-8"),
        ("a = 1".encode("utf-16"), "a.toml: the file is encoded as UTF-16"),
        (b"a = 1\0", "a.toml:1:6: a NUL byte"),
    ],
)
def test_what_is_not_toml_is_refused_with_its_place(written: str | bytes, said: str) -> None:
    assert refusal(written).startswith(said)


KEYS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6) | st.sampled_from(("a", "b-1", "a.b", "é"))
SCALARS = st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(exclude_categories=["Cs", "Cc"]))
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


def spelled(key: str, draw: st.DrawFn) -> str:
    if re.fullmatch("[A-Za-z0-9_-]+", key) and draw(st.booleans()):
        return key
    if "'" not in key and draw(st.booleans()):
        return f"'{key}'"
    return json.dumps(key, ensure_ascii=draw(st.booleans()) and key.isascii())


def value(data: Any, draw: st.DrawFn) -> str:
    blank = draw(st.sampled_from(("", " ")))
    match data:
        case dict():
            pairs = [f"{spelled(k, draw)}{blank}={blank}{value(v, draw)}" for k, v in data.items()]
            return "{" + blank + f"{blank},".join(pairs) + blank + "}"
        case list():
            between = draw(st.sampled_from(("", " ", "\n", " # ] }\n")))
            return "[" + "".join(f"{between}{value(v, draw)}{between}," for v in data) + between + "]"
        case str() if "'" not in data and draw(st.booleans()):
            return draw(st.sampled_from((f"'{data}'", f"'''{data}'''")))
        case str() if draw(st.booleans()):
            return f'"""{json.dumps(data, ensure_ascii=False)[1:-1]}"""'
    return json.dumps(data, ensure_ascii=False)


def lines(data: dict[str, Any], header: str, draw: st.DrawFn) -> list[str]:
    """The lines of a table: plain pairs and dotted keys first, tables of their own after them."""
    first: list[str] = []
    after: list[str] = []
    for key, inner in data.items():
        name = spelled(key, draw)
        whole = f"{header}.{name}" if header else name
        if isinstance(inner, dict) and inner and draw(st.booleans()):
            first += [f"{name} . {spelled(k, draw)} = {value(v, draw)}" for k, v in inner.items()]
        elif isinstance(inner, dict) and draw(st.booleans()):
            after += [f"[ {whole} ]", *lines(inner, whole, draw)]
        elif isinstance(inner, list) and inner and all(isinstance(v, dict) for v in inner) and draw(st.booleans()):
            for row in inner:
                after += [f"[[{whole}]] # row", *lines(row, whole, draw)]
        else:
            first.append(f"{name} = {value(inner, draw)}")
    return first + after


@st.composite
def documents(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """Data, and a text that writes it."""
    data = draw(DATA)
    return data, "\n".join(lines(data, "", draw)).replace("\n", draw(st.sampled_from(("\n", "\r\n", "\n\n"))))


def paths(data: Any, path: Path = ()) -> list[Path]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(p for step, one in inner for p in paths(one, (*path, step)))]


@given(documents())
def test_every_span_holds_just_its_key_and_its_value(generated: tuple[dict[str, Any], str]) -> None:
    data, written = generated
    document = read(written)
    assert document.data == data
    for path in paths(data)[1:]:
        place = document.place(path)
        assert place is not None
        if place.key:
            assert tomllib.loads(f"{text_at(written, place.key)} = 1") == {path[-1]: 1}
        found, there = data, text_at(written, place.value)
        for step in path:
            found = found[step]
        if there.startswith("[[") or (isinstance(found, dict) and not there.startswith("{")):
            continue  # a table of its own, or a list of them: its place is where it is named first
        assert tomllib.loads(f"x = {there}")["x"] == found
