"""Names on the command line -> the rules, the files and the documents that they stand for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from .folder import offers

if TYPE_CHECKING:
    from ..ruleset.ruleset import Rules
    from ..source import Document


def rules_of(
    packs: Sequence[str] = ("core",),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    folders: Sequence[Path] = (),
) -> Rules:
    """The rules that the options ask for; no pack is the core."""
    from ..api import load_rules

    return load_rules(folders).select(packs=packs or ("core",), select=select, ignore=ignore)


def book_rules(folders: Sequence[Path] = ()) -> Rules:
    """All rules, those of `folders` added, for commands that describe them: the engine is not loaded."""
    from .. import bundled
    from ..ruleset.load import load

    folder = bundled.folder("rules")
    rules = load([folder, *folders], bundled=folder.parent / "rules.jsonl")
    return rules.select(packs=("core", "extended", "program"))


def find(names: Sequence[str]) -> list[str]:
    """The offer files that `names` stand for: files as they are, folders searched. UsageError where there are none.

    A file that is given twice is there once, by the name that came first, whatever the spelling (`a.yaml`, `./a.yaml`).
    """
    found: dict[str, str] = {}
    for name in names:
        for path in [name] if name == "-" or not os.path.isdir(name) else _inside(name):
            found.setdefault(path if path == "-" else os.path.abspath(path), path)
    return list(found.values())


def _inside(folder: str) -> list[str]:
    inside = offers(folder)
    if not inside:
        raise UsageError(
            f"{folder}: no offers in this folder; offers are named *.offer.yaml, *.offer.yml or *.offer.json, "
            "or begin with offer_format"
        )
    return inside


def document(name: str, stdin_name: str = "stdin.yaml") -> Document:
    """The document in a file, or in standard input where `name` is `-`. Raises InputError with every fault."""
    from .. import source

    if name != "-":
        return source.read(name)
    raw, is_json = sys.stdin.buffer.read(), stdin_name.lower().endswith(".json")
    return source.read_bytes(raw, name=stdin_name, syntax="json" if is_json else "yaml")
