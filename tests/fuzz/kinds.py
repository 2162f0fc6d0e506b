"""All kinds of input, each from its module when somebody asks for it, and how a run is dealt out among them."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from .kind import Kind

if TYPE_CHECKING:
    from .crew import Share

KINDS = {
    "yaml": ("readers", 460),
    "json": ("readers", 300),
    "amend": ("amends", 100),
    "toml": ("readers", 50),
    "waivers": ("waiver_files", 40),
    "config": ("configurations", 20),
    "offer": ("offers", 10),
    "saved": ("saved_reports", 5),
    "http": ("requests", 5),
    "wire": ("wires", 4),
    "rules": ("rule_files", 3),
    "interview": ("interviews", 2),
    "command": ("commands", 1),
}
"""The module of each kind, and its part of a thousand inputs; the slow ones get few."""


def kind(name: str) -> Kind:
    """The kind of that name."""
    found: Kind = getattr(import_module(f"{__package__}.{KINDS[name][0]}"), name.upper().replace("-", "_"))
    return found


def shares(names: Iterable[str] | None, *, inputs: int, seed: int) -> list[Share]:
    """What the processes of a run try: `inputs` in all, dealt out among the kinds."""
    from .crew import Share

    chosen = {name: KINDS[name][1] for name in names or KINDS}
    dealt = []
    for name, part in chosen.items():
        number, each = round(inputs * part / sum(chosen.values())), kind(name).each
        dealt += [
            Share(kind=name, seed=seed, start=start, end=min(start + each, number)) for start in range(0, number, each)
        ]
    return dealt
