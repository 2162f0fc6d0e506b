"""Which rules a report shows together, beside the checklist."""

from __future__ import annotations

import pytest

from offer_check.render.page.report import View
from offer_check.rule.rule import SECTIONS
from tests.catalog.cases import review
from tests.laws.said import RULES
from tests.render import sample

# What the joins of the catalog name; further rules on the same matter may be there too.
NAMED = {
    "sitting": ("LIC-03", "MIX-14", "MAL-03"),
    "calendar": ("LIC-05", "LIC-06", "PRX-04"),
    "unpaid": (*(f"RVU-{number:02}" for number in range(1, 9)), "CMP-03", "RPL-01", "ACA-03"),
    "visit_mix": ("MIX-02", "MIX-03", "MIX-07", "MIX-10", "MIX-15"),
    "boundaries": (*(f"CLN-{number:02}" for number in range(1, 14)), "MIX-04"),
}


@pytest.mark.parametrize("section", NAMED)
def test_the_rules_that_belong_together_are_shown_together(section: str) -> None:
    assert set(NAMED[section]) <= {rule.id for rule in RULES.rules.values() if rule.section == section}


def test_every_section_of_a_rule_has_a_heading() -> None:
    assert SECTIONS.keys() == NAMED.keys() == {rule.section for rule in RULES.rules.values()} - {None}


def test_every_rule_of_a_boundary_is_shown_with_the_boundaries() -> None:
    named = {rule for row in RULES.raw["boundaries"]["rows"] for rule in row["rules"]}
    shown = {rule.id for rule in RULES.rules.values() if rule.section == "boundaries"}
    assert named == shown


def test_a_result_tells_the_section_of_its_rule() -> None:
    sections = {result.rule: result.section for result in review().results}
    assert sections == {rule.id: rule.section for rule in RULES.active}


def test_a_report_heads_its_sections_as_the_rules_do() -> None:
    heads = {section.title for section in View(sample.report()).sections}
    assert set(SECTIONS.values()) - heads == {SECTIONS["sitting"]}  # a part of the section on states
