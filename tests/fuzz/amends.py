"""One change written into a file that is odd in every way: what comes of it says just that change, or it is refused."""

from __future__ import annotations

from random import Random
from typing import Any

from offer_check import source
from offer_check.errors import InputError
from offer_check.source import Document
from offer_check.source.amend import appended, put, removed, replaced
from offer_check.source.plain import MISSING, changed, plain, same, value_at, with_words, without
from offer_check.source.read import Syntax

from .corpus import JSON_WORDS, YAML_WORDS, files, json_pieces, yaml_pieces
from .kind import Kind, refused
from .mutation import mutated
from .values import Path, at, paths, value

WORDS = (
    "pay",
    "note",
    "a",
    "licenses",
    "states",
    "b c",
    "# x",
    "yes",
    "1",
    "TX",
    "x: y",
    "- x",
    "'",
    '"',
    "é\n ü",
    " ",
)
HEAD = 4
"""Bytes before the file: how it is written, and what is changed in it."""


def _make(random: Random) -> bytes:
    """A file that is changed a little or not at all, so that most can be read."""
    seeds, larger, words = random.choice(
        ((yaml_pieces(), files(".yaml"), YAML_WORDS), (json_pieces(), files(".json"), JSON_WORDS))
    )
    raw = random.choice(larger if random.random() < 0.02 else seeds)
    if random.random() < 0.85:
        raw = mutated(raw, random, words, seeds)
    return bytes([seeds is json_pieces()]) + random.randbytes(HEAD - 1) + raw


def _attempt(raw: bytes) -> str:
    if len(raw) < HEAD:
        return "nothing"
    syntax: Syntax = "json" if raw[0] % 2 else "yaml"
    try:
        document = read(raw[HEAD:], syntax)
    except InputError as error:
        return refused(error, raw[HEAD:])
    random = Random(raw[1:HEAD])
    return random.choice((_put, _put, _put, _put, _removed, _removed, _appended, _replaced))(document, syntax, random)


def read(raw: bytes, syntax: Syntax) -> Document:
    """The document that bytes write."""
    return source.read_bytes(raw, name="fuzz", syntax=syntax)


def _target(document: Document, random: Random) -> Path:
    """A path that is there, or could be."""
    path = random.choice(list(paths(document.data)))
    held = at(document.data, path)
    if path and random.random() < 0.5:
        return path
    if isinstance(held, list):
        return (*path, len(held), *random.choice(((), ("a",), (0,))))
    return (*path, random.choice(WORDS), *random.choice(((), ("a",), (0,))))


def _put(document: Document, syntax: Syntax, random: Random) -> str:
    path, new = _target(document, random), random.choice((value(random, WORDS), random.choice(WORDS)))
    try:
        made = put(document, path, new, syntax=syntax)
    except (ValueError, InputError):
        return "refused"
    if made is None:
        return "not to be had"
    wanted = new if syntax == "json" else with_words(plain(new))
    if made == document.raw:
        held = value_at(document.data, path)
        assert same(held if syntax == "json" else with_words(held), wanted), "nothing was put"
        return "the same"
    return _proved(made, syntax, changed(document.data, path, plain(wanted)))


def _proved(made: bytes, syntax: Syntax, wanted: Any) -> str:
    said = read(made, syntax).data
    assert same(said, wanted), f"the file says {said!r:.200}, and should say {wanted!r:.200}"
    return "changed"


def _removed(document: Document, syntax: Syntax, random: Random) -> str:
    path = _target(document, random)
    made = removed(document, path, syntax=syntax)
    if made is None or made == document.raw:
        assert made is None or not path or value_at(document.data, path) is MISSING, "nothing was removed"
        return "not to be had"
    wanted = without(document.data, path)
    said, parent = read(made, syntax).data, value_at(wanted, path[:-1])
    if parent == {} and len(path) > 1 and not same(said, wanted):
        wanted = changed(wanted, path[:-1], None)
    assert same(said, wanted), f"the file says {said!r:.200}, and should say {wanted!r:.200}"
    return "changed"


def _appended(document: Document, syntax: Syntax, random: Random) -> str:
    lists = [path for path in paths(document.data) if isinstance(at(document.data, path), list | None)]
    path = random.choice(lists) if lists and random.random() < 0.8 else _target(document, random)
    entry = {random.choice(WORDS): random.choice(WORDS) for _ in range(random.choice((1, 2, 3)))}
    held = value_at(document.data, path)
    if not isinstance(held, list | None):
        return "nothing"
    made = appended(document, path, entry, syntax=syntax)
    if made is None:
        return "not to be had"
    return _proved(made, syntax, changed(document.data, path, [*(held or []), entry]))


def _replaced(document: Document, syntax: Syntax, random: Random) -> str:
    texts = [path for path in paths(document.data) if isinstance(at(document.data, path), str)]
    if not texts:
        return "nothing"
    news = {path: random.choice(WORDS) for path in random.sample(texts, min(len(texts), random.choice((1, 2))))}
    made = replaced(document, news, syntax=syntax)
    if made is None:
        return "not to be had"
    wanted = document.data
    for path, new in news.items():
        wanted = changed(wanted, path, new)
    return _proved(made, syntax, wanted)


AMEND = Kind(name="amend", make=_make, attempt=_attempt, each=20_000)
