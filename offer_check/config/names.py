"""What a configuration names, held against what there is: rules, families and parameters; files and folders."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator

from ..errors import Fault
from ..validation import found, meant
from .keys import KEYS
from .model import Named
from .reading import named
from .setting import NUMBER, Layer, Origin

_THERE = {Named.FILE: os.path.isfile, Named.FOLDER: os.path.isdir}


def absent(layer: Layer, names: Iterable[str]) -> Iterator[Fault]:
    """The files and folders under the keys `names` that are not there."""
    for name in names:
        kind = KEYS[name].named
        if kind is not None:
            for path, origin in _mentioned(layer, name):
                if path and not _THERE[kind](path):
                    yield origin.fault(f"{name}: there is no {kind.value} {named(path)}", hint="check the path")


def names_rules(layer: Layer) -> bool:
    """Whether it takes the rules to prove `layer`."""
    return any(True for name in _about_rules(layer) for _ in _mentioned(layer, name))


def unknown(layer: Layer, *, rules: Collection[str], parameters: Collection[str]) -> Iterator[Fault]:
    """The names that are none of `rules`, ids and families, or none of `parameters`, such as `MIX-02.most`."""
    for name in _about_rules(layer):
        what, known = ("parameter", parameters) if name.startswith(NUMBER) else ("rule", rules)
        for text, origin in _mentioned(layer, name):
            if text not in known:
                hint = meant(text, known) or "offer-check rules list has all rules"
                yield origin.fault(f"{name.partition('.')[0]}: unknown {what} {found(text)}", hint=hint)


def _about_rules(layer: Layer) -> list[str]:
    return ["select", "ignore", *(name for name in sorted(layer) if name.startswith(NUMBER))]


def _mentioned(layer: Layer, name: str) -> Iterator[tuple[str, Origin]]:
    """The texts of a setting that a file or a variable gives; what is wrong on a command line is told elsewhere."""
    setting = layer[name]
    if setting.origin.source in ("file", "environment"):
        if name.startswith(NUMBER):
            yield name.removeprefix(NUMBER), setting.origin
        elif setting.items:
            yield from zip(setting.value, setting.items, strict=True)
        elif not KEYS[name].several:
            yield setting.value, setting.origin
