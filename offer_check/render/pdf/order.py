"""What goes between the program and the process that draws for it: orders one way, answers the other."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import InputError, OfferCheckError


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a process that draws gets: seconds for each document, bytes of memory, the templates to prepare, and a
    folder of its own for files that it needs meanwhile, which goes when it ends."""

    seconds: float
    memory: int
    templates: Path | None = None
    desk: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One document to draw: `render(subject, **options)`, where `render` is a function of a module."""

    render: Callable[..., bytes]
    subject: object
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The document."""

    content: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """An error that this package raises on purpose, in its parts: exceptions themselves do not travel well."""

    kind: type[OfferCheckError]
    parts: tuple[Any, ...]

    @classmethod
    def of(cls, error: OfferCheckError) -> Refused:
        """The parts of `error`."""
        return cls(type(error), (error.faults,) if isinstance(error, InputError) else error.args)

    def error(self) -> OfferCheckError:
        """The error as it was."""
        return self.kind(*self.parts)


@dataclass(frozen=True, slots=True)
class Exhausted:
    """There was not enough memory."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Any other exception, which is a bug: its kind, message and place, and how it came about."""

    what: str
    trace: str

    @classmethod
    def of(cls, error: BaseException) -> Broken:
        """What there is to say about `error`."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error} at {Path(last.filename).name}:{last.lineno}"
        return cls(what, "".join(traceback.format_exception(error)))


Answer = Drawn | Refused | Exhausted | Broken
