"""The page of figures says what was measured, and keeps what was written into it by hand."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.bench import page
from tests.bench.chart import APART, Figure, labels, svg
from tests.bench.effort import FULL, QUICK
from tests.bench.growth import Growth
from tests.bench.row import Goal, Row

LINE = Growth(what="check & report", of="rules", unit="ms", points=((50, 1.0), (100, 2.5), (1000, 40.0)), limit=1.3)
FIGURE = Figure(name="rules", title="Time against rules < all", lines=(LINE, LINE))


def outcome(*ratios: float) -> page.Outcome:
    rows = [
        Row(what=f"row {number}", ours="1 s", other="2 s", ratios=(ratio,), against="a peer", goal=Goal(limit=1))
        for number, ratio in enumerate(ratios)
    ]
    rows.append(Row(what="no goal", ours="1 s", other="2 s", ratios=(0.4, 0.5, 0.7), against="a peer"))
    return page.Outcome(
        sections=[("One file", rows)],
        figures=[FIGURE],
        machine=["two cores"],
        versions={"Python": "3.11.7"},
        effort=QUICK,
        yaml=0,
        installed=True,
        seconds=61,
        day="2026-11-23",
    )


def test_the_page_has_every_ratio_beside_its_goal(tmp_path: Path) -> None:
    page.write(outcome(0.8, 1.204), tmp_path)
    text = (tmp_path / page.NAME).read_text(encoding="utf-8")
    assert "1 of 2 goals reached" in text
    assert "| row 0 | 1 s | 2 s | 0.80 |  | at most 1 | yes | a peer |" in text
    assert "| row 1 | 1 s | 2 s | 1.20 |  | at most 1 | NO | a peer |" in text
    assert "| no goal | 1 s | 2 s | 0.50 | 0.40–0.70 |  |  | a peer |" in text
    assert "(performance-rules.svg)" in text
    assert "it took 1:01 minutes" in text


def test_the_page_admits_a_quick_run_and_growth_that_was_left_out() -> None:
    part = dataclasses.replace(LINE, of="offers", points=tuple((size, size / 1e3) for size in (1_000, 3_000, 10_000)))
    figure = Figure(name="offers", title="Time against offers", lines=(part,))
    full = page.text(dataclasses.replace(outcome(1), effort=FULL, figures=[figure]), "")
    assert ("quick run" in full, "no time for the growth to 30,000 offers" in full) == (False, True)
    quick = page.text(outcome(1), "")
    assert ("quick run" in quick, "no time for" in quick) == (True, False)


def test_what_is_written_by_hand_stays(tmp_path: Path) -> None:
    target = tmp_path / page.NAME
    page.write(outcome(0.8), tmp_path)
    target.write_text(target.read_text("utf-8").replace(page.NOTHING, "The disk.\n\nAnd the engine."), "utf-8")
    page.write(outcome(0.9), tmp_path)
    text = target.read_text("utf-8")
    assert f"{page.BEGIN}\nThe disk.\n\nAnd the engine.\n{page.END}" in text
    assert "| 0.90 |" in text
    assert "| 0.80 |" not in text


def test_a_page_that_lost_a_mark_is_not_written_over(tmp_path: Path) -> None:
    target = tmp_path / page.NAME
    target.write_text(f"{page.BEGIN}\nThe disk.\n", "utf-8")
    with pytest.raises(SystemExit, match="would be lost"):
        page.write(outcome(0.8), tmp_path)
    assert target.read_text("utf-8") == f"{page.BEGIN}\nThe disk.\n"


def test_a_picture_has_a_line_with_its_exponent_for_each_growth() -> None:
    drawn = ElementTree.fromstring(svg(FIGURE))
    texts = ["".join(text.itertext()) for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert FIGURE.title in texts
    assert texts.count(f"{LINE.what} ({LINE.exponent:.2f})") == 2
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}circle"))) == 6


def test_labels_keep_apart_and_near_their_lines() -> None:
    placed = labels([100, 300, 101, 99])
    assert placed == [100 - 1 + APART, 300, 101 - 2 + 2 * APART, 99]
