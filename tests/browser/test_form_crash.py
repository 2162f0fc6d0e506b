"""Nothing that was typed is lost: not by a server that is killed, not by a tab that crashes, not by a second tab."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.hands import by_id
from tests.browser.running import Running, running

pytestmark = pytest.mark.slow
WAIT = "id => !localStorage.getItem(`offer-check:${id}`)"
PAUSE = 1000
"""Milliseconds: what was typed longer ago than this must never be lost."""


def begun(page: Page, server: Running) -> str:
    """A new offer of a dermatologist, on the page of the first facts; its id."""
    page.goto(server.entry)
    page.click("#new")
    page.check("#q-about-specialty-is-dermatology")
    page.check("#q-about-role_type-stated")
    page.check("[name='about.role_type!value'][value=direct_to_consumer]")
    page.fill("#about-employer_name--value", "Clearskin Now")
    page.click("#on")
    page.wait_for_url("**/first*")
    return page.url.split("/offers/")[1].split("/")[0]


def kept(page: Page, server: Running, draft: str) -> dict[str, Any]:
    """What the server has of an offer, as a file."""
    answer = page.request.get(f"{server.site}/offers/{draft}/offer.json")
    assert answer.ok
    found: dict[str, Any] = json.loads(answer.body())
    return found


def type_in(page: Page, id: str, text: str) -> None:
    """Key by key, as a person does."""
    page.click(by_id(id))
    page.keyboard.type(text, delay=15)


def test_a_server_that_is_killed_while_somebody_types_loses_nothing(
    open_page: Callable[..., Page], tmp_path: Path, complaints: list[str]
) -> None:
    with running(tmp_path) as server:
        page = open_page()
        draft = begun(page, server)
        page.check("#q-licensing-relies_on_compact-is-no")
        page.check("#q-safety-same_day_exam-unclear")
        type_in(page, "safety-same_day_exam--words", "the member may be advised to visit a clinic")
        type_in(page, "work_mix-remote_share_pct--value", "85")
        server.kill()
        type_in(page, "safety-exam_within_days--value", "14")
        page.check("#q-technology-baa-is-not_needed")
        page.wait_for_selector("#saved.lost")
        assert "kept in this browser" in page.inner_text("#saved")
        server.start()
        answer = page.reload()
        assert answer is not None
        assert answer.ok, page.inner_text("body")
        expect(page.locator(by_id("work_mix-remote_share_pct--value"))).to_have_value("85")
        expect(page.locator(by_id("safety-exam_within_days--value"))).to_have_value("14")
        page.wait_for_function(WAIT, arg=draft)
        found = kept(page, server, draft)
    complaints.clear()
    assert found["licensing"]["relies_on_compact"] is False
    assert found["work_mix"]["remote_share_pct"] == 85
    assert found["safety"]["exam_within_days"] == 14
    assert found["technology"]["baa"] == "not_needed"
    assert found["unclear"] == {"safety.same_day_exam": "the member may be advised to visit a clinic"}


def test_a_page_that_stays_open_sends_what_it_kept_when_the_server_is_back(
    open_page: Callable[..., Page], tmp_path: Path, complaints: list[str]
) -> None:
    with running(tmp_path) as server:
        page = open_page()
        draft = begun(page, server)
        server.kill()
        type_in(page, "work_mix-remote_share_pct--value", "85")
        page.check("#q-technology-platform_hipaa-is-no")
        page.wait_for_selector("#saved.lost")
        server.start()
        page.wait_for_function(WAIT, arg=draft)
        found = kept(page, server, draft)
    complaints.clear()
    assert (found["work_mix"], found["technology"]) == ({"remote_share_pct": 85}, {"platform_hipaa": False})


def test_a_tab_that_crashes_loses_nothing_typed_more_than_a_second_before(
    server: Running, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    draft = begun(page, server)
    type_in(page, "work_mix-remote_share_pct--value", "85")
    page.wait_for_timeout(PAUSE)
    other = page.context.new_page()
    with suppress(Error):
        page.goto("chrome://crash")
    assert kept(other, server, draft)["work_mix"] == {"remote_share_pct": 85}


def test_two_tabs_on_one_offer_lose_nothing(server: Running, open_page: Callable[..., Page]) -> None:
    one = open_page()
    draft = begun(one, server)
    two = one.context.new_page()
    two.goto(one.url)
    type_in(one, "work_mix-remote_share_pct--value", "85")
    two.check("#q-technology-platform_hipaa-is-no")
    type_in(two, "safety-exam_within_days--value", "14")
    one.check("#q-licensing-relies_on_compact-is-yes")
    for page in (one, two):
        page.wait_for_function(WAIT, arg=draft)
    found = kept(one, server, draft)
    assert found["work_mix"] == {"remote_share_pct": 85}
    assert found["technology"] == {"platform_hipaa": False}
    assert found["safety"] == {"exam_within_days": 14}
    assert found["licensing"] == {"relies_on_compact": True}
    one.bring_to_front()
    one.wait_for_function("id => document.getElementById(id).value === '14'", arg="safety-exam_within_days--value")


def test_a_page_without_script_that_is_old_overwrites_nothing(server: Running, open_page: Callable[..., Page]) -> None:
    old = open_page(java_script_enabled=False)
    draft = begun(old, server)
    new = old.context.new_page()
    new.goto(old.url)
    new.check("#q-technology-platform_hipaa-is-no")
    new.fill("#work_mix-remote_share_pct--value", "85")
    new.click("#on")
    old.check("#q-licensing-relies_on_compact-is-yes")
    old.click("#on")
    found = kept(old, server, draft)
    assert found["technology"] == {"platform_hipaa": False}
    assert found["work_mix"] == {"remote_share_pct": 85}
    assert found["licensing"] == {"relies_on_compact": True}
