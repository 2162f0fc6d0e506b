"""The HTML document behind the PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from offer_check import bundled
from offer_check.errors import InputError
from offer_check.render.page.guard import TextGuard
from offer_check.render.page.pages import Pages
from offer_check.render.page.report import TEMPLATE, View
from offer_check.render.pdf import assets
from offer_check.render.view.families import by_family
from offer_check.render.view.words import sentence
from offer_check.report import Report
from tests.render import sample
from tests.render.sample_results import LICENSES, because, result

TEMPLATES = bundled.folder("templates")


class Filled(Pages):
    """Pages that are filled with reports, for print."""

    def html(self, report: Report) -> str:
        return self.fill(TEMPLATE, report, View, TextGuard(assets.drawable()))


@pytest.fixture(scope="module")
def pages() -> Filled:
    return Filled([TEMPLATES])


class Reader(HTMLParser):
    """Collects the words of a page, its tags, its anchors and its inner links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        self.anchors += [value for key, value in found.items() if key == "id" and value]
        self.links += [value for key, value in found.items() if key in ("href", "src") and value]

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    @property
    def text(self) -> str:
        return " ".join(self.words)


def test_every_result_stands_in_the_document_with_its_reason(pages: Filled) -> None:
    text = Reader(pages.html(sample.report())).text
    findings = [f for family in by_family(sample.report()) for f in family.findings]
    told = [
        f"{f.id} {f.first.title}."
        if f.outcome == "not_applicable"
        else f"{f.first.rule} {f.first.title}{f': {f.subjects}' if f.subjects else ''}"
        for f in findings
    ]
    assert [words for words in told if words not in text] == []
    messages = [sentence(message) for finding in findings if finding.outcome != "ask" for message in finding.messages]
    assert [message for message in messages if message not in text] == []


def test_the_checklist_stands_under_the_titles_of_the_families(pages: Filled) -> None:
    text = Reader(pages.html(sample.report())).text
    assert (
        "Pay model CMP-01 The pay model is named Pass The pay model is named. (Pay model: salary plus wRVU, line 48) "
        "Visit mix and place MIX-01"
    ) in text


def test_the_states_say_why_nothing_is_due(pages: Filled) -> None:
    text = Reader(pages.html(sample.report([r for r in sample.report().results if r.rule != "LIC-05"]))).text
    held = replace(LICENSES, value="held")
    report = sample.report(
        [
            result("LIC-01", "pass", "", held, subject="TX"),
            result("LIC-01", "pass", "", subject="FL"),
            result("LIC-01", "flag", "", subject="CO"),
            result("LIC-05", "ask", "", subject="FL"),
        ]
    )
    assert "no rule" not in text
    assert "CO Critical – not due FL Pass Ask TX Pass – held" in Reader(pages.html(report)).text


def test_a_guide_is_named_shortly_and_its_title_once(pages: Filled) -> None:
    text = Reader(pages.html(sample.report())).text
    assert text.count("Dermatology guide: Malpractice") > 1
    assert text.count("Telemedicine careers in dermatology") == 1
    assert "Sources In this report Title Dermatology guide Telemedicine careers in dermatology" in text


def test_the_row_of_a_table_is_one_line_of_the_terms(pages: Filled) -> None:
    assert (
        "License FL where it stands pending; expected on unclear: “soon” 15" in Reader(pages.html(sample.report())).text
    )


def test_a_fact_from_outside_the_offer_has_no_line(pages: Filled) -> None:
    outside = replace(because("Members, NY", "not a member"), field="compact_member[NY]")
    for outcome in ("flag", "pass", "ask"):
        text = Reader(pages.html(sample.report([result("LIC-06", outcome, "!", outside)]))).text
        assert re.search("Members, NY ?: not a member", text)
        assert "(line" not in text


def test_every_part_of_a_flag_is_told(pages: Filled) -> None:
    text = Reader(pages.html(sample.report([r for r in sample.report().results if r.rule == "MAL-06"]))).text
    assert (
        "Critical MAL-06 Tail coverage when the policy is not occurrence "
        "The tail of a claims-made policy falls to the physician. "
        "Policy type : claims-made (line 30; agreement, 7.2: “on a claims-made basis”) "
        "Who pays for tail coverage : physician (line 31; agreement, 7.2: “on a claims-made basis”) "
        "Why Without it the physician carries a risk that belongs to the employer "
        "(tail coverage when the policy is not occurrence). "
        "Ask How does the agreement settle this: tail coverage when the policy is not occurrence? "
        "Good A sentence in the agreement that says it, with a date and a name. "
        "Source Dermatology guide: Malpractice "
        "Raised with the employer Settled in writing"
    ) in text


def test_a_topic_asks_its_question_once_with_its_points(pages: Filled) -> None:
    text = Reader(pages.html(sample.report())).text
    question = "Which licenses does the job need, who files and pays for them, and by when?"
    assert text.count(question) == 1
    assert (
        f"Licenses {question} Major How does the agreement settle this: who obtains and pays for extra licenses? "
        "Not stated: Who pays for licenses Who files for licenses: unclear: “as needed” (line 22) LIC-04"
    ) in text


