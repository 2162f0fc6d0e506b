"""The PDF itself, as a reader program sees it."""

from __future__ import annotations

import gc
import hashlib
import logging
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from offer_check.errors import InputError, UsageError
from offer_check.render.pdf import render
from offer_check.report import Outcome
from tests.render import sample
from tests.render.pdf.structure import Document
from tests.render.sample_results import RULES, result

DRAW = """
import hashlib
from offer_check.render.pdf import render
from tests.render import sample
print(hashlib.sha256(render([sample.report()])).hexdigest())
"""


@pytest.fixture(scope="module")
def content() -> bytes:
    return render([sample.report()])


@pytest.fixture(scope="module")
def document(content: bytes) -> Document:
    return Document(content)


def test_the_first_page_stands_alone(document: Document) -> None:
    for said in (
        "Northlake, second draft",
        "Dermatology · Direct to consumer, Hybrid clinic",
        "Patient states Pay model Remote share Start Engagement",
        "CO, FL, GA, NC, OH, TX, WA salary plus wRVU not stated 2027-07-01 not stated",
        "Do not sign yet",
        "4 critical flags open",
        "All 22 27 5 1 55",
        "Settle critical No license for CO and GA is held or planned.",
        "Numbers, limits, words, sources",
        "Page 1 of",
    ):
        assert said in document.pages[0]


def test_every_finding_and_question_can_be_found_by_its_words(document: Document) -> None:
    missing = [r.title for r in sample.report().results if not document.has(f"{r.rule} {r.title}")]
    assert missing == []


def test_the_bookmarks_are_the_sections(document: Document) -> None:
    assert document.outline == [
        "Terms as read",
        "Rules that could not be evaluated",
        "Resolve before signing: 5 flags",
        "Negotiate: 2 flags",
        "Worth raising: 2 flags",
        "Good to know: 1 flag",
        "Questions for the employer",
        "Waiting for another point",
        "States",
        "Calendar",
        "Work that earns nothing, or may",
        "Remote and in-person work",
        "What must not be promised remotely",
        "Full checklist",
        "Accepted risks",
        "Changed by you",
        "Numbers that the rules compare with",
        "What this review does not look at",
        "Words of the field",
        "Dated facts",
        "Sources",
        "About this report",
    ]


def test_the_contents_give_the_pages_on_which_the_sections_begin(document: Document) -> None:
    contents = re.sub(r"[. ]+", " ", document.pages[0])
    named = dict(list(document.starts.items())[:-6])
    named["Numbers, limits, words, sources"] = document.starts["Numbers that the rules compare with"]
    assert [title for title, page in named.items() if f"{title} {page}" not in contents] == []
    assert document.starts["Full checklist"] > document.starts["Terms as read"] == 2


def test_every_page_has_its_heads_and_its_number(document: Document) -> None:
    total = len(document.pages)
    assert [f"Page {n} of {total}" in page for n, page in enumerate(document.pages, 1)] == [True] * total
    assert ["Offer review: Northlake, second draft" in page for page in document.pages] == [
        False,
        *[True] * (total - 1),
    ]


def test_it_is_tagged_and_says_its_language_its_title_and_its_claim(document: Document) -> None:
    assert document.catalog["/Lang"] == "en-US"
    assert document.catalog["/MarkInfo"]["/Marked"]
    assert document.catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.reader.metadata is not None
    assert document.reader.metadata.title == "Offer review: Northlake, second draft"
    assert b'pdfuaid:part="1"' in document.catalog["/Metadata"].get_data()


def test_nothing_is_attached_and_nothing_runs(document: Document) -> None:
    assert document.reader.attachments == {}
    assert {"/AcroForm", "/OpenAction", "/AA", "/AF"} & set(document.catalog) == set()


def test_its_dates_are_the_date_of_the_review(document: Document) -> None:
    metadata = document.reader.metadata
    assert metadata is not None
    assert {str(metadata.creation_date), str(metadata.modification_date)} == {"2026-11-22 00:00:00+00:00"}


def test_pictures_have_words_and_table_cells_their_heads(document: Document) -> None:
    assert [str(figure["/Alt"]) for figure in document.tagged("/Figure")] == [
        "Results: critical flag 5, major flag 2, minor flag 2, info flag 1, error 1, ask 15, waiting 3, pass 23, "
        "not applicable 3"
    ]
    assert [cell for cell in document.tagged("/TH") if "/ID" not in cell] == []
    assert [cell for cell in document.tagged("/TD") if not cell["/A"]["/Headers"]] == []


