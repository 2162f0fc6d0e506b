"""Bytes that are nearly YAML, JSON or TOML: what is read has a place for everything, the rest is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from offer_check import source
from offer_check.errors import InputError
from offer_check.judge.rules import every
from offer_check.offer import file
from offer_check.offer.tables import build
from offer_check.source import Document
from offer_check.source.plain import same
from offer_check.source.read import Syntax

from .corpus import JSON_WORDS, ROOT, YAML_WORDS, files, json_pieces, yaml_pieces
from .kind import Kind, refused
from .mutation import mutated
from .values import paths

TOML_CORNERS = (
    b'pack = ["extended"]\n[set]\n"MIX-02.most" = 50\n',
    b'[a.b]\nc = 1979-05-27T07:32:00Z\nd = [1, 2.5, \'x\', """y\n"""]\n[[e]]\nf = {g = 1, h = {}}\n[[e]]\n',
    b"a.b.c = 0x1F\n\"d\".'e' = 1e5\nf = inf\ng = nan\nh = true # x\ni = '''\nx'''\nj = 07:32:00\nk = 1_000\n",
)
TOML_WORDS = tuple(
    word.encode()
    for word in (
        *("[", "]", "[[", "]]", "=", ".", '"', "'", '"""', "'''", "#", "\n", "\r\n", ",", "{", "}", "a = 1\n", "[a]\n"),
        *(
            "[[a]]\n",
            "inf",
            "nan",
            "1979-05-27",
            "07:32:00",
            "\\u0041",
            "\\U00110000",
            "true",
            "[tool.offer-check]\n",
            "a.b",
        ),
    )
)
CHECKS = every()
TABLES = build(CHECKS.raw)


def reading(syntax: Syntax) -> Callable[[bytes], str]:
    """What reads bytes in a syntax, and looks at what came of it."""

    def attempt(raw: bytes) -> str:
        try:
            document = source.read_bytes(raw, name=f"fuzz.{syntax}", syntax=syntax)
        except InputError as error:
            return refused(error, raw)
        placed(document)
        if syntax == "json":
            assert same(document.data, json.loads(raw.decode("utf-8-sig"))), "read other than the standard library does"
        if syntax != "toml" and "offer_format" in document.data:
            return offered(document)
        return "read"

    return attempt


def placed(document: Document) -> None:
    """AssertionError where a value has no place inside of the file."""
    last = len(document.lines.starts)
    for path in paths(document.data):
        place = document.place(path)
        assert place is not None, f"no place for {path}"
        for span in (place.value, *((place.key,) if place.key else ())):
            assert 1 <= span.line <= span.end_line <= last, f"{path} stands at {span}"
            assert span.column >= 1, f"{path} stands at {span}"
            assert (span.line, span.column) <= (span.end_line, span.end_column), f"{path} stands at {span}"


def offered(document: Document) -> str:
    """Whether the document is an offer. AssertionError where the refusal is none that helps."""
    try:
        file.of(document, TABLES)
    except InputError as error:
        refused(error, document.raw)
        return "no offer"
    return "offer"


def making(seeds: Sequence[bytes], larger: Sequence[bytes], words: Sequence[bytes]) -> Callable[[Random], bytes]:
    """What makes inputs of `seeds`, now and then of `larger` ones."""

    def make(random: Random) -> bytes:
        seed = random.choice(larger if larger and random.random() < 0.04 else seeds)
        return mutated(seed, random, words, seeds)

    return make


def _kind(name: Syntax, seeds: Any, larger: Any, words: Sequence[bytes]) -> Kind:
    return Kind(
        name=name,
        make=making(seeds, larger, words),
        attempt=reading(name),
        each=50_000,
        tokens=words,
    )


YAML = _kind("yaml", yaml_pieces(), files(".yaml"), YAML_WORDS)
JSON = _kind("json", json_pieces(), files(".json"), JSON_WORDS)
TOML = _kind("toml", (*TOML_CORNERS, (ROOT / "pyproject.toml").read_bytes()), (), TOML_WORDS)
