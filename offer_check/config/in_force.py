"""All settings that hold for the offers of one folder, each with its origin."""

from __future__ import annotations

from dataclasses import dataclass

from .keys import KEYS
from .model import Configuration
from .setting import DEFAULT, NUMBER, Layer, Setting, over

DEFAULTS: Layer = {key.name: Setting(key.default, DEFAULT) for key in KEYS.values() if key.kind != "numbers"}


@dataclass(frozen=True, slots=True)
class InForce:
    """`layer` has a setting for every key, and one for each changed number; `files` are those that were read."""

    layer: Layer
    files: tuple[str, ...] = ()

    def under(self, strong: Layer) -> InForce:
        """The same with `strong` over it."""
        return InForce(over(strong, self.layer), self.files)

    @property
    def names(self) -> list[str]:
        """The names of all settings: the keys in their order, then the changed numbers, sorted."""
        return [*DEFAULTS, *(name for name in sorted(self.layer) if name.startswith(NUMBER))]

    @property
    def values(self) -> Configuration:
        """The values without their origins; numbers are sorted by name."""
        plain = {KEYS[name].field: self.layer[name].value for name in DEFAULTS}
        numbers = {name.removeprefix(NUMBER): self.layer[name].value for name in self.names[len(DEFAULTS) :]}
        return Configuration.model_construct(**plain, set=numbers)
