"""What is wrong with the data of a configuration, before anybody knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ..errors import Fault, InputError
from ..source import Path
from ..validation import found as shown
from ..validation import meant
from .keys import KEYS

# Options that say how a run is made, not how an offer is judged: a file beside an offer does not decide them.
_OF_THE_RUN = frozenset(
    {
        *("as-of", "color", "config", "format", "github", "jobs", "no-progress", "no-waivers", "output", "quiet"),
        *("schema-only", "stdin-filename", "verbose"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong at `path`; `at_key` means the key of that place."""

    path: Path
    message: str
    accepted: str = ""
    hint: str = ""
    at_key: bool = False


def problems_of(error: ValidationError) -> Iterator[Problem]:
    """What the model did not accept, in our words."""
    for detail in error.errors(include_url=False):
        path = detail["loc"]
        yield _unknown(path) if detail["type"] == "extra_forbidden" else _wrong(path, detail["input"])


def _unknown(path: Path) -> Problem:
    name = str(path[-1])
    if name.replace("_", "-") in _OF_THE_RUN:
        hint = f"it is about a run, not about an offer: give --{name.replace('_', '-')} on the command line"
    elif name in ("tool", "offer-check"):
        hint = "[tool.offer-check] is for pyproject.toml; here the keys stand at the top"
    else:
        hint = meant(name, ("extend", *KEYS))
    return Problem(
        path=path, message=f"unknown key {found(name)}", accepted=", ".join(("extend", *KEYS)), hint=hint, at_key=True
    )


def _wrong(path: Path, value: Any) -> Problem:
    key = KEYS.get(str(path[0]))
    if key is None:
        return Problem(path=path, message=f"extend: found {found(value)}", accepted="the path of a file")
    message = f"{key.name}: found {found(value)}"
    if len(path) == 1 and key.several:
        return Problem(path=path, message=message, accepted=key.accepts)
    hint = meant(value, key.choices) if isinstance(value, str) else ""
    return Problem(path=path, message=message, accepted=key.item if key.kind == "text" else key.accepts, hint=hint)


def found(value: Any) -> str:
    """`value` as a message names it, in the words of TOML."""
    return "a table" if isinstance(value, dict) else shown(value)


@contextmanager
def collected(faults: list[Fault]) -> Iterator[None]:
    """Add the faults of what fails inside the block to `faults`, and go on."""
    try:
        yield
    except InputError as error:
        faults += error.faults
