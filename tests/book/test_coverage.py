"""Every section of every guide is cited by a rule, or says why it holds none; and the documents are current."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_check.book import book, render
from offer_check.book.coverage import cited, coverage, reasons
from offer_check.book.model import Points
from offer_check.checker.checker import tables_of
from offer_check.judge.rules import every
from offer_check.ruleset.load import load
from tests.rules.houses import FOLDER, text

ROOT = Path(__file__).parents[2]
RULES = every().select(packs=("core", "extended", "program"))
SECTIONS = [(guide.id, section) for guide in RULES.guides.values() for section in guide.sections]


def test_every_section_is_cited_or_has_a_reason_and_never_both() -> None:
    both = [*cited(RULES), *reasons(RULES)]
    assert sorted(both) == sorted(SECTIONS)


def test_a_heading_stands_in_its_guide_once() -> None:
    assert sorted(SECTIONS) == sorted(set(SECTIONS))


@pytest.mark.parametrize("reason", reasons(RULES).values())
def test_a_reason_is_a_sentence(reason: str) -> None:
    assert reason[0].isupper()
    assert reason.endswith(".")


def test_a_section_has_its_rules_or_its_reason_under_it(tmp_path: Path) -> None:
    house = "table: guide\nexisting: extend\nrows:\n  - {guide: ours, title: Our guide, sections: [One, Two]}\n"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "guides.yaml").write_text(house, encoding="utf-8")
    (tmp_path / "xyz").mkdir()
    rule = text(sources="[{guide: ours, section: One}]")
    (tmp_path / "xyz" / "XYZ-01.yaml").write_text(rule, encoding="utf-8")
    sections = {section.title: section.blocks for section in coverage(load([FOLDER, tmp_path])).sections}
    (ours,) = sections["Our guide"]
    assert isinstance(ours, Points)
    assert [(point.text, point.under) for point in ours.points] == [
        ("One", ("XYZ-01 A house rule",)),
        ("Two", ("No rule cites this section, and no reason is given.",)),
    ]
    (surgery,) = sections[RULES.guides["general-surgery"].title]
    assert isinstance(surgery, Points)
    under = {point.text: point.under for point in surgery.points}
    assert under["FAQ 3"] == (f"No rule: {reasons(RULES)['general-surgery', 'FAQ 3']}",)


def test_a_section_that_is_cited_for_a_number_counts_as_cited() -> None:
    assert "MIX-02" in [rule.id for rule in cited(RULES)["general-surgery", "FAQ 1"]]


@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("rule-book.md", lambda: render(book(RULES, tables_of(RULES)), "markdown")),
        ("coverage.md", lambda: render(coverage(RULES), "markdown")),
    ],
)
def test_the_document_is_current(file: str, written: object) -> None:
    """Write them anew with `offer-check rules doc -o docs/rule-book.md` and `rules coverage -o docs/coverage.md`."""
    assert callable(written)
    assert (ROOT / "docs" / file).read_text(encoding="utf-8") == written()
