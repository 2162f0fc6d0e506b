"""The lint as a whole: derived facts and tables, all faults at once, and no faulty rule reaches the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_check.checker.checker import Checker
from offer_check.compiler.lint import lint
from offer_check.errors import RuleError
from offer_check.ruleset.load import load
from tests.rules.conftest import Load
from tests.rules.houses import FILE, FOLDER, NEVER, TABLES, faults_of, flagging, text


def test_a_sound_rule_has_no_faults(load_house: Load) -> None:
    assert faults_of(load_house, {FILE: text()}) == []


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        (
            "[{when: [{workload.nights: 3}]}]",
            "3:18: unknown field 'workload.nights'; did you mean 'workload.nights_per_month'?",
        ),
        (
            "[{give: {state: $row.state}, when: [{pay.model: listed}]}]",
            "3:24: $row.state stands for nothing here",
        ),
        (
            "[{when: [{workload.nights_per_month: {gt: $most}}]}]",
            "3:50: $most stands for nothing here",
        ),
        ("[{when: [{without: owl}]}]", "3:27: owl rests on its own absence: owl, owl"),
        ("[{when: [{fact: owl}]}]", "3:24: owl rests on itself: owl, owl"),
    ],
)
def test_derived_facts(load_house: Load, rules: str, fault: str) -> None:
    files = {FILE: text(), "derived/owl.yaml": f"derive: owl\nmeans: a night bird\nrules: {rules}\n"}
    assert faults_of(load_house, files) == [f"house/derived/owl.yaml:{fault}"]


def test_derived_facts_that_rest_on_each_other(load_house: Load) -> None:
    files = {
        FILE: text(),
        "derived/owl.yaml": "derive: owl\nmeans: a night bird\nrules: [{when: [{fact: lark}]}]\n",
        "derived/lark.yaml": "derive: lark\nmeans: a day bird\nrules: [{when: [{without: owl}]}]\n",
    }
    fault = "house/derived/lark.yaml:3:27: lark rests on its own absence: lark, owl, lark"
    assert faults_of(load_house, files) == [fault]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        (
            "derived/license.yaml",
            "derive: license\nmeans: another\nrules: [{when: [{pay.model: listed}]}]\n",
            "derived/license.yaml:1:9: 'license' is the name of another fact",
        ),
        (
            "data/sites.yaml",
            "table: site\nrows: [{name: a}]\n",
            "data/sites.yaml: the table has the name of another fact",
        ),
        (
            "data/birds.yaml",
            "table: birds\nrows: [{name: owl, song: hoot}, {name: lark}]\n",
            "data/birds.yaml: row 2 has other columns than the first; accepted: name, song",
        ),
    ],
)
def test_tables_and_names_of_facts(load_house: Load, name: str, content: str, fault: str) -> None:
    assert faults_of(load_house, {FILE: text(), name: content}) == [f"house/{fault}"]


def test_every_fault_is_told_at_once(load_house: Load) -> None:
    changed = text(
        topic="licence",
        flag="[{when: {malpractice.policy_typ: x}, message: '{y}.'}]",
        sources="[{guide: urology, section: FAQ 1}]",
        examples=NEVER,
    )
    assert faults_of(load_house, {FILE: changed, "xyz/XYZ-02.yaml": text(id="XYZ-02", also="[x]")}) == [
        "6:8: unknown topic 'licence'; did you mean 'licenses'?",
        "8:16: unknown field 'malpractice.policy_typ'; did you mean 'malpractice.policy_type'?",
        "8:53: the placeholder {y} stands for nothing here",
        "13:19: unknown guide 'urology'; did you mean 'dermatology'?",
        "14:1: no example of pass",
        "house/xyz/XYZ-02.yaml:15:8: unknown field 'x'",
    ]


@pytest.mark.parametrize("when", ["{pay.modell: listed}", "{fact: licence}", "{$row.status: held}", "{pay.model: x}"])
def test_unsound_rules_never_reach_the_engine(load_house: Load, when: str) -> None:
    rules = load_house({FILE: flagging(when)})
    with pytest.raises(RuleError) as caught:
        Checker(rules)
    assert [(fault.path, fault.line) for fault in caught.value.faults] == [(f"house/{FILE}", 8)]


def test_a_rule_without_examples_can_be_checked_with(load_house: Load) -> None:
    rules = load_house({FILE: text(examples="{}")})
    assert "XYZ-01" in Checker(rules).rules.rules
    assert len(lint(rules, TABLES)) == 3


def test_only_rules_of_a_bundle_alone_go_unread(load_house: Load, bundled: Path) -> None:
    assert load([FOLDER], bundled=bundled).built
    assert not load_house({FILE: text()}).built
    assert not load([FOLDER]).built


def test_the_lint_reads_rules_of_a_bundle_too(bundled: Path) -> None:
    assert lint(load([FOLDER], bundled=bundled), TABLES) == ()


def test_a_derived_fact_may_give_a_date_that_one_with_a_later_name_gives(load_house: Load) -> None:
    files = {
        FILE: flagging("{fact: ant, on: {gt: $about.start_date}}"),
        "derived/ant.yaml": "derive: ant\nmeans: a\nrules: [{give: {on: $z.on}, when: [{fact: zebra, as: z}]}]\n",
        "derived/zebra.yaml": "derive: zebra\nmeans: z\n"
        "rules: [{give: {on: $row.expected_date}, when: [{fact: license, as: row}]}]\n",
    }
    assert faults_of(load_house, files) == []


def test_a_table_of_guides_that_holds_no_guides_is_refused_with_its_place(load_house: Load) -> None:
    with pytest.raises(RuleError) as caught:
        load_house({FILE: text(), "data/guides.yaml": "table: guide\nrows:\n  - {guide: urology}\n"})
    fault = "house/data/guides.yaml:3:5: this row is no guide; accepted: guide, title, sections"
    assert fault in [str(found) for found in caught.value.faults]
