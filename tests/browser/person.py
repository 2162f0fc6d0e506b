"""A person who fills in an offer through the form, from an empty one to the documents that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from playwright.sync_api import Download, Page

from offer_check.offer.paths import TABLES
from tests.browser.gestures import Box, Gesture, Said, gestures
from tests.browser.hands import Hand

STATEWISE = {
    "patients.states": "patients",
    "malpractice.states_covered": "covered",
    "where.remote_work_states": "remote",
    "safety.in_person_partner": "partner",
}
"""What she fills in on the page of states, and the column there; besides licenses of which only the status is known."""
BOXES = """() => [...document.querySelectorAll('#form [data-name] [name*="!"]')].map(box => ({
  id: box.id, name: box.name, value: box.value, type: box.localName === 'select' ? 'select' : box.type,
  options: box.options ? Object.fromEntries([...box.options].map(one => [one.value, one.text])) : {},
  question: box.closest('[data-name]').id}))"""
SAVED = """id => !localStorage.getItem(`offer-check:${id}`)
  && !document.getElementById('saved').matches('.lost')"""
PILES = """() => Object.fromEntries([...document.querySelectorAll('#checks .pile')].map(pile => [
  pile.id.replace('pile-', ''),
  [...pile.querySelectorAll('li[id] .code')].map(code => code.textContent.trim()).sort()]))"""


@dataclass
class Person:
    """Somebody before a page, with a hand and the data of an offer file to fill in.

    `scripted` says whether the page follows her answers while she gives them.
    """

    page: Page
    hand: Hand
    offer: Mapping[str, Any]
    scripted: bool = True
    draft: str = ""
    left: dict[str, Said] = field(init=False)

    def __post_init__(self) -> None:
        self.left = dict(_said(self.offer))

    def fill_in(self, entry: str) -> None:
        """Start a new offer at the address that the server printed, and answer everything."""
        self.page.goto(entry)
        self.follow("#new")
        self.draft = self.page.url.split("/offers/")[1].split("/")[0]
        for answer in (self._answer, self._answer, self._answer_states, self._answer):
            answer()
            self.saved()
            if self.left or answer == self._answer_states:
                self.follow("#on")
        while self.left:
            before = len(self.left)
            self.follow(f"#steps a[href='/offers/{self.draft}/{next(iter(self.left)).partition('.')[0]}']")
            self._answer()
            assert len(self.left) < before, f"no page asks for {list(self.left)}"
            self.saved()
            if self.left:
                self.follow("#on")

    def saved(self) -> None:
        """Wait until every answer is with the server; without a script, send them with the button."""
        if not self.scripted and not self.left:
            self.follow("#on")
        elif self.scripted:
            self.page.wait_for_function(SAVED, arg=self.draft)

    def follow(self, selector: str) -> None:
        """Press what leads to another page, and wait for that."""
        with self.page.expect_navigation(wait_until="load"):
            self.hand.press(self.page, selector)

    def checklist(self) -> dict[str, list[str]]:
        """What the checklist beside the form shows: the findings of each pile."""
        found: dict[str, list[str]] = self.page.evaluate(PILES)
        return found

    def download(self, selector: str) -> Download:
        """Take a document from the page of results."""
        with self.page.expect_download() as found:
            self.hand.press(self.page, selector)
        return found.value

    def _answer(self) -> None:
        """All questions of this page that she has an answer to, rows first."""
        for table in TABLES:
            if self.page.locator(f'[data-name="{table}"]').count():
                self._add_rows(table)
        for name, boxes in self._questions():
            if name in self.left:
                for gesture in gestures(self.left.pop(name), boxes):
                    self.hand.do(self.page, gesture)

    def _add_rows(self, table: str) -> None:
        """As many rows as her offer has, but for those that the page of states makes."""
        at = table.count(".") + 1
        for _ in {key.split(".")[at] for key in self.left if key.startswith(f"{table}.")}:
            self.follow(f'button[value="add:{table}"]')

    def _answer_states(self) -> None:
        """The table of states: whoever is named anywhere gets a row, then a tick, a status or words in it."""
        wanted = dict(_cells(self.offer))
        shown = self._ids("tr[data-name]")
        missing = [id for id in self._ids("[name=add]") if any(f"state-{id[-2:]}-" in cell for cell in wanted)]
        assert shown or missing
        for id in missing:
            self.hand.do(self.page, Gesture("choose", id))
        self.follow("#add-button")
        for id in self._ids("tr[data-name] [id^=state-]"):
            if id in wanted:
                self.hand.do(self.page, wanted.pop(id))
        assert not wanted, f"the page of states has no {list(wanted)}"

    def _ids(self, selector: str) -> list[str]:
        return [str(id) for id in self.page.locator(selector).evaluate_all("all => all.map(one => one.id)")]

    def _questions(self) -> Iterator[tuple[str, list[Box]]]:
        boxes = [Box(**found) for found in self.page.evaluate(BOXES)]
        for name, members in groupby(boxes, key=lambda box: box.name.partition("!")[0]):
            yield name, list(members)


def _said(offer: Mapping[str, Any]) -> Iterator[tuple[str, Said]]:
    """What is to be said to each question, but for what the page of states takes."""
    unclear, papers = offer.get("unclear", {}), offer.get("evidence", {})
    values = {
        f"{group}.{key}" if isinstance(members, Mapping) else group: value
        for group, members in offer.items()
        if group not in ("offer_format", "unclear", "evidence")
        for key, value in (members if isinstance(members, Mapping) else {"": members}).items()
    }
    for path in {**values, **unclear, **papers}:
        if path in TABLES:
            rows = [row for row in values[path] if not _statewise(row)]
            yield from ((f"{path}.{n}.{key}", Said(value)) for n, row in enumerate(rows) for key, value in row.items())
        elif path not in STATEWISE:
            yield path, Said(values.get(path), unclear.get(path, ""), papers.get(path))


def _statewise(row: Mapping[str, Any]) -> bool:
    """Whether the page of states takes a license: just its status is known."""
    return set(row) == {"state", "status"}


def _cells(offer: Mapping[str, Any]) -> Iterator[tuple[str, Gesture]]:
    """What is done in the table of states, by the id of the cell."""
    for row in filter(_statewise, offer["licenses"]):
        id = f"state-{row['state']}-license"
        yield id, Gesture("pick", id, row["status"])
    for path, column in STATEWISE.items():
        group, key = path.split(".")
        value = offer[group].get(key, ())
        for state in value:
            id = f"state-{state}-{column}"
            yield id, Gesture("write", id, value[state]) if isinstance(value, Mapping) else Gesture("choose", id)
