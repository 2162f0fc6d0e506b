"""Results beside others on the same matter: the states, the calendar, pay, the visit mix, and what needs presence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..page.report import View, short
from ..page.report import mark as kind
from ..view import words
from ..view.boundaries import BoundaryRow
from ..view.findings import Finding
from ..view.standing import Standing
from ..view.states import Cell, Row, Seat
from ..view.unpaid import Earning
from .blocks import Line, Run, Strong, heading, inline, points, table
from .marks import apart, ids, mark, marked, messages, told


def states(view: View) -> Iterator[str]:
    """Write the state matrix, and what holds where the physician sits."""
    matrix = view.matrix
    if matrix.idle:
        yield inline(f"Nothing has to be settled state by state here: {matrix.idle}.")
    if matrix.rows:
        yield inline(
            "Each state in which patients are, against what has to be settled there before the first visit. A license "
            "that is held has no date to wait for; where none is planned, none is due."
        )
        yield table(("State", *matrix.columns), map(_state, matrix.rows))
    if view.seats:
        yield heading(3, "Where you sit")
        yield table(("Place", "Result", "What was found"), (row for seat in view.seats for row in _seat(seat)))


def _state(row: Row) -> tuple[Line, ...]:
    return (Strong(row.state), *(tuple(_cell(cell)) for cell in row.cells))


def _cell(cell: Cell) -> Iterator[Run]:
    if cell.result is None:
        yield f"– {cell.word}"
    else:
        yield mark(kind(cell.result), short(cell.result)).words
        yield from ("(accepted)",) * (cell.result.waiver is not None)


def _seat(seat: Seat) -> Iterator[tuple[Line, ...]]:
    """One row a result; the name of the place stands in each, as a row is read alone."""
    use = "(where you live)" if seat.home else "(remote work allowed)" if seat.remote else ""
    name = (Strong(seat.state or "Every place"), use)
    for result in seat.results:
        yield name, tuple(marked(result, words.outcome(result))), (words.sentence(result.message), f"({result.id})")
    if not seat.results:
        yield name, "– no rule", ""


def calendar(view: View) -> Iterator[str]:
    """Write the dates, and what is not ready by the start."""
    found = view.calendar
    if found.milestones and found.start:
        rows = ((m.day, m.label, Strong(m.distance) if m.late else m.distance or "–") for m in found.milestones)
        yield table(("Date", "What", "From the start"), rows)
    elif found.milestones:
        yield inline("No first working day is stated, so nothing can be said to be in time.")
        yield table(("Date", "What"), ((m.day, m.label) for m in found.milestones))
    if found.standing.open:
        yield heading(3, "Not ready by the start, or not said")
    yield from _standing(found.standing)


def _standing(found: Standing) -> Iterator[str]:
    """What is open in full, then what waits and what is in order on a line each."""
    if found.open:
        yield points(map(told, found.open))
    yield from _settled(found.waiting, "waiting", "Waiting")
    yield from _settled(found.settled, "pass", "Pass")


def _settled(findings: Sequence[Finding], kind: str, word: str) -> Iterator[str]:
    if findings:
        yield inline((mark(kind, f"{word}:"), *apart(f"{f.first.title} ({f.id})" for f in findings)))


def unpaid(view: View) -> Iterator[str]:
    """Write what each kind of work earns that may earn nothing."""
    found = view.unpaid
    if found.doubtful:
        yield inline("Work that this job asks for, and what the offer says that it earns.")
        yield table(("Work", "It earns", "What was found", "Rule"), map(_earning, found.doubtful))
    elif not found.waiting:
        yield inline("None was found among the work that the rules look at.")
    yield from _settled(found.waiting, "waiting", "Cannot be told yet")
    yield from _settled(found.settled, "pass", "Paid or credited")


def _earning(earning: Earning) -> tuple[Line, ...]:
    finding = earning.finding
    first = finding.first
    return first.title, tuple(marked(first, words.sentence(earning.earns))), messages(finding), ids(finding.results)


def mix(view: View) -> Iterator[str]:
    """Write the figures of the visit mix, the usual band, and what rules say of them."""
    found = view.mix
    groups = (("Share of the work", found.shares), ("Days a week", found.days), ("Types of visit", found.visits))
    rows = [(name, apart(f"{bar.name}: {bar.value}" for bar in bars)) for name, bars in groups if bars]
    if rows:
        yield table(("Figure", "The offer says"), rows)
    band = found.band
    if band and found.shares:
        yield inline(f"The usual remote share is {band.least} to {band.most} percent ({band.rule}; {band.origin}).")
    if found.silent:
        yield inline(f"Not stated as figures: {words.listed(found.silent)}.")
    yield from _standing(found.standing)


def boundaries(view: View) -> Iterator[str]:
    """Write what must not be promised remotely, what the offer names first."""
    yield inline("Work of which a part needs the patient, or a team, in the room. What this offer names stands first.")
    head = ("Work", "May be remote", "Must not be remote", "This offer", "Rules")
    yield table(head, map(_boundary, view.boundaries))


def _boundary(row: BoundaryRow) -> tuple[Line, ...]:
    what = row.boundary
    came = [f"{mark(kind(f.first), short(f.first)).words}: {f.id}" for f in row.findings]
    if row.above:
        came.append(f"flagged above: {', '.join(row.above)}")
    return (
        Strong(words.sentence(what.label)),
        words.sentence(what.may or "nothing"),
        words.sentence(what.must_not),
        (Strong("names it:"), *apart(what.named)) if what.named else "does not name it",
        apart(came or ["– none applies"]),
    )
