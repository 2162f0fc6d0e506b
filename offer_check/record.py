"""Dataclasses of which a check makes hundreds of objects that nobody changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, kw_only: bool = False) -> Callable[[type[Class]], type[Class]]:
    """Make a dataclass with slots, frozen for type checkers.

    At run time nothing watches over it: `frozen=True` sets each field by a call, which took a twelfth of every check.
    """
    return dataclass(slots=True, kw_only=kw_only, unsafe_hash=True)
