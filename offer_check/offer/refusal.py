"""What a value that cannot be read says of itself: what was found, what is accepted, what was probably meant."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from ..record import record

SHOWN = 60
LISTED = 12


@record(kw_only=True)
class Problem:
    """One thing wrong inside a value.

    `path` leads from the value to the place; `at_key` means the key of that place. `first` is the other place where
    something stands twice; the message ends with its line.
    """

    message: str
    accepted: str = ""
    hint: str = ""
    path: tuple[str | int, ...] = ()
    at_key: bool = False
    first: tuple[str | int, ...] | None = None


class Refused(Exception):
    """A value cannot be read; `problems` has everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(p.message for p in self.problems))


def refuse(message: str, *, accepted: str = "", hint: str = "", at_key: bool = False) -> Refused:
    """The refusal of a value as a whole."""
    return Refused([Problem(message=message, accepted=accepted, hint=hint, at_key=at_key)])


class collected:
    """Adds what is refused inside a block to `problems`, one `step` further down, and goes on.

    A context manager as a class: it stands around every part of every value.
    """

    __slots__ = ("_problems", "_step")

    def __init__(self, problems: list[Problem], *step: str | int) -> None:
        self._problems, self._step = problems, step

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, Refused):
            return False
        self._problems += [replace(problem, path=(*self._step, *problem.path)) for problem in error.problems]
        return True


def found(raw: Any) -> str:
    """`raw` as a message shows it: short, on one line, without characters that could upset a terminal."""
    if isinstance(raw, str):
        return quoted(raw) if raw else "an empty text"
    if isinstance(raw, dict):
        return "a mapping" if raw else "an empty mapping"
    if isinstance(raw, list):
        return "a list" if raw else "an empty list"
    return shortened(json.dumps(raw))


def quoted(text: str) -> str:
    """`text` in quotes, shortened, with control characters and lone surrogates written as escapes."""
    safe = json.dumps(shortened(text), ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in safe)


def shortened(text: str) -> str:
    """`text`, cut after a line's worth of characters."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def listed(choices: Sequence[str]) -> str:
    """The choices of a field, as a message names them; of a long list its beginning."""
    if len(choices) <= LISTED:
        return ", ".join(choices)
    return f"{', '.join(choices[:LISTED])} and {len(choices) - LISTED} more"


def meant(raw: Any, choices: Iterable[str]) -> str:
    """`did you mean ...?` with the choice nearest to `raw`; empty where none is near."""
    if not isinstance(raw, str) or len(raw) > 2 * SHOWN:
        return ""
    plain = {_plain(choice): choice for choice in choices}
    near = get_close_matches(_plain(raw), plain, n=1, cutoff=0.7)
    return f"did you mean {plain[near[0]]}?" if near else ""


def _plain(text: str) -> str:
    return "_".join(text.lower().replace("-", " ").replace("_", " ").split())
