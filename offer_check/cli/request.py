"""Names on the command line -> the rules, the files and the documents that they stand for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError, UsageError

if TYPE_CHECKING:
    from ..ruleset.ruleset import Rules
    from ..source import Document

SUFFIXES = (".yaml", ".yml", ".json")


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
    rules = load([folder, *folders], bundled=folder.parent / "rules.json")
    return rules.select(packs=("core", "extended", "program"))


def find(names: Sequence[str]) -> list[str]:
    """The offer files that `names` stand for, each once: files as they are, folders searched. Raises UsageError where
    there are none."""
    found: dict[str, None] = {}
    for name in names:
        path = Path(name)
        if name == "-" or not path.is_dir():
            found[name] = None
            continue
        inside = [str(p) for p in sorted(path.rglob("*")) if _is_offer(p)]
        if not inside:
            raise UsageError(
                f"{name}: no offers in this folder; offers are named *.offer.yaml, *.offer.yml or *.offer.json, "
                "or begin with offer_format"
            )
        found |= dict.fromkeys(inside)
    return list(found)


def _is_offer(path: Path) -> bool:
    if path.suffix not in SUFFIXES or not path.is_file() or any(part.startswith(".") for part in path.parts[:-1]):
        return False
    if path.stem.endswith(".offer"):
        return True
    from .. import source

    try:
        data = source.read(path).data
    except InputError:
        return False
    return isinstance(data, dict) and "offer_format" in data


def document(name: str, stdin_name: str = "stdin.yaml") -> Document:
    """The document in a file, or in standard input where `name` is `-`. Raises InputError with every fault."""
    from .. import source

    if name != "-":
        return source.read(name)
    raw, is_json = sys.stdin.buffer.read(), stdin_name.lower().endswith(".json")
    return source.read_bytes(raw, name=stdin_name, syntax="json" if is_json else "yaml")
