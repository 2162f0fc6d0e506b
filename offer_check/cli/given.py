"""The options that say how an offer is judged: written once, and taken by every command that judges one."""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from ..errors import UsageError
from . import options

if TYPE_CHECKING:
    from ..judge import Judge, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was given on the command line; what was not is empty."""

    pack: options.Packs = field(default_factory=list)
    select: options.Select = field(default_factory=list)
    ignore: options.Ignore = field(default_factory=list)
    rules: options.RuleFolders = field(default_factory=list)
    set: options.Settings = field(default_factory=list)
    preferences: options.PreferencesFile = None
    as_of: options.AsOf = ""

    def plan(self, path: str = "", **changes: Any) -> Plan:
        """How to judge the offer at `path` (empty: one from standard input); `changes` are fields of the plan."""
        from ..judge import Plan

        return Plan(
            as_of=day_of(self.as_of),
            packs=("core", *self.pack),
            select=tuple(self.select),
            ignore=tuple(self.ignore),
            rules=tuple(map(str, self.rules)),
            settings=tuple(map(setting, self.set)),
            preferences=str(self.preferences or ""),
            **changes,
        )

    def judge(self, path: str = "") -> Judge:
        """Who judges the offer at `path`."""
        from ..judge import judge

        return judge(self.plan(path))


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
