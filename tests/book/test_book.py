"""The book of a set of rules: every rule once and whole, in the order of the families, and everything around them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from offer_check.book import Book, book
from offer_check.book.model import Section, Term
from offer_check.checker.checker import tables_of
from offer_check.judge.rules import every
from offer_check.ruleset.load import load
from offer_check.ruleset.ruleset import Rules
from offer_check.version import __version__
from tests.rules.houses import FOLDER, built, text

ALL = ("core", "extended", "program")
RULES = every().select(packs=ALL)
BOOK = book(RULES, tables_of(RULES))


def section(anchor: str, of: Book = BOOK) -> Section:
    (found,) = [section for section in of.walk() if section.anchor == anchor]
    return found


def plain(value: Any) -> Iterator[str]:
    """Every text in a tree of values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from plain(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from plain(getattr(value, field.name))


def terms(rule: str, of: Book = BOOK) -> dict[str, list[str]]:
    """The texts of a rule's terms by their names."""
    blocks = section(rule.lower(), of).blocks
    return {block.name: list(plain(block.blocks)) for block in blocks if isinstance(block, Term)}


def test_every_rule_stands_in_the_book_once_by_family_and_id() -> None:
    families = [row["family"] for row in RULES.tables["family"].rows]
    expected = sorted(RULES.rules, key=lambda rule: (families.index(rule.split("-")[0]), rule))
    titles = [section.title for section in BOOK.walk() if re.match(r"[A-Z]{3}-\d\d ", section.title)]
    assert titles == [f"{rule} {RULES.rules[rule].title}" for rule in expected]


def test_the_chapters_stand_in_their_order() -> None:
    titles = [section.title for section in BOOK.sections]
    assert titles[:4] == ["What this is", "How to read it", "The rules by family", "LIC: Licensure"]
    assert titles[-8:] == [
        "PRG: Training programs",
        "Derived facts",
        "Computed values",
        "Data tables",
        "Topics",
        "What this review does not look at",
        "This edition",
        "Sign-off",
    ]


def test_no_two_sections_share_an_anchor() -> None:
    anchors = [section.anchor for section in BOOK.walk()]
    assert sorted(anchors) == sorted(set(anchors))


def test_a_rule_is_there_with_everything_that_decides_it(tmp_path: Path) -> None:
    house = of_house(
        tmp_path,
        severity="{base: major, steps: [{when: {about.full_time: yes}, severity: critical}]}",
        applies="[{when: {about.specialty: dermatology}, if_silent: skip, otherwise: another specialty}]",
        parameters="{most: {value: 1, unit: days, source: {guide: dermatology, section: FAQ 1}}}",
        flag="[{when: {malpractice.policy_type: claims_made}, severity: minor, message: Flagged.}]",
        pass_="[{when: {malpractice.policy_type: occurrence, safety.exam_within_days: {lte: $most}}}]",
        optional="[safety.exam_within_days]",
        also="[about.note]",
        after="[LIC-02]",
        rests_on="[medicare_telehealth]",
        note="A note.",
    )
    guide = RULES.guides["dermatology"].title
    assert terms("XYZ-01", house) == {
        "Kept under": ["Pack core; topic “Patient states and licenses”; since version 0.1.0."],
        "Severity": [
            "Critical when “Full-time commitment” is yes.",
            "Major otherwise, also where nothing is said about that.",
        ],
        "Applies when all of this holds": [
            "“Specialty” is Dermatology.",
            "Where nothing is said about it, the rule does not apply.",
            "Otherwise: another specialty.",
        ],
        "Waits for": ["LIC-02 (The patient states are named), while that is flagged, open or waiting itself."],
        "Flags when": ["“Kind of policy” is claims-made.", "Severity minor.", "Says: “Flagged.”"],
        "Passes when": ["“Kind of policy” is occurrence; and “Examination within” is at most 1 day (parameter most)."],
        "Asks otherwise": [
            "Whatever is neither flagged nor passed, above all what the offer does not say, becomes a question.",
            "A pass does not need “Examination within”.",
            "The question also asks for “Your note”.",
        ],
        "Values that end in the question": ["“Kind of policy”: claims paid or self-insured trust."],
        "Why": ["It matters to us."],
        "Question for the employer": ["Which is it?"],
        "A good term": ["The better one."],
        "Numbers that you can set": [f"XYZ-01.most: 1 day (from {guide}: FAQ 1)"],
        "Outside facts": [
            "“Medicare telehealth flexibilities”: the text of the rule rests on it, no condition looks it up.",
            "As of 2026-11-22; to be looked up again by 2027-11-01; sureness: high; source: Consolidated "
            "Appropriations Act, 2026 (H.R. 7148, signed 2026-02-03).",
        ],
        "Sources": [f"{guide}: FAQ 1"],
        "Note": ["A note."],
    }


@pytest.mark.parametrize(
    ("rule", "name", "line"),
    [
        ("MAL-06", "Severity", "Critical when “Specialty” is General surgery."),
        ("MIX-02", "Waits for", "MIX-01 (Remote and in-person split is written down), while that is flagged"),
        ("LIC-01", "One result for each", "Where there is none: no patient state is listed."),
        ("LIC-01", "Kept under", "column “License” of the state matrix"),
        ("LIC-05", "Kept under", "column “In time” of the state matrix; shown in the section “Calendar” of a report."),
        (
            "LIC-01",
            "Values that end in the question",
            "“Where it stands” (column of “Your licenses”): exception claimed.",
        ),
        ("CMP-06", "Values that end in the question", "collections, hourly online, stipend or equity; an empty list."),
        ("MAL-02", "Values that end in the question", "“Territory of the policy”: all US."),
        ("MIX-02", "Numbers that you can set", "MIX-02.most: 60 percent (from Unlocking Telemedicine"),
        ("MIX-02", "Numbers that you can set", "MIX-02.full: 95 percent (our own figure, no guide has it)"),
        ("LIC-04", "Asks otherwise", "The question also asks for “Applications prepared by”."),
        ("LIC-06", "Outside facts", "“Interstate Medical Licensure Compact, members”: the conditions look it up."),
        (
            "LIC-06",
            "Outside facts",
            "As of 2026-07-16; to be looked up again by 2027-01-15; sureness: medium; source: The",
        ),
        ("RVU-05", "Outside facts", "the text of the rule rests on it, no condition looks it up."),
        ("MIX-17", "Flags when", "Never: this rule only asks and passes."),
    ],
)
def test_a_rule_says_besides(rule: str, name: str, line: str) -> None:
    assert line in "\n".join(terms(rule)[name])


def test_a_rule_that_applies_to_every_offer_says_so(tmp_path: Path) -> None:
    assert terms("XYZ-01", of_house(tmp_path))["Applies"] == ["To every offer."]


def of_house(folder: Path, **changes: str) -> Book:
    """The book of the rules with a house rule added."""
    (folder / "xyz").mkdir()
    (folder / "xyz" / "XYZ-01.yaml").write_text(text(**changes), encoding="utf-8")
    return book(load([FOLDER, folder]), tables_of(RULES))


def test_a_family_of_house_rules_follows_the_known_ones(tmp_path: Path) -> None:
    titles = [section.title for section in of_house(tmp_path).sections]
    assert titles[titles.index("PRG: Training programs") + 1] == "XYZ: XYZ"


def test_a_book_of_some_rules_has_their_families_only() -> None:
    some = book(RULES.select(select=["LIC-01", "MAL"]), tables_of(RULES))
    assert [s.title for s in some.sections if re.match("[A-Z]{3}:", s.title)] == ["LIC: Licensure", "MAL: Malpractice"]


def test_a_number_that_was_changed_is_said_to_be_yours() -> None:
    changed: Rules = RULES.set({"MIX-02.most": Decimal(50)})
    lines = terms("MIX-02", book(changed, tables_of(RULES)))["Numbers that you can set"]
    assert "MIX-02.most: 50 percent (changed by you)" in lines


def test_codes_and_placeholders_are_words() -> None:
    parameters = {name for rule in RULES.rules.values() for name in rule.parameters}
    said = " ".join(
        line for rule in RULES.rules for name, lines in terms(rule).items() if name != "Note" for line in lines
    )
    assert set(re.findall(r"\$[a-z]|[{}]|\b[a-z]+_[a-z_]+", said)) - parameters == set()


def test_every_derived_fact_and_every_table_is_there() -> None:
    titles = {section.title for section in BOOK.walk()}
    assert len([s for s in BOOK.walk() if s.anchor.startswith("derived-")]) == len(RULES.derived) + 1
    shown = {t.title for t in RULES.tables.values() if t.name not in ("family", "guide", "uncovered")}
    assert shown <= titles


def test_a_derived_fact_says_what_it_gives() -> None:
    assert list(plain(section("derived-volume-pay").blocks)) == [
        "Pay by the hour online, the visit, the consult or the case.",
        "“Pay model” includes hourly online, per visit, per consult or per case.",
    ]
    assert "Then its state is “Main campus state” and its kind is main site." in list(plain(section("derived-seat")))


def test_a_table_is_there_with_all_its_rows_and_dates() -> None:
    lead, grid = section("table-dea-extension").blocks
    assert list(plain(lead)) == [
        "As of 2026-11-22; to be looked up again by 2027-01-05; sureness: high; source: DEA and HHS, fourth temporary "
        "extension, 90 FR 61301 (2025-12-31)."
    ]
    assert list(plain(grid))[1:] == ["Extension", "Until", "Weak", "fourth", "2026-12-31", "no"]
    compact = section("table-compact-member").blocks[1]
    assert len(compact.rows) == len(RULES.tables["compact_member"].rows)  # type: ignore[union-attr]


def test_every_rule_is_under_its_topic() -> None:
    grid = section("topics").blocks[1]
    found = {rule: row[0] for row in grid.rows for rule in row[2].split(", ")}  # type: ignore[union-attr]
    assert found == {rule.id: RULES.topics[rule.topic].title for rule in RULES.rules.values()}


def test_the_edition_names_program_and_digest() -> None:
    assert BOOK.edition == f"offer-check {__version__}, rules {RULES.digest[:12]}"
    assert RULES.digest in " ".join(plain(section("this-edition")))


def test_the_bundle_of_a_build_gives_the_same_book(tmp_path: Path) -> None:
    bundled = load([FOLDER], bundled=built(tmp_path)).select(packs=ALL)
    assert bundled.built
    assert book(bundled, tables_of(bundled)) == BOOK
