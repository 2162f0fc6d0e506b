"""A comparison arranged for readers: the counts, the changes kind by kind, and the values under their groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...compare import Comparison, Kind, Side
from ...report import Because
from ..view import words
from ..view.sources import place_among
from .group import Group, gather
from .kinds import ALWAYS, IN_FULL, ORDER, WORDS
from .values import ValueGroup, value_groups


@dataclass(frozen=True, slots=True)
class KindGroups:
    """All changes of one kind."""

    kind: Kind
    groups: tuple[Group, ...]

    @property
    def title(self) -> str:
        """What stands over them."""
        return WORDS[self.kind].title

    @property
    def lead(self) -> str:
        """What they have in common."""
        return WORDS[self.kind].lead

    @property
    def anchor(self) -> str:
        """The name of their section in a document."""
        return _anchor(self.kind)

    @property
    def in_full(self) -> bool:
        """Whether their reasons are to be told as well."""
        return self.kind in IN_FULL

    @property
    def number(self) -> int:
        """How many results they are."""
        return sum(len(group.changes) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Total:
    """How many results became one kind; `anchor` is their section, empty where there is none."""

    name: str
    meaning: str
    number: int
    anchor: str


@dataclass(frozen=True)
class View:
    """What text, HTML and PDF show of one comparison."""

    comparison: Comparison

    @cached_property
    def kinds(self) -> tuple[KindGroups, ...]:
        """The kinds that have changes, what got worse first."""
        groups = (KindGroups(kind, tuple(gather(self.comparison.of(kind)))) for kind in ORDER)
        return tuple(kind for kind in groups if kind.groups)

    @cached_property
    def values(self) -> tuple[ValueGroup, ...]:
        """The values that changed, under the titles of their groups."""
        return value_groups(self.comparison.terms)

    @property
    def totals(self) -> tuple[Total, ...]:
        """Each kind with its number; the rare ones only where there are any."""
        return tuple(self._totals())

    def _totals(self) -> Iterator[Total]:
        for kind in (*ORDER, "settled"):
            number = int(getattr(self.comparison.tally, kind))
            if number or kind in ALWAYS:
                told = WORDS[kind]
                yield Total(told.name, told.lead, number, _anchor(kind) if number and kind in ORDER else "")

    @property
    def headline(self) -> str:
        """What became of the verdict."""
        old, new = (words.VERDICTS[side.verdict] for _, side in self.sides)
        return f"{new}, as before." if old == new else f"{new}. Before: {old}."

    @property
    def summary(self) -> str:
        """The counts as a sentence."""
        return words.sentence(f"{', '.join(f'{total.number} {total.name}' for total in self.totals)}.")

    @property
    def sides(self) -> tuple[tuple[str, Side], ...]:
        """The two reports with what they are called."""
        return ("Old", self.comparison.old), ("New", self.comparison.new)

    @property
    def label(self) -> str:
        """What the newer offer is called."""
        return self.comparison.new.offer.name

    @property
    def names_differ(self) -> bool:
        """Whether the two are called differently."""
        return self.comparison.old.offer.name != self.comparison.new.offer.name

    def name(self, side: Side) -> str:
        """What an offer is called."""
        return side.offer.name

    def reasons(self, group: Group) -> tuple[tuple[Because, str], ...]:
        """The fields that decide a group now, each with where it stands: its line, then its papers."""
        side = self.comparison.new if group.first.new else self.comparison.old
        return tuple((because, _place(side, because)) for because in group.because)

    def brief(self, group: Group) -> str:
        """The fields that decide a group now in one line: `Kind of policy: occurrence (line 12)`."""
        return "; ".join(
            f"{because.label}: {words.value(because.value, because.state)}{f' ({place})' if place else ''}"
            for because, place in self.reasons(group)
        )


def _anchor(kind: Kind) -> str:
    return kind.replace("_", "-")


def _place(side: Side, because: Because) -> str:
    return "" if because.state == "not_stated" and not because.evidence else place_among(because, side.tables)
