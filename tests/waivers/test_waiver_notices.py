"""What a run over several offers tells of its waiver files on standard error."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from offer_check.report import Waiver, WaiverEntry
from offer_check.waivers import notices
from tests.waivers.written import entry, file

DAY = date(2026, 11, 23)


def met(
    status: str, *, until: str = "2027-06-30", remark: str = "", line: int = 3, path: str = "w.yaml"
) -> WaiverEntry:
    """What became of an entry in one report."""
    waiver = Waiver(reason="r", by="A. Rivera", until=until)
    return WaiverEntry(
        rule="MAL-02",
        subject="GA",
        waiver=waiver,
        status=status,  # type: ignore[arg-type]
        remark=remark,
        path=path,
        line=line,
    )


def test_an_entry_that_one_offer_uses_is_not_told_as_unused() -> None:
    assert notices([met("unused", remark="it passes"), met("in_force")], as_of=DAY) == []


def test_what_is_over_is_told_even_if_another_offer_does_not_need_it() -> None:
    over = met("expired", until="2026-11-22")
    assert notices([met("unused", remark="it passes", until="2026-11-22"), over], as_of=DAY) == [
        "w.yaml:3: MAL-02 GA was accepted by A. Rivera until 2026-11-22: that is over, it is open again"
    ]


@pytest.mark.parametrize(
    ("until", "left"),
    [
        ("2026-11-23", ["which is today"]),
        ("2026-11-24", ["1 day from now"]),
        ("2026-12-23", ["30 days from now"]),
        ("2026-12-24", []),
    ],
)
def test_what_ends_within_thirty_days_is_told(until: str, left: list[str]) -> None:
    lines = [f"w.yaml:3: MAL-02 GA is accepted by A. Rivera until {until}, {words}" for words in left]
    assert notices([met("in_force", until=until)] * 2, as_of=DAY) == lines


def test_why_an_entry_is_unused_is_told_once_for_all_offers() -> None:
    remarks = ["it passes", "it does not apply", "it passes"]
    assert notices([met("unused", remark=remark) for remark in remarks], as_of=DAY) == [
        "w.yaml:3: MAL-02 GA accepts nothing: it passes / it does not apply"
    ]


def test_rules_that_were_left_out_on_purpose_are_not_told() -> None:
    assert notices([met("not_evaluated")], as_of=DAY) == []


def test_the_lines_are_in_the_order_of_files_and_their_lines() -> None:
    found = [
        met("unused", remark="!", path=path, line=line) for path, line in [("w.yaml", 12), ("a.yaml", 7), ("w.yaml", 3)]
    ]
    assert [line.rpartition(": MAL")[0] for line in notices(found, as_of=DAY)] == ["a.yaml:7", "w.yaml:3", "w.yaml:12"]


def test_an_entry_on_an_offer_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "jones-second.offer.yaml").touch()
    path = tmp_path / "w.yaml"
    path.write_text(
        file(
            entry("MAL-02", "GA", offer="jones-secon.offer.yaml"),
            entry("MAL-06", offer="jones-second.offer.yaml"),
            entry("MAL-06", offer="far/away.offer.yaml"),
            entry("MAL-06", offer="none-*"),
        )
    )
    assert notices([], as_of=DAY, files=[str(path), str(path)]) == [
        f"{path}:3: MAL-02 GA speaks of jones-secon.offer.yaml, which is not there; "
        "did you mean jones-second.offer.yaml?",
        f"{path}:5: MAL-06 speaks of far/away.offer.yaml, which is not there",
    ]
