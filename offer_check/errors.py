"""Faults in what a user gave, and the exceptions that carry them to the command line.

    OfferCheckError
    ├── UsageError            options that make no sense together, nothing to check
    ├── InputError            one or more faults in files, all of them at once
    │   ├── OfferError        ... in an offer file
    │   ├── RuleError         ... in rules, tables or topics
    │   └── ConfigError       ... in configuration, waivers, preferences
    ├── EngineError           the rule engine refused or failed
    └── MissingLibraryError   something that has to be installed first

A finding about an offer is never an exception, and an exception never means that the offer is bad.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Fault:
    """One thing wrong in one file.

    `line` and `column` count from 1 and are 0 where the fault has no place (a missing file).
    `message` states the fact with what was found, `accepted` what would do, `hint` what to try.
    """

    path: str
    line: int = 0
    column: int = 0
    message: str
    accepted: str = ""
    hint: str = ""

    @property
    def text(self) -> str:
        """What is wrong, what is accepted and what to do, without the place."""
        accepted = f"; accepted: {self.accepted}" if self.accepted else ""
        return self.message + accepted + (f"; {self.hint}" if self.hint else "")

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.text}"


class OfferCheckError(Exception):
    """Everything that this package raises on purpose."""


class UsageError(OfferCheckError):
    """The request cannot be carried out as it was put."""


class InputError(OfferCheckError):
    """Files hold faults; `faults` has all of them, sorted by place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Fault, ...]]]:
        """How it is sent to another process."""
        return type(self), (self.faults,)


class OfferError(InputError):
    """An offer file cannot be read as an offer."""


class RuleError(InputError):
    """A rule, a derived fact, a table or the topics cannot be used."""


class ConfigError(InputError):
    """Configuration, waivers or preferences cannot be used."""


class EngineError(OfferCheckError):
    """The rule engine refused a rule set or failed on an evaluation."""


class MissingLibraryError(OfferCheckError):
    """A library of this machine is missing; the message says what to install."""
