"""What the examples come to, result by result. After a wanted change: UPDATE_GOLDEN=1 pytest tests/examples."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from tests.examples.summary import EXAMPLES, FIXTURES, GOLDEN, report_on, stem, summary

KEPT = [*EXAMPLES, *(path for path in FIXTURES if not stem(path).startswith("everything-wrong"))]


@pytest.mark.parametrize("path", KEPT, ids=stem)
def test_an_offer_still_gets_the_same_results(path: Path) -> None:
    golden = GOLDEN / f"{stem(path)}.txt"
    found = summary(report_on(path))
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    kept = golden.read_text(encoding="utf-8") if golden.exists() else ""
    changes = "\n".join(difflib.unified_diff(kept.split("\n"), found.split("\n"), "golden", "now", lineterm="", n=2))
    if changes:
        pytest.fail(f"{golden.name} differs. Wanted? UPDATE_GOLDEN=1 pytest tests/examples\n{changes}", pytrace=False)


def test_every_golden_file_belongs_to_an_offer() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == sorted(map(stem, KEPT))
