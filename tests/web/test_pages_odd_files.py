"""Files that are odd: keys that no offer has, signs that hide or turn text around; pages say so, and stay in order."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.web.visitor import Shown, Visitor

KIND = {"specialty": "dermatology", "role_type": ["hybrid_clinic"]}
TURNED = "Lake\u202eside<script>alert(1)</script>"


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    return Visitor(tmp_path)


def opened(visitor: Visitor, name: str = "offer.json", **groups: Any) -> Shown:
    """The page after a file was opened."""
    raw = json.dumps({"offer_format": 1, **groups}).encode()
    return visitor.post("/open", {}, files={"file": (name, raw, "application/json")})


def outside_of_boxes(shown: Shown) -> str:
    """The text of a page without what boxes hold: that is sent back as it was typed."""
    return re.sub(r'<textarea.*?</textarea>|value="[^"]*"', "", shown.text, flags=re.DOTALL)


def test_a_key_that_no_offer_has_is_told_when_the_file_is_opened_and_with_the_results(visitor: Visitor) -> None:
    shown = opened(visitor, about=KIND, work_mix={"remote": 40}, licenses=[{"state": "TX", "until": "2027"}])
    id = shown.path.split("/")[2]
    assert "In the file, work_mix.remote: Unknown key." in shown.words("main")
    results = visitor.get(f"/offers/{id}/results").words("main")
    assert "In the file, work_mix.remote: Unknown key." in results
    assert "1 answer cannot be used as typed" in results


def test_what_is_wrong_in_a_row_leads_to_the_row(visitor: Visitor) -> None:
    id = opened(visitor, about=KIND, licenses=[{"state": "TX", "until": "2027"}]).path.split("/")[2]
    shown = visitor.get(f"/offers/{id}/first")
    (link,) = (e.attrib["href"] for e in shown.by_id("problems").iter("a"))
    assert link == f"/offers/{id}/first#q-licenses-0"
    assert "Unknown key." in shown.words("q-licenses-0")
    assert visitor.answer(id, {})["problems"].keys() == {"q-licenses-0"}


@pytest.mark.parametrize("key", ["job", "first", "states", "sites", "results"])
def test_no_page_shows_signs_that_turn_text_around_but_in_boxes(visitor: Visitor, key: str) -> None:
    about = {**KIND, "label": TURNED, "career_stage": TURNED}
    rows = {"sites": [{"name": TURNED, "state": TURNED}], "licenses": [{"state": TURNED, TURNED: 1}]}
    unclear = {"unclear": {"patients.states": TURNED}}
    id = opened(visitor, about=about, work_mix={TURNED: 1}, **rows, **unclear).path.split("/")[2]
    text = outside_of_boxes(visitor.get(f"/offers/{id}/{key}"))
    assert ("\u202e" in text, "<script>alert" in text) == (False, False)


def test_no_refusal_of_a_file_shows_signs_that_turn_text_around(visitor: Visitor) -> None:
    shown = opened(visitor, "Lake\u202eside.json", about=KIND, pay=[TURNED])
    id = opened(visitor, about=KIND).path.split("/")[2]
    raw = json.dumps({"offer_format": 1, "about": KIND, "pay": [TURNED]}).encode()
    compared = visitor.post(
        f"/offers/{id}/compare", {}, files={"file": ("Lake\u202eside.json", raw, "application/json")}
    )
    assert (shown.status, compared.status) == (422, 422)
    assert "\u202e" not in shown.text + compared.text
