"""The files of a rules folder as bytes, and the digest that tells one set of rules from another; nothing is parsed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

SUFFIXES = (".yaml", ".yml", ".json")
BESIDES = ("data", "derived")
"""The folders that hold no rules but what they rest on."""


def files(folder: Path) -> Mapping[str, bytes]:
    """The bytes of every rule, table and topics file under `folder`, by relative POSIX path, sorted."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix in SUFFIXES and p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths}


def digest(contents: Mapping[str, bytes]) -> str:
    """SHA-256 hex over names and contents, each length-prefixed."""
    total = hashlib.sha256()
    for name, raw in contents.items():
        for part in (name.encode(), raw):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
    return total.hexdigest()


def rules(names: Iterable[str]) -> int:
    """How many of the files are rules: one rule is one file of a family."""
    return sum("/" in name and name.partition("/")[0] not in BESIDES for name in names)
