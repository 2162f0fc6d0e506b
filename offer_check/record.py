"""Dataclasses that nobody changes, cheap: a check makes hundreds of objects, and every start makes the classes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, kw_only: bool = False) -> Callable[[type[Class]], type[Class]]:
    """Make a dataclass with slots that may be a key, frozen for type checkers.

    At run time nothing watches over it: `frozen=True` sets each field by a call, which took a twelfth of every check,
    and makes two more methods for every class, which took a fourteenth of every start.
    """
    return dataclass(slots=True, kw_only=kw_only, unsafe_hash=True)
