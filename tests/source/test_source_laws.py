"""Laws of both readers over generated data: values come back equal, and each span holds exactly its value."""

from __future__ import annotations

import json
import re
from typing import Literal

import yaml
from hypothesis import given
from hypothesis import strategies as st

from offer_check.errors import InputError
from offer_check.source import Document, Path, Span, read_bytes

Layout = dict[str, object]

# Safe_dump writes YAML 1.1, where these are text and need no quotes; in YAML 1.2 they are numbers.
NUMBER_IN_1_2 = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")


def texts(*excluded: str) -> st.SearchStrategy[str]:
    characters = st.characters(exclude_categories=["Cs", *excluded])  # type: ignore[arg-type]
    return st.text(characters, max_size=20).filter(lambda t: not NUMBER_IN_1_2.fullmatch(t))


def mappings(scalars: st.SearchStrategy[object], keys: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, object]]:
    inner = st.recursive(
        scalars, lambda v: st.lists(v, max_size=4) | st.dictionaries(keys, v, max_size=4), max_leaves=12
    )
    return st.dictionaries(keys, inner, max_size=5)


ANY_TEXT = texts()
PRINTED = texts("Cc", "Cf", "Cn", "Zl", "Zp")
NUMBERS = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | NUMBERS | ANY_TEXT
JSON_LAYOUTS = st.fixed_dictionaries({"indent": st.sampled_from((None, 2, "\t")), "ensure_ascii": st.booleans()})
LAYOUTS = {
    "default_flow_style": st.sampled_from((None, False, True)),
    "indent": st.integers(2, 6),
    "width": st.sampled_from((60, 100)),  # narrower, safe_dump writes what it cannot read itself
    "explicit_start": st.booleans(),
    "line_break": st.sampled_from(("\n", "\r\n", "\r")),
}
YAML_LAYOUTS = st.fixed_dictionaries(LAYOUTS)
QUOTED_LAYOUTS = st.fixed_dictionaries({**LAYOUTS, "default_style": st.sampled_from(('"', "'"))})


def read(written: str, syntax: Literal["yaml", "json"]) -> Document:
    return read_bytes(written.encode(), name="offer", syntax=syntax)


def attempt(raw: bytes, syntax: Literal["yaml", "json"]) -> Document | InputError:
    try:
        return read_bytes(raw, name="offer", syntax=syntax)
    except InputError as refused:
        return refused


def paths(value: object, path: Path = ()) -> list[tuple[Path, object]]:
    found: list[tuple[Path, object]] = [(path, value)]
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        found += paths(inner, (*path, step))
    return found


def cut(written: str, span: Span) -> str:
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", written)[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "".join(lines)


def cut_is_inside(written: str, span: Span) -> bool:
    lines = re.split(r"\r\n|\n|\r", written)
    starts_first = (span.line, span.column) <= (span.end_line, span.end_column)
    return starts_first and span.end_line <= len(lines) and span.end_column <= len(lines[span.end_line - 1]) + 1


def assert_json_spans(written: str, document: Document) -> None:
    for path, value in paths(document.data):
        place = document.place(path)
        assert place is not None
        assert repr(json.loads(cut(written, place.value))) == repr(value)
        assert (place.key is None) == (path == () or isinstance(path[-1], int))
        assert place.key is None or json.loads(cut(written, place.key)) == path[-1]


def assert_yaml_spans(written: str, document: Document) -> None:
    for path, value in paths(document.data):
        place = document.place(path)
        assert place is not None
        piece = " " * (place.value.column - 1) + cut(written, place.value)
        again = read(f"again:\n{piece}", "yaml").data["again"] if path else read(piece, "yaml").data
        assert repr(again) == repr(value)
        assert place.key is None or list(read(f"? {cut(written, place.key)}", "yaml").data) == [path[-1]]


@given(mappings(SCALARS, ANY_TEXT), JSON_LAYOUTS)
def test_json_comes_back_as_the_standard_library_reads_it(data: object, layout: Layout) -> None:
    written = json.dumps(data, **layout)  # type: ignore[arg-type]
    document = read(written, "json")
    assert repr(document.data) == repr(json.loads(written))
    assert_json_spans(written, document)


@given(mappings(SCALARS, ANY_TEXT), YAML_LAYOUTS)
def test_what_safe_dump_writes_comes_back_equal(data: object, layout: Layout) -> None:
    written = yaml.safe_dump(data, sort_keys=False, **layout)
    document = read(written, "yaml")
    assert repr(document.data) == repr(data)
    assert_yaml_spans(written, document)


@given(mappings(ANY_TEXT, ANY_TEXT), QUOTED_LAYOUTS)
def test_quoted_text_comes_back_equal(data: object, layout: Layout) -> None:
    written = yaml.safe_dump(data, sort_keys=False, **layout)
    document = read(written, "yaml")
    assert document.data == data
    assert_yaml_spans(written, document)


@given(mappings(PRINTED, PRINTED), YAML_LAYOUTS)
def test_unescaped_unicode_comes_back_equal(data: object, layout: Layout) -> None:
    written = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, **layout)
    document = read(written, "yaml")
    assert document.data == data
    assert_yaml_spans(written, document)


@given(st.text(st.sampled_from('{}[]",:\\ \n\tatrue0123.eE+-null/'), max_size=30))
def test_any_text_is_read_as_json_as_the_standard_library_does_or_refused(written: str) -> None:
    found = attempt(written.encode(), "json")
    if isinstance(found, InputError):
        assert all(f.line and f.column and f.message for f in found.faults)
    else:
        assert found.data == json.loads(written)


@given(
    st.sampled_from(("", "a: ", "a:\n- ", "a: [", "a: &a [b]\nb: ")),
    st.text(st.sampled_from("{}[]\"',:\\ \n\t\rab1.?-&*!|>#%@"), max_size=30),
)
def test_any_text_is_read_as_yaml_with_spans_inside_the_file_or_refused(start: str, rest: str) -> None:
    written = start + rest
    found = attempt(written.encode(), "yaml")
    if isinstance(found, InputError):
        assert all(f.line and f.column and f.message for f in found.faults)
    else:
        for path, _ in paths(found.data):
            assert cut_is_inside(written, found.span(path))


@given(st.binary(max_size=60), st.sampled_from(("yaml", "json")))
def test_any_bytes_are_read_or_refused(raw: bytes, syntax: Literal["yaml", "json"]) -> None:
    found = attempt(raw, syntax)
    if isinstance(found, InputError):
        assert all(f.path == "offer" and f.message for f in found.faults)
    else:
        assert isinstance(found.data, dict)
