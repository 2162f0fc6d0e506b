"""Three people's tasks in a real browser, from an empty form to a downloaded PDF."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from offer_check.api import load_offer
from tests.browser.hands import Hand, Keyboard, Mouse
from tests.browser.person import Person
from tests.browser.running import Running
from tests.browser.tasks import TASKS, checked, data, piles, results

pytestmark = pytest.mark.slow
"""All tests in a browser are for one worker: there is one server, and browsers one after the other."""


WAYS: dict[str, tuple[Hand, bool]] = {
    "mouse": (Mouse(), True),
    "keyboard": (Keyboard(), True),
    "without-script": (Mouse(), False),
}
EACH = [(way, task) for way in WAYS for task in TASKS]
DONE = EACH if os.environ.get("FORM_TASKS") == "all" else list(zip(WAYS, TASKS, strict=True))
"""Each task and each way once; with FORM_TASKS=all each task in each way, which takes minutes."""


@pytest.mark.parametrize(("way", "task"), DONE)
def test_what_is_filled_in_is_the_offer_that_was_written_by_hand(
    way: str, task: str, server: Running, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    hand, scripted = WAYS[way]
    person = Person(open_page(java_script_enabled=scripted), hand, data(TASKS[task]), scripted)
    person.fill_in(server.entry)
    shown = person.checklist()
    person.page.reload()
    assert person.checklist() == shown, "the checklist did not follow the answers"
    person.follow("nav.tabs a[href$='/results']")
    person.download("#offer-yaml").save_as(tmp_path / "saved.offer.yaml")
    person.download("#report-pdf").save_as(tmp_path / "report.pdf")
    assert load_offer(tmp_path / "saved.offer.yaml").offer == load_offer(TASKS[task]).offer
    report = checked(tmp_path / "saved.offer.yaml", tmp_path / "report.json")
    assert piles(report) == shown
    assert results(report) == results(checked(TASKS[task], tmp_path / "report.json"))
    assert title(tmp_path / "report.pdf") == f"Offer review: {person.offer['about']['label']}"


def title(pdf: Path) -> str | None:
    """The title that a PDF has."""
    found = PdfReader(pdf).metadata
    return found.title if found else None
