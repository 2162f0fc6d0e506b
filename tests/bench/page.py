"""The document with all figures. What is written by hand between two marks in it stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .chart import PAGES, Figure, svg
from .effort import QUICK, Effort
from .row import Row

NAME = "performance.md"
BEGIN, END = "<!-- by hand: scripts/bench keeps what is between these marks -->", "<!-- end of what is by hand -->"
NOTHING = "Nothing has been written here yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything that was measured, and on what."""

    sections: Sequence[tuple[str, Sequence[Row]]]
    figures: Sequence[Figure]
    machine: Sequence[str]
    versions: dict[str, str]
    effort: Effort
    yaml: int
    installed: bool
    seconds: float
    day: str

    @property
    def rows(self) -> list[Row]:
        """The rows of all sections."""
        return [row for _, rows in self.sections for row in rows]

    @property
    def quick(self) -> bool:
        """Whether it was only to see that everything can be measured."""
        return self.effort == QUICK

    @property
    def left_out(self) -> list[int]:
        """The numbers of offers for which there was no time."""
        measured = {size for figure in self.figures if figure.of == "offers" for size, _ in figure.lines[0].points}
        return [number for number in self.effort.growth if measured and number not in measured]

    @property
    def lasted(self) -> str:
        """How long it took."""
        minutes, seconds = divmod(round(self.seconds), 60)
        return f"{minutes}:{seconds:02} minutes"

    @property
    def reached(self) -> tuple[int, int]:
        """How many goals are reached, of how many."""
        goals = [row.reached for row in self.rows if row.goal]
        return goals.count("yes"), len(goals)


def write(outcome: Outcome, folder: Path) -> None:
    """Write the document and its pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for figure in outcome.figures:
        (folder / f"performance-{figure.name}.svg").write_text(svg(figure), encoding="utf-8")
    target = folder / NAME
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    target.write_text(text(outcome, by_hand(before)), encoding="utf-8")


def text(outcome: Outcome, hand: str) -> str:
    """The document."""
    template = PAGES.get_template("performance.md.j2")
    return template.render(outcome=outcome, hand=hand, begin=BEGIN, end=END, table=table)


def by_hand(document: str) -> str:
    """What was written by hand into a document."""
    _, begin, rest = document.partition(BEGIN)
    hand, end, _ = rest.partition(END)
    if begin and not end:
        raise SystemExit(f"{NAME} has no line '{END}' any more: what is by hand would be lost")
    return hand.strip() or NOTHING


def table(rows: Iterable[Row]) -> str:
    """Rows as a table of Markdown."""
    lines = [
        "| what | this | other | ratio | of pairs | goal | reached | other is |",
        "|---|--:|--:|--:|--:|---|---|---|",
    ]
    for row in rows:
        cells = (
            row.what,
            row.ours,
            row.other,
            f"{row.ratio:.2f}",
            row.spread,
            row.goal or "",
            row.reached,
            row.against,
        )
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)