def test_an_accepted_result_says_who_accepted_it_and_until_when(pages: Filled) -> None:
    assert (
        "Accepted until 2027-06-30 by A. Rivera: Accepted for the first year."
        in Reader(pages.html(sample.report())).text
    )


def test_unclear_terms_unset_numbers_and_old_tables_are_told(pages: Filled) -> None:
    text = Reader(pages.html(sample.report())).text
    for said in (
        "Asynchronous credit unclear: “competitive” 52",
        "ESC-02 How soon an examination can be had days: unset, so its condition is off our choice",
        "MIX-15 Shares and days agree tolerance: 15 percentage points changed by you",
        "States with payment parity 2025-12-01 2026-06-01 State laws as collected in December 2025 past its date",
    ):
        assert said in text


def test_the_legal_note_stands_once_and_nothing_promises_safety(pages: Filled) -> None:
    text = Reader(pages.html(sample.report())).text.lower()
    assert text.count("legal advice") == 1
    assert "safe to sign" not in text


@pytest.mark.parametrize("report", [sample.report(), sample.empty()], ids=["full", "empty"])
def test_every_inner_link_leads_somewhere_and_names_are_unique(pages: Filled, report: Report) -> None:
    page = Reader(pages.html(report))
    assert {link for link in page.links if link.removeprefix("#") not in page.anchors} == set()
    assert len(page.anchors) == len(set(page.anchors))


def test_headings_skip_no_level(pages: Filled) -> None:
    levels = [int(tag[1]) for tag in Reader(pages.html(sample.report())).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


HOSTILE = (
    '<script>alert(1)</script><img src="file:///etc/passwd"><link rel=attachment href="file:///etc/passwd">'
    "<style>@import 'http://example.org/x'</style>{{ 7 * 7 }}{% include 'x' %}</td></table><a href=javascript:x>"
)


def everywhere(report: Report, text: str) -> Report:
    """The report with `text` in every place that an offer fills."""
    results = tuple(
        replace(r, message=text, subject=text, because=tuple(replace(b, value=text, label=text) for b in r.because))
        for r in report.results[:20]
    )
    return replace(
        report,
        offer=replace(report.offer, label=text, employer=text, note=text, path=text),
        results=results,
        terms=tuple(replace(t, value=text) for t in report.terms),
    )


def test_markup_in_an_offer_is_printed_not_obeyed(pages: Filled) -> None:
    plain, attacked = (Reader(pages.html(everywhere(sample.report(), text))) for text in ("harmless", HOSTILE))
    assert set(attacked.tags) == set(plain.tags)
    assert [link for link in attacked.links if not link.startswith("#")] == []
    assert "{{ 7 * 7 }}" in attacked.text


def test_a_missing_glyph_is_named_at_the_end(pages: Filled) -> None:
    report = sample.report(offer=replace(sample.OFFER, employer="Klinik 中 😀"))
    text = Reader(pages.html(report)).text
    assert "Klinik ☐ ☐" in text
    assert "Characters that could not be drawn shown as ☐: U+4E2D, U+1F600" in text


def test_nothing_is_said_of_characters_where_all_can_be_drawn(pages: Filled) -> None:
    assert "could not be drawn" not in pages.html(sample.report())


def test_a_long_note_is_cut_on_the_first_page(pages: Filled) -> None:
    note = "one two three four " * 30
    html = pages.html(sample.report(offer=replace(sample.OFFER, note=note)))
    assert f"{note[:299]}…" in html


def test_a_template_of_ones_own_hides_the_bundled_one(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "cover.html.j2").write_text("<h1>Clinic of {{ report.offer.employer }}</h1>")
    text = Reader(Filled([tmp_path, TEMPLATES]).html(sample.report())).text
    assert "Clinic of Northlake Virtual Care, P.C. Terms as read" in text
    assert "Do next" not in text


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("<p>\n{% if %}", 2, "Expected an expression"),
        ("{{ subject.nothing }}", 1, "has no attribute 'nothing'"),
        ("\n{{ ''.__class__ }}", 2, "access to attribute '__class__'"),
        ("\n\n{% include 'none.html.j2' %}", 3, "there is no template none.html.j2"),
        ("{% include '/etc/passwd' %}", 1, "there is no template /etc/passwd"),
        ("{% include '../house.css' %}", 1, "there is no template ../house.css"),
        ("\n{{ 1 / 0 }}", 2, "ZeroDivisionError: division by zero"),
        ("\n{% include 'report.html.j2' %}", 2, "RecursionError"),
        ("\n{{ range(10 ** 9) }}", 2, "OverflowError: Range too big"),
    ],
)
def test_a_wrong_template_is_told_with_its_place(tmp_path: Path, template: str, line: int, message: str) -> None:
    (tmp_path / "report.html.j2").write_text(template)
    with pytest.raises(InputError) as caught:
        Filled([tmp_path, TEMPLATES]).html(sample.empty())
    (fault,) = caught.value.faults
    assert fault.path.startswith(str(tmp_path))
    assert fault.line == line
    assert message in fault.message
