"""What a page shows to fill in one value: a tree of boxes, choices and groups, with what each holds at first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

_BREAKS = re.compile("\r\n?")
_BREAK = re.compile("[\r\n]")
_UNFIT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to pick: the value that is sent, the words beside it, and longer ones for who asks."""

    value: str
    label: str
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One part of a form, and the parts inside it.

    `kind` is `text`, `number` or `date` (a box that holds `value`; `options` are suggestions), `radios` or `select`
    (one of `options`), `choices` or `states` (any of `options`), `group` (its `parts` together), `pair` (a number and
    the `to` of a range), `rows` (one part a row), or `row`. `long` asks for a box of several lines.
    """

    kind: str
    name: str
    label: str = ""
    value: str = ""
    options: tuple[Option, ...] = ()
    parts: tuple[Control, ...] = field(default=())
    unit: str = ""
    long: bool = False

    @property
    def id(self) -> str:
        """The identifier in a page: the name, without signs that style sheets would stumble over."""
        return ident(self.name)

    @property
    def lines(self) -> bool:
        """Whether the box has several lines: only such a box keeps the line feeds that stand in its text."""
        return self.kind == "text" and (self.long or "\n" in self.value or "\r" in self.value)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values of the options that are picked."""
        return tuple(option.value for option in self.options if option.chosen)


BOXES = ("text", "number", "date")


def ident(name: str) -> str:
    """The identifier of the control called `name`; no two names have the same."""
    return name.replace("!", "--").replace(".", "-")


def sent(control: Control) -> dict[str, list[str]]:
    """What a browser sends of a control that nobody touched, with line feeds as line feeds."""
    entries: dict[str, list[str]] = {}
    for name, value in _pairs(control):
        entries.setdefault(name, []).append(fit(unbroken(value)))
    return entries


def fit(text: str) -> str:
    """`text` with a sign for what no page can hold: zero characters and halves of pairs."""
    return _UNFIT.sub("\ufffd", text)


def unbroken(text: str) -> str:
    """`text` with every line break as a line feed: forms send them as a return and a feed."""
    return _BREAKS.sub("\n", text)


def _pairs(control: Control) -> Iterator[tuple[str, str]]:
    if control.kind in BOXES:
        return iter([(control.name, control.value if control.lines else _BREAK.sub("", control.value))])
    own = ((control.name, value) for value in control.chosen)
    return chain(own, *(_pairs(part) for part in control.parts))
