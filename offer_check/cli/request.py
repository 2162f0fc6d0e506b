"""Options -> what a check needs: rules selected and changed, the day, preferences, and the offers found."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError, UsageError

if TYPE_CHECKING:
    from ..checker.checker import Checker
    from ..offer import Preferences
    from ..offer.file import OfferFile
    from ..ruleset.ruleset import Rules
    from ..source import Document

SUFFIXES = (".yaml", ".yml", ".json")


def rules_of(
    packs: Sequence[str] = ("core",),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    folders: Sequence[Path] = (),
    settings: Sequence[str] = (),
) -> Rules:
    """The rules that the options ask for; no pack is the core."""
    from ..api import load_rules

    rules = load_rules(folders).set(dict(map(_setting, settings)))
    return rules.select(packs=packs or ("core",), select=select, ignore=ignore)


def book_rules(folders: Sequence[Path] = ()) -> Rules:
    """All rules, those of `folders` added, for commands that describe them: the engine is not loaded."""
    from .. import bundled
    from ..ruleset.load import load

    folder = bundled.folder("rules")
    rules = load([folder, *folders], bundled=folder.parent / "rules.json")
    return rules.select(packs=("core", "extended", "program"))


def _setting(text: str) -> tuple[str, Decimal | None]:
    name, equals, value = text.partition("=")
    try:
        number = None if value == "none" else Decimal(value)
    except InvalidOperation:
        number, equals = None, ""
    if not equals or (number is not None and not number.is_finite()):
        raise UsageError(f"--set {text!r}; accepted: RULE.PARAMETER=NUMBER, or =none to unset it")
    return name, number


def day_of(text: str) -> date:
    """The day of the check; today where none is given."""
    if not text:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--as-of {text!r}; accepted: a date such as 2026-11-22") from None


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


def offers(names: Sequence[str], checker: Checker, stdin_name: str = "stdin.yaml") -> Iterator[OfferFile | InputError]:
    """Read the offers one after the other; one that cannot be read is its error."""
    from ..offer import file

    for name in names:
        try:
            if name == "-":
                yield file.of(_stdin(stdin_name), checker.tables)
            else:
                yield file.read(name, checker.tables)
        except InputError as error:
            yield error


def _stdin(name: str) -> Document:
    from .. import source

    return source.read_bytes(sys.stdin.buffer.read(), name=name, syntax="json" if name.endswith(".json") else "yaml")


def preferences_of(path: Path | None) -> Preferences | None:
    """The preferences in a file, None without one."""
    if path is None:
        return None
    from ..api import load_preferences

    return load_preferences(path)
