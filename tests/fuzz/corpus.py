"""What mutations start from: the examples and fixtures, small pieces of them, and every corner of the two languages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from offer_check import source
from offer_check.source.read import Syntax

ROOT = Path(__file__).parents[2]
YAML_CORNERS = (
    b"a: &x {b: 1}\nc: *x\nd: [*x, *x]\n",
    b"a: &x [&y 1, *y]\nb: *x\n",
    b"<<: {a: 1}\nb: {<<: [{c: 1}]}\n",
    b"a: !!str 1\nb: !x y\n!!map c: !<tag:yaml.org,2002:int> 3\n",
    b"%YAML 1.2\n---\na: 1\n...\n",
    b"---\na: 1\n---\nb: 2\n",
    b"a: |\n  one\n   two\n\nb: >-\n  three\n  four\n\n\nc: |+2\n    x\n\n",
    b"? a\n: b\n? [c, d]\n: e\n? |\n  key\n: f\n",
    b"a:\n- b\n- c: d\n  e: f\n-\n  - g\n  - - h\n",
    b"a: 'it''s'\nb: \"\\x41\\u00e9\\U0001F600\\\n  x\"\nc: plain\n  goes on\n",
    b"{a: [1, 2, {b: c, }, ], 'd': \"e\", f}\n",
    b"a: 0o7\nb: 0x1F\nc: 1e3\nd: .inf\ne: 1_000\nf: 2027-01-31\ng: 1:30\nh: ~\ni: yes\nj: +1\nk: .5\nl: 1.\nm: -0\n",
    b"# comment\na: 1 # x\n# y\n\nb: # z\n  c: 2\n",
    b"offer_format: 1\nabout: {specialty: dermatology, role_type: [hybrid_clinic]}\npatients: {states: [TX]}\n",
    b"\xef\xbb\xbfoffer_format: 1\r\nabout:\r\n  specialty: dermatology\r\n  role_type: hybrid_clinic\r\n",
    b'a: "\\ud83d\\ude00"\nb: "\\/\\N\\_\\L\\P\\e\\0"\n',
)
YAML_WORDS = tuple(
    word.encode()
    for word in (
        *(
            "&a ",
            "*a",
            "<<: ",
            "!!str ",
            "!x ",
            "!<x> ",
            "%YAML 1.2\n",
            "%TAG ! x:\n",
            "---\n",
            "...\n",
            "- ",
            ": ",
            "? ",
        ),
        *(
            "|\n",
            ">\n",
            "|-\n",
            ">+\n",
            "|2\n",
            "# ",
            " #",
            "'",
            '"',
            "''",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "-",
            "?",
            "\n",
        ),
        *(
            "\n  ",
            "\n- ",
            "\n---\n",
            "\\u0041",
            "\\ud800",
            "\\U00110000",
            "\\x00",
            "\\\n",
            "@",
            "`",
            "key: value\n",
            "=",
            "{a: b}",
        ),
    )
)
JSON_CORNERS = (
    b"{}",
    b'{"a": [1, -0, 1.5e3, 1E-7, true, false, null, "x", [], {}]}',
    b'{"a": "\\u00e9\\ud83d\\ude00\\n\\/\\\\\\"", "b": {"c": {"d": [{"e": 1}]}}}',
    b'{"offer_format": 1, "about": {"specialty": "dermatology", "role_type": ["hybrid_clinic"]}, "sites": []}',
    b'\xef\xbb\xbf{\r\n\t"a" : 1 ,\r\n\t"b" : [ ]\r\n}',
    b'{"a": 9223372036854775807, "b": -9223372036854775808, "c": 0.1, "": ""}',
    b"[1]",
    b'"x"',
    b"null",
)
JSON_WORDS = tuple(
    word.encode()
    for word in (
        *('"', "{", "}", "[", "]", ",", ":", '""', '"a"', '"a": 1, ', '{"a": 1}', "[1, 2]", "true", "null", "NaN"),
        *(
            "-Infinity",
            "\\u0041",
            "\\ud800",
            "\\udc00",
            "\\u00",
            "\\x",
            "//",
            "/* */",
            "#",
            "'",
            "01",
            "1.",
            ".5",
            "-",
            "+1",
            "1e",
        ),
    )
)


@cache
def files(ending: str) -> tuple[bytes, ...]:
    """The examples and fixtures with such an ending."""
    found = [*ROOT.glob(f"examples/*{ending}"), *ROOT.glob(f"tests/fixtures/*{ending}")]
    return tuple(path.read_bytes() for path in sorted(found))


@cache
def offers() -> tuple[Any, ...]:
    """The examples and fixtures as data."""
    syntaxes: tuple[Syntax, ...] = ("yaml", "json")
    found = ((syntax, raw) for syntax in syntaxes for raw in files(f".{syntax}"))
    return tuple(source.read_bytes(raw, name="offer", syntax=syntax).data for syntax, raw in found)


@cache
def yaml_pieces() -> tuple[bytes, ...]:
    """Groups of the examples, each as it stands in its file, and the corners of YAML."""
    pieces = [piece for raw in files(".yaml") for piece in _groups(raw)]
    return (*YAML_CORNERS, *pieces)


@cache
def json_pieces() -> tuple[bytes, ...]:
    """Groups of the examples as JSON, and the corners of JSON."""
    pieces = [json.dumps({key: group}, indent=2).encode() for offer in offers() for key, group in offer.items()]
    return (*JSON_CORNERS, *pieces)


def _groups(raw: bytes) -> list[bytes]:
    """The top-level keys of a file, each with its lines; two heads make an offer of a group."""
    lines = raw.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line[:1].isalpha()]
    parts = [b"".join(lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return [part for part in parts if len(part) < 3_000]
