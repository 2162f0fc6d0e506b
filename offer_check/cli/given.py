"""The options that say how an offer is judged: written once, and taken by every command that judges one."""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from . import options

if TYPE_CHECKING:
    from ..config import InForce
    from ..config.trail import Trail
    from ..judge import Judge, Plan
    from .plans import House, Plans


@dataclass(frozen=True, kw_only=True)
class Given:
    """What was given on the command line; what was not is empty.

    `path` is the offer that is asked about, as the user names it; empty or `-` stands for the current folder. `own` are
    further options of a command that a configuration may set, None where they were not given.
    """

    pack: options.Packs = field(default_factory=list)
    select: options.Select = field(default_factory=list)
    ignore: options.Ignore = field(default_factory=list)
    rules: options.RuleFolders = field(default_factory=list)
    set: options.Settings = field(default_factory=list)
    preferences: options.PreferencesFile = None
    waivers: options.WaiversFile = None
    no_waivers: options.NoWaivers = False
    config: options.ConfigFile = None
    as_of: options.AsOf = ""

    def in_force(self, path: str = "", **own: Any) -> InForce:
        """Every setting that holds for the offer at `path`, with its origin. Raises ConfigError with every fault."""
        return self._plans.in_force(path, own)

    def trail(self, path: str = "") -> Trail:
        """Where the configuration for the offer at `path` was looked for."""
        return self._plans.trail(path)

    def prove(self, path: str = "", **own: Any) -> None:
        """Raise ConfigError with every fault of what is in force for the offer at `path`, used or not."""
        self._plans.prove(path, own)

    def plan(self, path: str = "", *, alone: bool = False, **own: Any) -> Plan:
        """How to judge the offer at `path`; the same plan for all offers that are judged alike.

        `baseline` counts if it is among `own`. Raises ConfigError with every fault of what is configured there.
        """
        return self._plans.plan(path, own, alone=alone)

    def plans(self, paths: Iterable[str], *, alone: bool = False, **own: Any) -> list[Plan]:
        """The plan of each path, in order. Raises ConfigError with the faults of all of them."""
        return self._plans.every(paths, own, alone=alone)

    def judge(self, path: str = "", **own: Any) -> Judge:
        """Who judges the offer at `path`."""
        from ..judge import judge

        return judge(self.plan(path, **own))

    def house(self, path: str = "", **own: Any) -> House:
        """The paper and the templates of documents on the offer at `path`. Raises ConfigError with every fault,
        UsageError for a paper that there is none of."""
        return self._plans.house(path, own)

    @functools.cached_property
    def _plans(self) -> Plans:
        from .plans import Plans

        return Plans(self)


def judging(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `Given`; it takes them as one argument, `given`."""
    own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "given"]
    shared = {f.name: _parameter(f) for f in dataclasses.fields(Given)}

    @functools.wraps(command)
    def run(**values: Any) -> None:
        given = Given(**{name: values.pop(name) for name in shared})
        command(**values, given=given)

    keywords = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    signature = inspect.Signature([*keywords, *shared.values()])
    run.__signature__ = signature  # type: ignore[attr-defined]  # what typer reads
    run.__annotations__ = {p.name: p.annotation for p in signature.parameters.values()}
    return run


def _parameter(option: dataclasses.Field[Any]) -> inspect.Parameter:
    default = option.default if option.default_factory is dataclasses.MISSING else option.default_factory()
    annotation = _hints()[option.name]
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


@functools.cache
def _hints() -> dict[str, Any]:
    return inspect.get_annotations(Given, eval_str=True)


def setting(text: str) -> tuple[str, Decimal | None]:
    """`RULE.PARAMETER=NUMBER`, or `=none`. UsageError for anything else."""
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
