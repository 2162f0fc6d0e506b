"""The command line over the configuration that lies nearest to each offer: how each is to be judged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..config import COMMAND_LINE, NUMBER, Configured, InForce, Setting, names
from ..config.keys import KEYS
from ..errors import ConfigError, Fault, InputError, UsageError
from ..judge import Plan
from .given import day_of, setting

if TYPE_CHECKING:
    from ..config.trail import Trail
    from .given import Given

JUDGED_BY = ("rules", "preferences", "waivers")
Own = Mapping[str, Any]


class House(NamedTuple):
    """How documents look: the name of the paper, and the folder of templates of the house."""

    paper: str
    templates: Path | None


class Plans:
    """Plans for the offers of one run; what was found for a folder is kept."""

    def __init__(self, given: Given) -> None:
        """Raises UsageError for options that make no sense."""
        if given.waivers and given.no_waivers:
            raise UsageError("--waivers and --no-waivers exclude each other; leave one out")
        self._day = day_of(given.as_of)
        self._given = dict(_shared(given))
        self._configured = Configured(config=str(given.config or ""))
        self._made: dict[object, Plan] = {}

    def in_force(self, path: str, own: Own) -> InForce:
        """What holds for the offer at `path`. Raises ConfigError with every fault."""
        return self._in_force(_folder(path), own)

    def trail(self, path: str) -> Trail:
        """Where the configuration for the offer at `path` was looked for."""
        from ..config.trail import trail

        return trail(self._configured, _folder(path))

    def house(self, path: str, own: Own) -> House:
        """How documents on the offer at `path` look. Raises ConfigError with every fault."""
        from .drawing import fit

        found = self._in_force(_folder(path), own)
        _prove(found, ("templates",))
        values = found.values
        return House(fit(values.paper), Path(values.templates) if values.templates else None)

    def prove(self, path: str, own: Own) -> None:
        """Raise ConfigError with every fault of what is in force for the offer at `path`, used or not."""
        _prove(self._in_force(_folder(path), own), KEYS)

    def plan(self, path: str, own: Own, *, alone: bool) -> Plan:
        """How to judge the offer at `path`. Raises ConfigError with every fault."""
        return self._plan(_folder(path), own, alone=alone)

    def every(self, paths: Iterable[str], own: Own, *, alone: bool) -> list[Plan]:
        """The plan of each path. Raises ConfigError with the faults of all of them."""
        faults: dict[str, list[Fault]] = {}
        plans = []
        for path in paths:
            folder = _folder(path)
            if folder not in faults:
                try:
                    plans.append(self._plan(folder, own, alone=alone))
                except InputError as error:
                    faults[folder] = list(error.faults)
        if faults:
            raise ConfigError(fault for found in faults.values() for fault in found)
        return plans

    def _plan(self, folder: str, own: Own, *, alone: bool) -> Plan:
        key = (folder, alone, *own.items())
        if key not in self._made:
            self._made[key] = self._make(folder, own, alone=alone)
        return self._made[key]

    def _in_force(self, folder: str, own: Own) -> InForce:
        further = {name: Setting(_plain(value), COMMAND_LINE) for name, value in _spelled(own) if value is not None}
        return self._configured.at(folder).under({**self._given, **further})

    def _make(self, folder: str, own: Own, *, alone: bool) -> Plan:
        found = self._in_force(folder, own)
        _prove(found, ("baseline", *JUDGED_BY) if "baseline" in own else JUDGED_BY)
        values = found.values
        return Plan(
            as_of=self._day,
            packs=("core", *sorted({*values.pack} - {"core"})),
            select=tuple(sorted({*values.select})),
            ignore=tuple(sorted({*values.ignore})),
            rules=values.rules,
            settings=tuple(values.set.items()),
            preferences=values.preferences,
            waivers=values.waivers,
            baseline=values.baseline if "baseline" in own else "",
            alone=alone,
            fail_on=values.fail_on,
            fail_on_ask=values.fail_on_ask,
        )


def _folder(path: str) -> str:
    return os.path.dirname(os.path.abspath(path)) if path not in ("", "-") else os.getcwd()


def _shared(given: Given) -> Iterator[tuple[str, Setting]]:
    """The options of `given` that were given, as settings."""
    for name in ("pack", "select", "ignore", "rules", "preferences", "waivers"):
        value = getattr(given, name)
        if value:
            yield name, Setting(_plain(value), COMMAND_LINE)
    if given.no_waivers:
        yield "waivers", Setting("", COMMAND_LINE)
    for parameter, number in map(setting, given.set):
        yield f"{NUMBER}{parameter}", Setting(number, COMMAND_LINE)


def _spelled(own: Own) -> Iterator[tuple[str, Any]]:
    return ((name.replace("_", "-"), value) for name, value in own.items())


def _plain(value: Any) -> Any:
    """An option's value as a configuration has it."""
    if isinstance(value, list):
        return tuple(map(_plain, value))
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Path) else value


def _prove(found: InForce, paths: Iterable[str]) -> None:
    """Raise ConfigError for what the configuration names and what does not exist."""
    faults = list(names.absent(found.layer, paths))
    if not any(names.absent(found.layer, ("rules",))) and names.names_rules(found.layer):
        from ..judge.rules import known

        rules = known(found.values.rules).rules.values()
        faults += names.unknown(
            found.layer,
            rules={name for rule in rules for name in (rule.id, rule.family)},
            parameters={f"{rule.id}.{name}" for rule in rules for name in rule.parameters},
        )
    if faults:
        raise ConfigError(faults)
