"""What is not for the employer is in no format of the letter: not in its text, and nowhere in its file."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import NameObject, StreamObject

from offer_check.render import LETTER, renderer
from offer_check.render.view.letter import letter
from offer_check.render.view.words import HEADS, VERDICTS
from offer_check.report import Report
from tests.examples.summary import EXAMPLES, FIXTURES, report_on, stem
from tests.render.letter import private

ALL = [private.OFFER, *EXAMPLES, *FIXTURES]
DRAWN = [private.OFFER, *EXAMPLES]
"""The offers of which the PDF is made, too: drawing takes a second for each."""
JUDGMENT = re.compile(
    r"\b(?:critical|major|minor|info|severity|verdict|flag(?:ged|s)?|waived?|waiting|accepted|error|warning|"
    r"not applicable|do not sign)\b",
    re.IGNORECASE,
)
"""The words by which reports judge. The names and the values of fields may have one of them."""


def _report(path: Path) -> Report:
    return private.report() if path == private.OFFER else report_on(path)


@functools.cache
def _written(path: Path, name: str) -> bytes:
    content = renderer(name, LETTER)(letter(_report(path)))
    return content if isinstance(content, bytes) else content.encode()


@functools.cache
def _texts(path: Path) -> tuple[tuple[str, str], ...]:
    """The text of the letter in every format, on one line, and what else is in the file."""
    return tuple(_read(path))


def _read(path: Path) -> Iterator[tuple[str, str]]:
    for name in LETTER:
        if name != "pdf":
            yield name, _line(_written(path, name).decode())
        elif path in DRAWN:
            yield "text of the PDF", _line(" ".join(p.extract_text() for p in _pdf(path).pages))
            yield "file of the PDF", _line("\n".join(_raw(_pdf(path))))


def _pdf(path: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(_written(path, "pdf")))


def _raw(reader: pypdf.PdfReader) -> Iterator[str]:
    """Every string of the file, and its streams decompressed; what draws the pages and the fonts is left out."""
    drawn = {page.raw_get("/Contents").idnum for page in reader.pages}
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        found = reader.get_object(number)
        if isinstance(found, StreamObject) and number not in drawn and not _of_format(found):
            yield found.get_data().decode("utf-8", "replace")
        yield from _strings(found)


def _of_format(found: StreamObject) -> bool:
    """Whether a stream is a font, or holds other objects, which are looked at one by one."""
    if found.get("/Type") in ("/ObjStm", "/XRef"):
        return True
    return "/Length1" in found or found.get("/Subtype") == "/OpenType" or b"/CIDInit" in found.get_data()


def _strings(found: object) -> Iterator[str]:
    """The texts in an object, not the names of the format."""
    if isinstance(found, dict):
        yield from (text for value in found.values() for text in _strings(value))
    elif isinstance(found, list):
        yield from (text for value in found for text in _strings(value))
    elif isinstance(found, bytes):
        yield found.decode("latin-1")
    elif isinstance(found, str) and not isinstance(found, NameObject):
        yield found


def _line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_no_format_tells_what_was_found(path: Path) -> None:
    report = _report(path)
    judged = {*VERDICTS.values(), *HEADS.values(), report.offer.digest[:12], report.rules.digest[:12]}
    argued = {t for r in report.results if r.outcome in ("flag", "ask") for t in (r.why, r.good)}
    messages = {r.message for r in report.of("flag")}
    private_texts = {report.offer.label, report.offer.note, report.offer.path} - {""}
    for name, text in _texts(path):
        assert {t for t in judged | argued | messages | private_texts if _line(t) in text} == set(), name


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_no_format_has_a_word_of_judgment(path: Path) -> None:
    named = (text for r in _report(path).results for b in r.because for text in (b.label, b.value))
    values = {word for text in named for word in JUDGMENT.findall(text)}
    for name, text in _texts(path):
        shown = text.partition("</style>")[2] or text
        assert set(JUDGMENT.findall(shown)) <= values, name


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_no_format_has_words_or_places_that_were_spoken(path: Path) -> None:
    noted = [*_report(path).terms, *(b for r in _report(path).results for b in r.because)]
    known: dict[bool, set[str]] = {True: set(), False: set()}
    for evidence in (e for b in noted for e in b.evidence):
        known[evidence.source in ("verbal", "physician")] |= {evidence.words, evidence.where}
    spoken = known[True] - known[False] - {""}
    for name, text in _texts(path):
        assert {t for t in spoken if _line(t) in text} == set(), name


def test_nothing_of_what_is_private_is_in_any_format() -> None:
    for name, text in _texts(private.OFFER):
        found = {mark for mark in private.MARKS if re.search(rf"(?<!\w){re.escape(mark)}", text, re.IGNORECASE)}
        assert found == set(), name


def test_everything_private_is_in_the_report() -> None:
    """Without this, the tests above could not fail."""
    report = private.report()
    shown = repr(report)
    assert {mark for mark in private.MARKS if mark.lower() not in shown.lower()} == {"Nevada", "Wyoming"}
    assert {r.id for r in report.results if r.topic == "wishes" and r.open} == {"MIX-19"}
    assert {r.id for r in report.results if r.waiver} == set(private.WAIVED)
    assert {"LIC-01 WY", "MAL-02 NV"} <= {r.id for r in report.of("flag")}


def test_a_value_in_a_paper_is_told_and_an_accepted_one_is_not() -> None:
    for name, text in _texts(private.OFFER):
        if name != "file of the PDF":
            assert "agreement, 7.3" not in text  # the flag on the tail is accepted
            assert "policy, endorsement 2" in text


def test_the_html_has_nothing_but_simple_elements() -> None:
    seen: set[str] = set()

    class Elements(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.add(tag)
            assert not {name for name, _ in attrs} - {"lang", "charset", "http-equiv", "content", "name"}

    Elements().feed(_written(private.OFFER, "html").decode())
    assert seen == {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "b", "ul", "li", "small"}
