"""A comparison for reading in a terminal: both verdicts, what became of every concern, and the values that changed."""

from __future__ import annotations

from collections.abc import Iterator

from ...compare import Comparison, Side
from ..terminal import Terminal
from ..view import words
from .group import Group
from .values import ValueLine
from .view import KindGroups, View


def render(
    comparison: Comparison,
    *,
    color: bool = False,
    unicode: bool = True,
    width: int = 100,
    quiet: bool = False,
) -> str:
    """Write the comparison. `quiet` leaves the verdicts and the counts; the others are as for a report."""
    writer = _Writer(Terminal(color=color, unicode=unicode, width=width), View(comparison))
    return "".join(f"{line}\n" for line in writer.lines(quiet=quiet))


class _Writer:
    """Writes one comparison, line by line."""

    def __init__(self, terminal: Terminal, view: View) -> None:
        self.terminal = terminal
        self.view = view

    def lines(self, *, quiet: bool) -> Iterator[str]:
        yield from self.head()
        if self.view.comparison.empty:
            yield ""
            yield from self.terminal.lines("Nothing differs: every result and every value is the same.")
        elif not quiet:
            for kind in self.view.kinds:
                yield from self.kind(kind)
            yield from self.values()
            yield from self.conditions()
        if not quiet:
            yield ""
        yield from self.terminal.lines(self.totals(), hang=2)

    def head(self) -> Iterator[str]:
        for draft, side in self.view.sides:
            kind = {"fail": "critical", "incomplete": "ask", "review": "major", "ok": "info"}[side.verdict]
            yield from self.terminal.lines(f"{draft}: {side.offer.path}: {_about(side)}", hang=2)
            yield f"  {self.terminal.tag(kind, side.verdict)} {words.VERDICTS[side.verdict]}"

    def totals(self) -> str:
        return f"{self.view.headline} {self.view.summary}"

    def kind(self, kind: KindGroups) -> Iterator[str]:
        yield from self.title(f"{kind.title} ({kind.number})")
        yield from self.terminal.lines(kind.lead, indent=2)
        for group in kind.groups:
            yield from self.group(group)

    def group(self, group: Group) -> Iterator[str]:
        first, *more = self.terminal.lines(f"{group.id}: {group.result.title}", indent=2, hang=4)
        yield f"  {self.terminal.tag(*group.mark)} {first.lstrip()}"
        yield from more
        yield from self.terminal.lines(group.text, indent=6)
        if group.in_full:
            for message in group.messages:
                yield from self.terminal.lines(words.sentence(message), indent=6)
            for because, place in self.view.reasons(group):
                shown = words.value(because.value, because.state)
                where = f" ({place})" if place else ""
                yield from self.terminal.lines(f"{because.label}: {shown}{where}", indent=8, hang=2)
        elif group.first.kind == "fixed" and group.result.outcome == "pass":
            yield from self.terminal.lines(self.view.brief(group), indent=6, hang=2)

    def values(self) -> Iterator[str]:
        groups = self.view.values
        if groups:
            yield from self.title(f"Values that changed ({len(self.view.comparison.terms)})")
        for group in groups:
            yield from self.terminal.lines(group.title, indent=2)
            for line in group.lines:
                yield from self.value(line)

    def value(self, line: ValueLine) -> Iterator[str]:
        note = f" ({line.note})" if line.note else ""
        yield from self.terminal.lines(f"{line.label}{note}", indent=4, hang=2)
        for draft, text, place in (("was", line.old, line.old_place), ("now", line.new, line.new_place)):
            where = f" ({place})" if place else ""
            yield from self.terminal.lines(f"{draft} {text}{where}", indent=6, hang=4)

    def conditions(self) -> Iterator[str]:
        found = self.view.comparison.conditions
        if found:
            yield from self.title("What else differs, and may explain a difference")
        for condition in found:
            text = f"{words.sentence(condition.name)}: {condition.old}; now {condition.new}"
            yield from self.terminal.lines(text, indent=2, hang=2)

    def title(self, text: str) -> Iterator[str]:
        yield from ("", self.terminal.paint(text.upper(), "bold"))


def _about(side: Side) -> str:
    return f"{side.offer.name}; {side.offer.specialty_label}; as of {side.as_of}"
