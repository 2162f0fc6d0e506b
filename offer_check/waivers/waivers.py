"""The entries of a waiver file, found by the offer that they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..report import Waiver
from .offers import folder_of, is_wild, matcher, spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """One entry. `subject` is empty where it names none; `offer` is a path or pattern from the folder of the file;
    `line` is where the entry begins, `index` which one it is, from 0."""

    rule: str
    subject: str
    offer: str
    waiver: Waiver
    line: int
    index: int


@dataclass(frozen=True)
class Waivers:
    """A waiver file: its path as messages name it, and its entries in order."""

    path: str
    entries: tuple[Acceptance, ...]

    def on(self, offer: str) -> tuple[Acceptance, ...]:
        """The entries that speak of the offer at the path `offer`, in order."""
        name = spelled(offer, self.folder)
        wild = (entry for entry in self._wild if matcher(entry.offer).fullmatch(name))
        return tuple(sorted((*self._named.get(name, ()), *wild), key=lambda entry: entry.index))

    @cached_property
    def folder(self) -> str:
        """The absolute folder from which offers are spelled."""
        return folder_of(self.path)

    @cached_property
    def _named(self) -> Mapping[str, tuple[Acceptance, ...]]:
        # Ten thousand offers with an entry each must not be compared one by one.
        found: dict[str, tuple[Acceptance, ...]] = {}
        for entry in self.entries:
            if not is_wild(entry.offer):
                found[entry.offer] = (*found.get(entry.offer, ()), entry)
        return found

    @cached_property
    def _wild(self) -> tuple[Acceptance, ...]:
        return tuple(entry for entry in self.entries if is_wild(entry.offer))
