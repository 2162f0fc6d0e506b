"""A filled template as PDF. What is costly to prepare, fonts and styles, is prepared once a process."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import weasyprint
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from ...errors import Fault, InputError
from ..page.guard import TextGuard
from ..page.pages import Pages
from ..page.style import sheets
from . import assets
from .attachment import Attachment
from .claims import VARIANT, both
from .fetcher import SCHEME, AssetFetcher

STYLES = ("report.css", "house.css")
PAPERS: Mapping[str, str] = {"a4": "A4", "letter": "letter"}
OFFER = f"{SCHEME}offer"

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

    def prepare(self) -> None:
        """Load what the first report would load: templates, the fonts, and the modules that write a file."""
        self._pages.prepare("report")
        assets.drawable()
        self._drawn("<html lang=en><title>-</title><p>-<b>-</b>", next(iter(PAPERS)), None)

    def pdf(
        self, template: str, subject: T, arrange: Callable[[T], object], *, paper: str, embed: Attachment | None = None
    ) -> bytes:
        """Return the tagged PDF of `template` filled with `subject`, `embed` inside; the same gives the same bytes."""
        html = self._pages.fill(template, subject, arrange, TextGuard(assets.drawable()))
        try:
            with _without_collector():
                content = self._drawn(html, paper, embed)
        except FatalURLFetchingError as error:  # not an Exception
            raise self._refused(error) from None
        return content

    def _drawn(self, html: str, paper: str, embed: Attachment | None) -> bytes:
        document = HTML(string=html, url_fetcher=self._fetcher).render(
            stylesheets=[*self._styles, self._papers[paper]], font_config=self._fonts, pdf_variant=VARIANT
        )
        document.metadata.generate_rdf_metadata = both(document.metadata.generate_rdf_metadata)
        if embed:
            document.metadata.attachments.append(_attached(embed))
        with warnings.catch_warnings():
            # WeasyPrint leaves it to Python to close the file of the color profile.
            warnings.simplefilter("ignore", ResourceWarning)
            content: bytes = document.write_pdf(
                pdf_variant=VARIANT, pdf_identifier=_identifier(html, paper, embed), finisher=_list_files
            )
        return content

    def _css(self, text: str) -> CSS:
        try:
            return CSS(string=text, font_config=self._fonts, url_fetcher=self._fetcher, base_url=SCHEME)
        except FatalURLFetchingError as error:
            raise self._refused(error) from None

    def _refused(self, error: BaseException) -> InputError:
        return InputError([Fault(path=str(self._folder), message=str(error))])


def _identifier(html: str, paper: str, embed: Attachment | None) -> bytes:
    """What has to differ between documents, and must not be drawn by lot."""
    inside = hashlib.sha256(embed.content).hexdigest() if embed else ""
    return hashlib.sha256(f"{paper}\n{inside}\n{html}".encode()).hexdigest()[:32].encode()


def _attached(file: Attachment) -> weasyprint.Attachment:
    """The offer as the source of the document. By way of a fetcher, or its media type would be the machine's guess."""
    day = datetime(file.day.year, file.day.month, file.day.day)
    return weasyprint.Attachment(
        url=OFFER,
        url_fetcher=AssetFetcher({"offer": assets.Asset(file.content, file.media_type)}),
        name=file.name.encode("utf-8", "replace").decode(),
        description="The offer that this document is about",
        relationship="Source",
        created=day,
        modified=day,
    )


def _list_files(document: Any, pdf: Any) -> None:
    """Mend the lists of files inside: WeasyPrint has each twice, and by a name that holds for ASCII only."""
    files = pdf.catalog.get("AF", [])
    files[:] = dict.fromkeys(files)
    for reference in files:
        file = _object(pdf, reference)
        names = _object(pdf, pdf.catalog["Names"]["EmbeddedFiles"])["Names"]
        names[names.index(reference) - 1] = file["F"] = file["UF"]


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


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