def test_headings_begin_at_the_first_level(document: Document) -> None:
    levels = [str(heading["/S"]) for heading in document.tagged("/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == "/H1"
    assert levels.count("/H1") == 1
    assert set(levels) == {"/H1", "/H2", "/H3"}


def test_links_stay_inside_and_say_where_they_lead(document: Document) -> None:
    names = set(document.reader.named_destinations)
    assert len(document.links) > 60
    assert [link for link in document.links if link.get("/Dest") not in names or not link["/Contents"]] == []
    assert [link for link in document.links if "/A" in link] == []


def test_its_fonts_are_inside_and_none_of_the_machine(document: Document) -> None:
    names = {str(font["/FontName"]).partition("+")[2] for font in document.fonts}
    assert names == {"Source-Sans-Pro", "Source-Sans-Pro-Semi-Bold"}
    assert [font for font in document.fonts if "/FontFile2" not in font] == []


def test_the_same_report_gives_the_same_bytes(content: bytes) -> None:
    assert render([sample.report()]) == content


def test_another_process_elsewhere_gives_the_same_bytes(content: bytes) -> None:
    surroundings = os.environ | {
        "TZ": "America/New_York",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run([sys.executable, "-c", DRAW], env=surroundings, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("collecting", [True, False])
def test_drawing_leaves_the_garbage_collector_as_it_was(collecting: bool, tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_text("<title>x</title><link rel=attachment href='file:///x'><p>x")
    was = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        render([sample.empty()])
        drawn = gc.isenabled()
        with pytest.raises(InputError):
            render([sample.empty()], templates=tmp_path)
        refused = gc.isenabled()
    finally:
        (gc.enable if was else gc.disable)()
    assert (drawn, refused) == (collecting, collecting)


def test_another_paper_is_another_size_and_another_file() -> None:
    letter, a4 = (render([sample.empty()], paper=paper) for paper in ("letter", "a4"))
    sizes = [tuple(round(float(side)) for side in Document(pdf).reader.pages[0].mediabox[2:]) for pdf in (letter, a4)]
    assert sizes == [(612, 792), (595, 842)]
    assert Document(letter).reader.trailer["/ID"] != Document(a4).reader.trailer["/ID"]


def test_nothing_is_complained_about_while_drawing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="weasyprint"):
        render([sample.empty()])
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.slow
def test_five_hundred_results_are_all_drawn() -> None:
    rules = list(RULES)
    outcomes: list[Outcome] = ["flag", "pass", "pass", "pass", "pass"]
    many = [result(rules[n % 28], outcomes[n % 5], f"Number {n} is told.", subject=f"S{n:03d}") for n in range(500)]
    document = Document(render([sample.report(many)]))
    assert [r.message for r in many if not document.has(r.message)] == []


@pytest.mark.parametrize("number", [0, 2])
def test_a_pdf_is_one_report(number: int) -> None:
    with pytest.raises(UsageError, match=f"holds one report, but there are {number}"):
        render([sample.empty()] * number)


def test_an_unknown_paper_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="unknown paper 'a3'; the papers are a4, letter"):
        render([sample.empty()], paper="a3")


def test_a_folder_of_templates_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        render([sample.empty()], templates=tmp_path / "none")


def test_a_style_of_ones_own_is_used(tmp_path: Path) -> None:
    (tmp_path / "report.css").write_text("@page { @bottom-center { content: 'Clinic of our own' } }")
    assert Document(render([sample.empty()], templates=tmp_path)).has("Clinic of our own")


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "http://example.org/a.png", "asset:../report.css", "data:,a"]
)
@pytest.mark.parametrize("place", ["style", "page"])
def test_a_template_can_load_nothing_but_bundled_files(tmp_path: Path, address: str, place: str) -> None:
    if place == "style":
        (tmp_path / "report.css").write_text(f"h1 {{ background: url({address}) }}")
    else:
        (tmp_path / "report.html.j2").write_text(f"<title>x</title><link rel=attachment href='{address}'><p>x")
    with pytest.raises(InputError, match="a report may load bundled assets only"):
        render([sample.empty()], templates=tmp_path)


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_another_program_finds_its_syntax_clean(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(content)
    done = subprocess.run(["qpdf", "--check", tmp_path / "report.pdf"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
