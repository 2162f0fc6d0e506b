"""A real browser and the real server, shared by the tests of the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.machine import QUIET, browser, lacking
from tests.browser.running import Running, running

SECONDS = 60
VIEW = ViewportSize(width=1280, height=900)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that nobody ends; each test begins an offer of its own."""
    if lacking():
        pytest.skip(lacking())
    with running(tmp_path_factory.mktemp("serve")) as started:
        yield started


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser, for one module: while it is there, no test of this process can run an event loop of its own."""
    if lacking():
        pytest.skip(lacking())
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser(), args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def complaints() -> list[str]:
    """What a browser complains of: errors and warnings, dialogs, requests to another place than this machine."""
    return []


@pytest.fixture
def open_page(chromium: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens a page of a browser that nobody used before; options are those of `Browser.new_context`.

    A complaint that is left at the end of a test fails it.
    """

    def opened(**options: Any) -> Page:
        context = chromium.new_context(viewport=VIEW, **options)
        context.set_default_timeout(SECONDS * 1000)
        context.on("request", lambda request: complaints.extend(_elsewhere(request.url)))
        context.on(
            "console",
            lambda said: (
                complaints.append(f"{said.text} {said.location['url']}") if said.type in ("error", "warning") else None
            ),
        )
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        return context.new_page()

    yield opened
    for context in chromium.contexts:
        context.close()
    assert not complaints


def _elsewhere(url: str) -> list[str]:
    return [] if url.startswith(("http://127.0.0.1:", "data:", "blob:")) else [f"asks for {url}"]
