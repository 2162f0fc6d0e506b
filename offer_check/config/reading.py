"""The plain data of one source, a file or the environment, in; its layer out, or every fault."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from pydantic import ValidationError

from ..errors import ConfigError, Fault
from ..source import Path
from .keys import KEYS, Key
from .model import Configuration
from .numbers import numbers
from .problem import Problem, problems_of
from .setting import NUMBER, Layer, Origin, Setting

LONGEST = 1_000
"""Characters of a path in a message."""


class Places(Protocol):
    """Knows where things stand in a source."""

    def value(self, path: Path) -> Origin:
        """The origin of the value at `path`, of the nearest key where there is none."""

    def key(self, path: Path) -> Origin:
        """The origin of the key at `path`."""


def read(data: Mapping[str, Any], places: Places, *, folder: str) -> Layer:
    """What `data` sets; paths in it are relative to `folder`. Raises ConfigError with every fault."""
    problems: list[Problem] = []
    changed = data.get("set")
    given = numbers(changed, problems) if isinstance(changed, dict) else {}
    plain = {**data, "set": {name: value for name, (value, _) in given.items()}} if isinstance(changed, dict) else data
    try:
        configuration = Configuration.model_validate(plain)
    except ValidationError as error:
        problems += problems_of(error)
    if problems:
        raise ConfigError(_at(problem, places) for problem in problems)
    settings = {key.name: _setting(key, configuration, places, folder) for key in _given(configuration)}
    for name, (value, path) in given.items():
        settings[f"{NUMBER}{name}"] = Setting(value, places.key(("set", *path)))
    return settings


def placed(path: str, folder: str) -> str:
    """The absolute path that `path` in a file of `folder` stands for; an empty one stays empty."""
    return os.path.realpath(os.path.join(folder, os.path.expanduser(path))) if path else ""


def shown(path: str) -> str:
    """`path` as messages and reports name it: from the current folder, where it lies inside."""
    here = os.getcwd()
    return "." if path == here else path.removeprefix(os.path.join(here, ""))


def named(path: str) -> str:
    """`path` as a message names it that says that nothing is there: the end of one that can be none is left out."""
    return path if len(path) <= LONGEST else f"{path[: LONGEST - 3]}..."


def _given(configuration: Configuration) -> Iterator[Key]:
    return (key for key in KEYS.values() if key.field in configuration.model_fields_set and key.kind != "numbers")


def _setting(key: Key, configuration: Configuration, places: Places, folder: str) -> Setting:
    value = getattr(configuration, key.field)
    if key.named:
        value = tuple(shown(placed(one, folder)) for one in value) if key.several else shown(placed(value, folder))
    items = tuple(places.value((key.name, number)) for number in range(len(value))) if key.several else ()
    return Setting(value, places.value((key.name,)), items)


def _at(problem: Problem, places: Places) -> Fault:
    origin = places.key(problem.path) if problem.at_key else places.value(problem.path)
    return origin.fault(problem.message, problem.accepted, problem.hint)
