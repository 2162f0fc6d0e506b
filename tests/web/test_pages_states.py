"""The page of states: the answers of several questions side by side, a cell at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.visitor import Visitor

APP = "dermatology-app-employer.offer.yaml"


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    return Visitor(tmp_path)


def said(visitor: Visitor, id: str) -> dict[str, Any]:
    """What a draft says of states."""
    offer = visitor.offer(id)
    return {
        "patients": offer["patients"].get("states"),
        "licenses": {row["state"]: row.get("status") for row in offer.get("licenses", [])},
        "covered": offer["malpractice"].get("states_covered"),
        "remote": offer["where"].get("remote_work_states"),
        "partner": offer.get("safety", {}).get("in_person_partner"),
    }


def test_a_row_for_every_state_that_occurs_anywhere(visitor: Visitor) -> None:
    id = visitor.example(APP)
    shown = visitor.get(f"/offers/{id}/states")
    known = said(visitor, id)
    states = {*known["patients"], *known["licenses"], *known["covered"], *known["remote"], *known["partner"]}
    rows = {e.attrib["id"].removeprefix("state-") for e in shown.every("tr") if "data-name" in e.attrib}
    assert rows == states


def test_cells_change_just_what_they_are_about(visitor: Visitor) -> None:
    id = visitor.example(APP)
    before = said(visitor, id)
    sent = visitor.get(f"/offers/{id}/states").sent()
    del sent["states.TX!patients"]
    told = {"states.NY!covered": "on", "states.NY!partner": "Hudson clinic", "states.GA!license": "pending"}
    visitor.post(f"/offers/{id}/states", {**sent, **told, "go": "save"})
    assert said(visitor, id) == {
        "patients": [state for state in before["patients"] if state != "TX"],
        "licenses": {**before["licenses"], "GA": "pending"},
        "covered": [*before["covered"], "NY"],
        "remote": before["remote"],
        "partner": {**before["partner"], "NY": "Hudson clinic"},
    }


def test_a_license_is_added_by_its_state_and_goes_when_nothing_is_said_of_it(visitor: Visitor) -> None:
    id = visitor.example(APP)
    before = said(visitor, id)["licenses"]
    visitor.answer(id, {"states.HI!was": "license=", "states.HI!license": "held"}, step="states")
    assert said(visitor, id)["licenses"] == {**before, "HI": "held"}
    visitor.answer(id, {"states.HI!was": "license=held", "states.HI!license": ""}, step="states")
    assert said(visitor, id)["licenses"] == before


def test_a_stale_page_leaves_cells_alone_that_it_did_not_change(visitor: Visitor) -> None:
    id = visitor.example(APP)
    stale = visitor.get(f"/offers/{id}/states").sent()
    visitor.answer(id, {"states.CA!was": "covered=", "states.CA!covered": "on"}, step="states")
    visitor.post(f"/offers/{id}/states", {**stale, "states.NC!covered": "on", "go": "save"})
    assert {"CA", "NC"} <= set(said(visitor, id)["covered"])


def test_states_are_added_to_the_table_before_anything_is_said_of_them(visitor: Visitor) -> None:
    id = visitor.example(APP)
    before = visitor.drafts.get(id)
    shown = visitor.post(f"/offers/{id}/states", {"add": ["HI", "AK", "XX"], "go": "add"})
    assert (shown.has("state-HI"), shown.has("state-AK"), shown.has("state-XX")) == (True, True, False)
    assert visitor.drafts.get(id) == before


def test_the_last_box_that_is_emptied_leaves_nothing_stated_not_none(visitor: Visitor) -> None:
    id = visitor.example(APP)
    for state in said(visitor, id)["remote"]:
        visitor.answer(id, {f"states.{state}!was": "remote=on"}, step="states")
    assert said(visitor, id)["remote"] is None


def test_nationwide_stays_and_is_told_at_the_head_of_its_column(visitor: Visitor) -> None:
    id = visitor.example(APP)
    visitor.answer(id, {"patients.states!state": "stated", "patients.states!instead": "open_ended"})
    shown = visitor.get(f"/offers/{id}/states")
    assert "Open ended" in " ".join("".join(e.itertext()) for e in shown.every("th"))
    visitor.post(f"/offers/{id}/states", {**shown.sent(), "states.TX!patients": "on", "go": "save"})
    assert said(visitor, id)["patients"] == "open_ended"


def test_a_state_with_several_licenses_is_left_to_its_question(visitor: Visitor) -> None:
    id = visitor.example(APP)
    rows = len(visitor.offer(id)["licenses"])
    visitor.post(f"/offers/{id}/first", {"go": "add:licenses"})
    name = f"licenses.{rows}"
    visitor.answer(id, {f"{name}.state!state": "stated:TX", f"{name}.route!state": "stated:training"})
    assert "2 licenses, see the question" in visitor.get(f"/offers/{id}/states").words("state-TX")
