"""Pages of reports as pictures, small and gray. What changed is to be looked at; then UPDATE_GOLDEN=1 takes it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from offer_check.render.pdf import render
from tests.examples.summary import EXAMPLES, report_on, stem
from tests.render.pdf.structure import Document

SNAPSHOTS = Path(__file__).with_name("snapshots")
PAGES: Mapping[str, tuple[str, ...]] = {
    "dermatology-app-employer": ("", "Resolve before signing", "Questions for the employer", "Full checklist"),
    "general-surgery-hybrid-clinic": ("", "Terms as read", "Remote and in-person work"),
    "radiation-oncology-hub-and-spoke": ("", "States", "Dated facts"),
}
"""Which pages of which examples: the first, and those on which sections begin."""
RESOLUTION = 40
NOTICED = 32
"""A difference between two grays (of 256) that somebody could see."""
ALLOWED = 0.005
"""The share of pixels that may differ as much: another version of Pango moves some."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm (poppler-utils) is not installed"),
]


@cache
def drawn(name: str) -> bytes:
    path = next(path for path in EXAMPLES if stem(path) == name)
    report = report_on(path)
    return render([replace(report, offer=replace(report.offer, path=path.name))])  # not where this checkout is


@cache
def starts_of(name: str) -> dict[str, int]:
    return Document(drawn(name)).starts


def page_of(name: str, section: str) -> int:
    """The page on which the section begins, counted from 1; the first page for none."""
    starts = starts_of(name)
    return next(page for title, page in starts.items() if title.startswith(section)) if section else 1


def picture(content: bytes, page: int, folder: Path) -> Image.Image:
    """A page in sixteen grays."""
    (folder / "report.pdf").write_bytes(content)
    command = ["pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
    subprocess.run([*command, folder / "report.pdf", folder / "page"], check=True, capture_output=True)
    with Image.open(folder / "page.png") as found:
        return found.convert("L").point(lambda gray: gray // 16 * 17)


@pytest.mark.parametrize(("name", "section"), [(name, section) for name in PAGES for section in PAGES[name]])
def test_a_page_looks_as_it_did(name: str, section: str, tmp_path: Path) -> None:
    now = picture(drawn(name), page_of(name, section), tmp_path)
    kept = SNAPSHOTS / f"{name}-{section.lower().replace(' ', '-') or 'first-page'}.png"
    if os.environ.get("UPDATE_GOLDEN"):
        SNAPSHOTS.mkdir(exist_ok=True)
        now.quantize(16).save(kept, optimize=True)
    with Image.open(kept) as snapshot:
        before = snapshot.convert("L")
    assert now.size == before.size
    difference = ImageChops.difference(now, before)
    share = sum(difference.histogram()[NOTICED + 1 :]) / (now.width * now.height)
    if share > ALLOWED:
        Image.merge("RGB", (before, now, now)).save(tmp_path / "difference.png")
    assert share <= ALLOWED, (
        f"{share:.1%} of the page differs: {tmp_path / 'difference.png'} (gone in red, new in blue)"
    )


def test_no_snapshot_is_left_over() -> None:
    kept = {path.stem for path in SNAPSHOTS.glob("*.png")}
    names = {f"{n}-{s.lower().replace(' ', '-') or 'first-page'}" for n in PAGES for s in PAGES[n]}
    assert kept == names


def test_a_difference_is_seen_and_a_shade_is_not(tmp_path: Path) -> None:
    page = Image.new("L", (100, 100), 255)
    shade, stroke = page.point(lambda gray: gray - 30), page.copy()
    stroke.paste(0, (0, 0, 100, 1))
    shares = [sum(ImageChops.difference(page, other).histogram()[NOTICED + 1 :]) / 10_000 for other in (shade, stroke)]
    assert [share <= ALLOWED for share in shares] == [True, False]
