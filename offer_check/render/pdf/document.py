"""A filled template as PDF. What is costly to prepare, fonts and styles, is prepared once a process."""

from __future__ import annotations

import contextlib
import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from ...errors import Fault, InputError
from ..page.guard import TextGuard
from ..page.pages import Pages
from ..page.style import sheets
from . import assets
from .fetcher import SCHEME, AssetFetcher

STYLES = ("report.css", "house.css")
VARIANT = "pdf/ua-1"
PAPERS: Mapping[str, str] = {"a4": "A4", "letter": "letter"}

T = TypeVar("T")


class Renderer:
    """Draws documents with the templates and the style of `folders`, the earlier folder first."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folder = folders[0]
        self._pages = Pages(folders)
        self._fonts = FontConfiguration()
        self._fetcher = AssetFetcher(assets.read(folders))
        self._styles = [self._css(sheet) for sheet in sheets(STYLES, folders)]
        self._papers = {paper: self._css(f"@page {{ size: {size} }}") for paper, size in PAPERS.items()}

    def pdf(self, template: str, subject: T, arrange: Callable[[T], object], *, paper: str) -> bytes:
        """Return the tagged PDF of `template` filled with `subject`; the same subject gives the same bytes."""
        html = self._pages.fill(template, subject, arrange, TextGuard(assets.drawable()))
        # The identifier has to differ between documents and must not be drawn by lot.
        identifier = hashlib.sha256(f"{paper}\n{html}".encode()).hexdigest()[:32].encode()
        try:
            with _without_collector():
                content = self._drawn(html, paper, identifier)
        except FatalURLFetchingError as error:  # not an Exception
            raise self._refused(error) from None
        return content

    def _drawn(self, html: str, paper: str, identifier: bytes) -> bytes:
        document = HTML(string=html, url_fetcher=self._fetcher).render(
            stylesheets=[*self._styles, self._papers[paper]], font_config=self._fonts, pdf_variant=VARIANT
        )
        content: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier)
        return content

    def _css(self, text: str) -> CSS:
        try:
            return CSS(string=text, font_config=self._fonts, url_fetcher=self._fetcher, base_url=SCHEME)
        except FatalURLFetchingError as error:
            raise self._refused(error) from None

    def _refused(self, error: BaseException) -> InputError:
        return InputError([Fault(path=str(self._folder), message=str(error))])


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Pause the search for cycles: it costs a quarter of the time to draw, and finds next to nothing before the end."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


@cache
def renderer(folders: tuple[Path, ...]) -> Renderer:
    """Return the process's renderer for the templates of `folders`."""
    return Renderer(folders)
