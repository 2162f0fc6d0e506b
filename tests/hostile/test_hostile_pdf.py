"""Hostile texts in PDF files: they are to be read, and the files hold nothing that a viewer would act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject

from tests.hostile import offers
from tests.hostile.documents import Reports, having, made, names
from tests.hostile.payloads import REFUSED
from tests.render import sample
from tests.render.pdf.structure import Document

ACTS = {
    *("/JS", "/JavaScript", "/Launch", "/URI", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/OpenAction", "/AA"),
    *("/AcroForm", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/RichMedia", "/Movie", "/Sound", "/Rendition"),
}
pytestmark = pytest.mark.slow
cases = pytest.mark.parametrize("case", having("pdf"), ids=lambda case: "-".join(case).replace(" ", "_"))


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is looked for in a PDF; a reader takes fifty megabytes for all of it. `names` are keys and values."""

    names: frozenset[str]
    links: frozenset[str]
    pages: tuple[str, ...]


@cache
def document(subject: str) -> Drawn:
    """The PDF of the hostile offers."""
    return _drawn(subject, offers.reports())


def _drawn(subject: str, reports: Reports) -> Drawn:
    content = made(subject, "pdf", [offers.slim(report) for report in reports])
    assert isinstance(content, bytes)
    found = Document(content)
    links = frozenset(str(link["/Subtype"]) for link in found.links)
    return Drawn(frozenset(_names(found.catalog)), links, tuple(found.pages))


@cases
def test_a_file_holds_nothing_that_a_viewer_acts_on(case: tuple[str, str]) -> None:
    assert document(case[0]).names & ACTS == set()
    assert document(case[0]).links <= {"/Link"}


@cases
def test_a_file_shows_every_text_that_the_page_shows(case: tuple[str, str]) -> None:
    page = made(case[0], "html", [offers.slim(report) for report in offers.reports()])
    assert isinstance(page, str)
    assert names(page) - names("".join("".join(document(case[0]).pages).split())) == set()


@cases
def test_a_file_holds_no_character_that_turns_or_hides_what_is_read(case: tuple[str, str]) -> None:
    assert set("".join(document(case[0]).pages)) & set("\x00\x1b\x9b\u202e\u2066\u200f\ufeff\u00ad") == set()


def test_signs_that_the_fonts_lack_are_listed() -> None:
    words = " ".join(document("report").pages)
    assert "Characters that could not be drawn" in words
    listed = {int(code, 16) for code in re.findall(r"U\+([0-9A-F]{4,6})", words.partition("could not be drawn")[2])}
    assert {ord(sign) for sign in "遠距רפ👩🏥"} - listed == set()


def test_what_no_offer_file_may_hold_acts_no_more() -> None:
    poisoned = offers.poisoned(sample.report(sample.report().results[::3]), "".join(REFUSED))
    assert set("".join(_drawn("report", [poisoned]).pages)) & set("\x00\x1b\x9b\x7f\x08\ud800") == set()


def _names(root: PdfObject) -> Iterator[str]:
    """Every name of the file, as a key or a value."""
    seen: set[int] = set()
    waiting: list[object] = [root]
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            if found.idnum in seen:
                continue
            seen.add(found.idnum)
            found = found.get_object()
        if isinstance(found, NameObject):
            yield str(found)
        elif isinstance(found, DictionaryObject):
            yield from map(str, found)
            waiting += found.values()
        elif isinstance(found, ArrayObject):
            waiting += found
