"""The letter and the list for the lawyer as Markdown, HTML and PDF."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from markdown_it import MarkdownIt

from offer_check.errors import InputError, UsageError
from offer_check.render.letter import html, markdown, pdf
from offer_check.render.view.lawyer import LawyerList, for_lawyer
from offer_check.render.view.letter import Letter, letter
from tests.examples.summary import EXAMPLES, FIXTURES, report_on, stem
from tests.render import sample

HOSTILE = "**bold** <script>alert(1)</script> {{ 7*7 }} [x](javascript:y) | `code` </style>"


@pytest.mark.parametrize("path", [*EXAMPLES, *FIXTURES], ids=stem)
def test_markdown_and_html_hold_every_id_of_the_letter_and_of_the_list(path: Path) -> None:
    report = report_on(path)
    employer, lawyer = letter(report), for_lawyer(report)
    refs = {ref for point in employer.points for ref in point.refs}
    listed = {ref for topic in lawyer.topics for point in topic.points for ref in point.refs}
    for subject, ids in ((employer, refs), (lawyer, listed)):
        for read in (_text(MarkdownIt().render(markdown.render(subject))), _text(html.render(subject))):
            assert {id_ for id_ in ids if id_ not in read} == set()


def test_every_topic_is_a_heading_and_every_note_a_point_of_a_list() -> None:
    found = letter(sample.report())
    tokens = MarkdownIt().parse(markdown.render(found))
    headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings[1:] == [f"{topic.lead.number} – {topic.title}" for topic in found.topics]
    assert len(re.findall("<li>", html.render(found))) == sum(t.type == "list_item_open" for t in tokens)


@pytest.mark.parametrize("make", [letter, for_lawyer], ids=["employer", "lawyer"])
def test_text_of_an_offer_does_not_act(make: type[Letter] | type[LawyerList]) -> None:
    subject = make(sample.report(offer=replace(sample.OFFER, employer=HOSTILE)))
    page = html.render(subject)
    assert "<script" not in page
    assert HOSTILE in _text(page.partition("</style>")[2])
    tokens = MarkdownIt().parse(markdown.render(subject))
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "softbreak"}
    assert HOSTILE in _text(MarkdownIt().render(markdown.render(subject)))


@pytest.mark.parametrize("make", [letter, for_lawyer], ids=["employer", "lawyer"])
def test_the_page_has_one_title_and_headings_without_gaps(make: type[Letter] | type[LawyerList]) -> None:
    levels = [int(n) for n in re.findall(r"<h([1-6])", html.render(make(sample.report())))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_edition_for_the_employer_is_a_tagged_pdf_with_every_question(paper: str) -> None:
    found = letter(sample.report())
    content = pdf.render(found, paper=paper)
    reader = pypdf.PdfReader(io.BytesIO(content))
    shown = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert reader.metadata is not None
    assert reader.metadata.title == "Questions about the offer from Northlake Virtual Care, P.C."
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert [p.number for p in found.points if p.question not in shown] == []
    assert [ref for p in found.points for ref in p.refs if ref not in shown] == []
    assert [item["/Title"] for item in reader.outline] == [f"{t.lead.number}. {t.title}" for t in found.topics]
    assert content == pdf.render(found, paper=paper)


def test_templates_of_a_house_come_first(tmp_path: Path) -> None:
    (tmp_path / "letterhead.html.j2").write_text("<p>House of Rivera</p>", encoding="utf-8")
    found = letter(sample.report())
    assert "House of Rivera" in html.render(found, templates=tmp_path)
    reader = pypdf.PdfReader(io.BytesIO(pdf.render(found, templates=tmp_path)))
    assert "House of Rivera" in reader.pages[0].extract_text()


def test_a_wrong_template_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "letter").mkdir()
    (tmp_path / "letter" / "email.html.j2").write_text("{{ nothing }}", encoding="utf-8")
    with pytest.raises(InputError):
        html.render(letter(sample.report()), templates=tmp_path)
    with pytest.raises(UsageError):
        html.render(letter(sample.report()), templates=tmp_path / "none")


def _text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())
