"""Variables of the environment in, what they set out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import ConfigError, Fault
from ..source import Path
from .keys import KEYS, Key
from .model import Named
from .numbers import as_number
from .problem import collected
from .reading import read
from .setting import Layer, Origin

CONFIG = "OFFER_CHECK_CONFIG"
_FLAGS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class _Places:
    key_: Key

    def value(self, path: Path) -> Origin:
        return Origin("environment", self.key_.variable)

    key = value


def layer(environ: Mapping[str, str]) -> Layer:
    """What the variables of the keys set; an empty one says nothing. Raises ConfigError with every fault.

    Lists are split at commas and blanks, lists of folders as PATH is, numbers are NAME=VALUE. Paths are relative to the
    current folder.
    """
    faults: list[Fault] = []
    said: dict[str, Any] = {}
    for key in KEYS.values():
        text = environ.get(key.variable, "").strip()
        if text:
            with collected(faults):
                said |= read({key.name: _value(key, text)}, _Places(key), folder=os.getcwd())
    if faults:
        raise ConfigError(faults)
    return said


def unknown(environ: Mapping[str, str]) -> Iterator[str]:
    """Variables that look like ours and are not, sorted."""
    known = {CONFIG, "OFFER_CHECK_TRACEBACK", "OFFER_CHECK_NODE_MODULES", *(key.variable for key in KEYS.values())}
    return (name for name in sorted(environ) if name.startswith("OFFER_CHECK_") and name not in known)


def _value(key: Key, text: str) -> Any:
    """What the text of a variable would be in a file; the text itself where that cannot be told."""
    if key.kind == "flag":
        return _FLAGS.get(text.lower(), text)
    if key.kind == "numbers":
        return {name: as_number(value) for name, _, value in (part.partition("=") for part in _parts(text))}
    if not key.several:
        return text
    if key.named is Named.FOLDER:
        return [part for part in text.split(os.pathsep) if part]
    return _parts(text)


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[,\s]+", text) if part]
