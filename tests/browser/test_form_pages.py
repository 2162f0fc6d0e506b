"""Every kind of page of the form before axe-core, light and dark, at several widths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.machine import lacking, package
from tests.browser.running import Running
from tests.browser.tasks import TASKS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(lacking(packages=("axe-core",))), reason=lacking(packages=("axe-core",)) or "-"),
]
GRAVE = ("critical", "serious")
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
AXE = """async only => (await axe.run(document, { resultTypes: ['violations'], preload: false,
  ...(only.length && { runOnly: only }) })).violations.map(
  ({ id, impact, help, nodes }) =>
    [impact, `${id}: ${help}, ${nodes.length} times, first ${nodes[0].target.join(' ')}`])"""
LOOKS = ("color-contrast", "scrollable-region-focusable", "link-in-text-block")
"""What of a page may depend on its colors and its width."""
WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=800)
ZOOMED = ViewportSize(width=800, height=450)
"""1600 pixels at 200 percent."""


def opened(page: Page, server: Running, path: Path) -> str:
    """An offer file, opened on the first page; the address of its form."""
    page.goto(server.entry)
    page.set_input_files("#file", path)
    page.click("#open")
    page.wait_for_url("**/offers/**")
    return page.url.rpartition("/")[0]


def pages(page: Page, server: Running) -> Iterator[str]:
    """Goes from one kind of page to the next, and says which it is."""
    page.goto(server.entry)
    yield "home"
    page.set_input_files("#file", {"name": "torn.yaml", "mimeType": "application/yaml", "buffer": b"about: {a: [}"})
    page.click("#open")
    page.wait_for_selector("#problems")
    page.wait_for_load_state()
    yield "home, with a file that cannot be opened"
    page.goto(server.site)
    page.click("#new")
    page.wait_for_url("**/job")
    yield "the job"
    page.check("#q-about-specialty-is-dermatology")
    page.check("#q-about-role_type-stated")
    page.check("[name='about.role_type!value'][value=direct_to_consumer]")
    page.click("#on")
    page.wait_for_url("**/first*")
    page.wait_for_load_state()
    page.fill("#work_mix-remote_share_pct--value", "most of it")
    page.wait_for_selector("#q-work_mix-remote_share_pct .problem")
    page.click("#on")
    page.wait_for_selector("#problems")
    page.wait_for_load_state()
    yield "first facts, with an answer that is wrong"
    home = opened(page, server, next(iter(TASKS.values())))
    page.goto(f"{home}/first")
    page.evaluate(
        "() => document.querySelectorAll('main details, #checks details').forEach(one => { one.open = true })"
    )
    yield "first facts, filled in, everything open"
    for step in ("states", "safety"):
        page.goto(f"{home}/{step}")
        yield step
    page.goto(f"{home}/results")
    yield "results"
    page.goto(f"{server.site}/rules/LIC-01")
    yield "a rule"
    page.goto(f"{home}/report.html")
    yield "the report"
    page.goto(f"{home}/results")
    page.click("#compare-draft")
    yield "a comparison"
    for path in ("offers/none", "nowhere"):
        page.goto(f"{server.site}/{path}")
        yield f"no such page: {path}"
    page.context.clear_cookies()
    page.goto(server.site)
    yield "nobody's page"


def faults(page: Page) -> Iterator[str]:
    """What is wrong with the page that is shown."""
    for width in (NARROW, ZOOMED):
        page.set_viewport_size(width)
        if page.evaluate(SIDEWAYS):
            yield f"scrolls sideways at {width['width']}"
    page.evaluate((package("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    page.set_viewport_size(WIDE)
    yield from _judged(page, "light")
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark")
    yield from _judged(page, "dark", *LOOKS)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)


def _judged(page: Page, scheme: str, *only: str) -> Iterator[str]:
    found = page.evaluate(AXE, list(only))
    yield from (f"{impact} {words} ({scheme})" for impact, words in found if impact in GRAVE)


def test_no_page_has_a_grave_fault(server: Running, open_page: Callable[..., Page], complaints: list[str]) -> None:
    page = open_page(reduced_motion="reduce")
    found = {name: list(faults(page)) for name in pages(page, server)}
    complaints[:] = [line for line in complaints if "status of 4" not in line]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(found) == 14


def test_pages_with_forced_colors_have_no_grave_fault(server: Running, open_page: Callable[..., Page]) -> None:
    page = open_page(forced_colors="active", reduced_motion="reduce")
    home = opened(page, server, next(iter(TASKS.values())))
    found = {}
    for step in ("safety", "states", "results"):
        page.goto(f"{home}/{step}")
        found[step] = list(faults(page))
    assert found == {"safety": [], "states": [], "results": []}


def test_a_page_with_faults_is_found_out(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.set_content(
        "<html><body><p style='color: #ccc; background: #fff; width: 900px'>Pale and wide</p></body></html>"
    )
    found = " ".join(faults(page))
    for fault in ("color-contrast", "html-has-lang", "scrolls sideways at 360"):
        assert fault in found
