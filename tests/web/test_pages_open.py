"""Pages that stay open while answers are given on them and on others: each goes on from what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.web.submitted import Entries
from tests.web.visitor import Visitor

APP = "dermatology-app-employer.offer.yaml"
SHARE = "work_mix.remote_share_pct"


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    return Visitor(tmp_path)


@dataclass
class Page:
    """A page with its script: each answer is sent as a whole, and what comes back is carried from then on."""

    visitor: Visitor
    id: str
    key: str
    boxes: Entries

    @classmethod
    def of(cls, visitor: Visitor, id: str, key: str) -> Page:
        return cls(visitor, id, key, visitor.get(f"/offers/{id}/{key}").sent())

    def fill(self, name: str, **parts: str) -> dict[str, Any]:
        """Fill in boxes of the question `name`."""
        self.boxes |= {f"{name}!{part.replace('__', '.')}": [text] for part, text in parts.items()}
        table = name.partition(".")[0]
        mine = {key: told for key, told in self.boxes.items() if key.startswith((f"{name}!", f"{table}!shown"))}
        said = self.visitor.answer(self.id, mine, step=self.key)
        self.boxes |= {f"{one}!was": [answer["was"]] for one, answer in said["answers"].items()}
        self.boxes |= {f"{path}!shown": [shown] for path, shown in said["shown"].items()}
        return said


def test_what_another_page_noted_is_kept_by_every_later_answer_of_a_page_that_does_not_show_it(
    visitor: Visitor,
) -> None:
    id = visitor.example(APP)
    here, there = Page.of(visitor, id, "first"), Page.of(visitor, id, "first")
    there.fill(SHARE, papers__1__where="7.2")
    papers = visitor.offer(id)["evidence"][SHARE]
    for share in ("41", "42"):
        here.fill(SHARE, state="stated", value=share)
    assert (visitor.offer(id)["work_mix"]["remote_share_pct"], visitor.offer(id)["evidence"][SHARE]) == (42, papers)


def test_a_cell_that_another_page_filled_in_is_kept_by_a_page_of_states_that_does_not_show_it(visitor: Visitor) -> None:
    id = visitor.example(APP)
    here, there = Page.of(visitor, id, "states?also=HI"), Page.of(visitor, id, "states?also=HI")
    there.fill("states.HI", license="held")
    here.fill("states.HI", patients="on")
    here.fill("states.HI", covered="on")
    offer = visitor.offer(id)
    assert offer["licenses"][-1] == {"state": "HI", "status": "held"}
    assert (offer["patients"]["states"][-1], offer["malpractice"]["states_covered"][-1]) == ("HI", "HI")


def test_not_mentioned_stays_when_something_else_is_done_and_its_old_box_is_still_full(visitor: Visitor) -> None:
    id = visitor.example(APP)
    page = Page.of(visitor, id, "first")
    page.fill(SHARE, state="stated", value="40")
    page.fill(SHARE, state="not_mentioned")
    page.fill(SHARE, papers__1__where="7.2")
    assert "remote_share_pct" not in visitor.offer(id)["work_mix"]
    page.fill(SHARE, state="unclear")
    assert "remote_share_pct" not in visitor.offer(id)["work_mix"]


def test_a_state_that_is_picked_again_counts_with_what_is_still_in_its_box(visitor: Visitor) -> None:
    id = visitor.example(APP)
    page = Page.of(visitor, id, "first")
    page.fill(SHARE, state="unclear", words="about half")
    page.fill(SHARE, state="stated", value="40")
    page.fill(SHARE, state="not_mentioned")
    page.fill(SHARE, state="stated")
    stated = visitor.offer(id)
    page.fill(SHARE, state="not_mentioned")
    page.fill(SHARE, state="unclear")
    unclear = visitor.offer(id)
    assert (stated["work_mix"]["remote_share_pct"], unclear["unclear"][SHARE]) == (40, "about half")


def test_a_page_is_told_of_a_change_elsewhere_and_not_of_its_own(visitor: Visitor) -> None:
    id = visitor.example(APP)
    here, there = Page.of(visitor, id, "first"), Page.of(visitor, id, "first")
    assert here.fill(SHARE, state="stated", value="40 %")["notices"] == []
    assert here.fill(SHARE, value="41 %")["notices"] == []
    assert there.fill(SHARE, state="stated", value="50")["notices"] == [
        "An answer on this page had been changed elsewhere too. Yours counts now."
    ]


def test_an_answer_into_a_row_that_is_another_one_by_now_is_not_taken_over_and_not_called_saved(
    visitor: Visitor,
) -> None:
    id = visitor.example(APP)
    page = Page.of(visitor, id, "first")
    visitor.post(f"/offers/{id}/first", {"go": "remove:licenses.0"})
    before = visitor.offer(id)
    said = page.fill("licenses.0.status", state="stated:expired")
    assert (visitor.offer(id), said["lost"]) == (before, ["licenses"])
    assert "not taken over" in said["notices"][0]


def test_a_name_with_signs_that_hide_is_shown_without_them_after_an_answer_too(visitor: Visitor) -> None:
    id = visitor.example(APP)
    said = visitor.answer(id, {"about.label!state": "stated", "about.label!value": "Lake\u202eside"}, step="job")
    assert "\u202e" not in said["name"]
