"""The lint on rules: what they name, wait for, set, read and show, each fault with message and place."""

from __future__ import annotations

import pytest

from offer_check.errors import RuleError
from tests.rules.conftest import Load
from tests.rules.houses import FILE, faults_of, text, with_examples

POLICY = "accepted: claims_made, claims_paid, occurrence, self_insured_trust, not_stated, stated, unclear"
OPEN = "this pass does not; read it here, or list it under optional"
CLAIMS = "malpractice.policy_type: claims_made"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"topic": "licence"}, "6:8: unknown topic 'licence'; did you mean 'licenses'?"),
        (
            {"matrix": "Licenses"},
            "15:9: unknown column of the state matrix 'Licenses'; did you mean 'License'?",
        ),
        (
            {"sources": "[{guide: dermatolgy, section: FAQ 1}]"},
            "13:19: unknown guide 'dermatolgy'; did you mean 'dermatology'?",
        ),
        (
            {"sources": "[{guide: dermatology, section: Malpractise Coverage}]"},
            "13:41: unknown section of dermatology 'Malpractise Coverage'; did you mean 'Malpractice Coverage'?",
        ),
        (
            {"question": "Which {x.y}?"},
            "11:11: a placeholder in question, which is printed as it stands; accepted: messages",
        ),
        ({"optional": "[pay.modell]"}, "15:12: unknown field 'pay.modell'; did you mean 'pay.model'?"),
        ({"also": "[pay.modell]"}, "15:8: unknown field 'pay.modell'; did you mean 'pay.model'?"),
        (
            {"severity": f"{{base: major, steps: [{{when: {{{CLAIMS}x}}, severity: critical}}]}}"},
            f"4:66: malpractice.policy_type can never be 'claims_madex'; {POLICY}; did you mean 'claims_made'?",
        ),
    ],
)
def test_an_unknown_name_elsewhere(load_house: Load, changes: dict[str, str], fault: str) -> None:
    assert faults_of(load_house, {FILE: text(**changes)}) == [fault]


@pytest.mark.parametrize(
    ("applies", "fault"),
    [
        (
            "[{when: {pay.modell: listed}, otherwise: no pay}]",
            "7:19: unknown field 'pay.modell'; did you mean 'pay.model'?",
        ),
        (
            "[{any: [{pay.model: listed}, [{pay.model: listed}, {pay.basi: collections}]], otherwise: no pay}]",
            "7:62: unknown field 'pay.basi'; did you mean 'pay.basis'?",
        ),
        (
            "[{unless: {fact: contractr}, otherwise: a contractor}]",
            "7:27: unknown fact 'contractr'; did you mean 'contractor'?",
        ),
        (
            "[{when: {pay.model: listed}, otherwise: 'no {pay.model}'}]",
            "7:50: a placeholder in otherwise, which is printed as it stands; accepted: messages",
        ),
    ],
)
def test_a_fault_in_a_line_of_applies(load_house: Load, applies: str, fault: str) -> None:
    changed = text(applies=applies, examples=with_examples("not_applicable"))
    assert faults_of(load_house, {FILE: changed}) == [fault]


@pytest.mark.parametrize(
    ("each", "fault"),
    [
        ("{place: patient_stat}", "15:15: unknown fact 'patient_stat'; did you mean 'patient_state'?"),
        (
            "{place: patient_state, by: sate}",
            "15:34: patient_state has no property 'sate'; accepted: state; did you mean 'state'?",
        ),
    ],
)
def test_a_fault_in_each(load_house: Load, each: str, fault: str) -> None:
    changed = text(each=each, examples=with_examples("not_applicable"))
    assert faults_of(load_house, {FILE: changed}) == [fault]


@pytest.mark.parametrize(
    ("after", "faults"),
    [
        ("[LIC-99]", ["15:9: unknown rule 'LIC-99'; did you mean 'LIC-09'?"]),
        (
            "[{rule: LIC-1, while: {licences: not_stated}}]",
            [
                "15:16: unknown rule 'LIC-1'; did you mean 'LIC-10'?",
                "15:31: unknown field 'licences'; did you mean 'licenses'?",
            ],
        ),
        ("[XYZ-01]", ["15:9: XYZ-01 waits for itself: XYZ-01, XYZ-01"]),
    ],
)
def test_a_fault_in_a_gate(load_house: Load, after: str, faults: list[str]) -> None:
    assert faults_of(load_house, {FILE: text(after=after, examples=with_examples("waiting"))}) == faults


def test_rules_that_wait_for_each_other(load_house: Load) -> None:
    ids = ("XYZ-01", "XYZ-02", "XYZ-03")
    waits_for = {"XYZ-01": "XYZ-02", "XYZ-02": "XYZ-03", "XYZ-03": "XYZ-01"}
    files = {
        f"xyz/{name}.yaml": text(id=name, after=f"[{waits_for[name]}]", examples=with_examples("waiting"))
        for name in ids
    }
    assert faults_of(load_house, files) == ["15:9: XYZ-01 waits for itself: XYZ-01, XYZ-02, XYZ-03, XYZ-01"]


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, ["15:14: no condition uses the parameter 'most'"]),
        (
            {"parameters": "{licenses: {value: 3, unit: days}}"},
            ["15:14: 'licenses' is a field already", "15:14: no condition uses the parameter 'licenses'"],
        ),
        (
            {
                "flag": "[{when: {work_mix.change_notice_days: {lt: $mst}}, message: F.}]",
                "optional": "[work_mix.change_notice_days]",
            },
            [
                "8:50: $mst stands for nothing here; did you mean '$most'?",
                "15:14: no condition uses the parameter 'most'",
            ],
        ),
        (
            {
                "parameters": "{most: {value: 3, unit: days, source: {guide: dermatology, section: FAQ 77}}}",
                "flag": "[{when: {work_mix.change_notice_days: {lt: $most}}, message: F.}]",
                "optional": "[work_mix.change_notice_days]",
            },
            ["15:81: unknown section of dermatology 'FAQ 77'; did you mean 'FAQ 4'?"],
        ),
    ],
)
def test_parameters(load_house: Load, changes: dict[str, str], faults: list[str]) -> None:
    rule = text(**{"parameters": "{most: {value: 3, unit: days}}"} | changes)
    assert faults_of(load_house, {FILE: rule}) == faults


@pytest.mark.parametrize(
    ("flag", "changes", "faults"),
    [
        (f"{{{CLAIMS}, pay.basis: collections}}", {}, [f"9:9: a flag reads pay.basis, {OPEN}"]),
        (f"{{{CLAIMS}, pay.basis: collections}}", {"optional": "[pay.basis]"}, []),
        (
            f"[{{{CLAIMS}}}, {{pay.basis: $about.label}}]",
            {"optional": "[pay.basis]"},
            [
                "8:68: about.label has no word that another could be the same as",
                f"9:9: a flag reads about.label, {OPEN}",
            ],
        ),
        (f"[{{{CLAIMS}}}, {{fact: contractor}}]", {}, [f"9:9: a flag reads about.engagement, {OPEN}"]),
        (f"{{{CLAIMS}, about.specialty: dermatology}}", {}, []),
        (
            f"[{{{CLAIMS}}}, {{without: license, status: held}}]",
            {"pass": "[{when: [{malpractice.policy_type: occurrence}, {fact: license}], message: Fine.}]"},
            [f"9:9: a flag reads licenses.status, {OPEN}"],
        ),
        (f"[{{{CLAIMS}}}, {{without: license, status: held}}]", {"optional": "[licenses]"}, []),
        (
            f"{{{CLAIMS}}}",
            {"optional": "[malpractice.policy_type]"},
            ["15:12: malpractice.policy_type is optional, but every pass reads it or no flag does"],
        ),
        (
            f"{{{CLAIMS}}}",
            {"also": "[malpractice.policy_type]"},
            ["15:8: malpractice.policy_type is under also, but a flag or pass reads it"],
        ),
    ],
)
def test_a_pass_reads_what_a_flag_reads(
    load_house: Load, flag: str, changes: dict[str, str], faults: list[str]
) -> None:
    rule = text(**{"flag": f"[{{when: {flag}, message: Flagged.}}]"} | changes)
    assert faults_of(load_house, {FILE: rule}) == faults


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"examples": "{flag: [{offer: {}}]}"}, ["14:1: no example of ask", "14:1: no example of pass"]),
        ({"examples": with_examples("waiting")}, ["14:74: examples of waiting, which the rule can never be"]),
        ({"flag": "[]"}, ["14:12: examples of flag, which the rule can never be"]),
        ({"after": "[LIC-02]"}, ["14:1: no example of waiting"]),
        ({"each": "{place: patient_state}"}, ["14:1: no example of not_applicable"]),
        (
            {"applies": "[{when: {pay.model: listed}, otherwise: no pay}]"},
            ["14:1: no example of not_applicable"],
        ),
        (
            {
                "examples": "{flag: [{offer: {}, subject: TX, as_of: soon, set: {most: 3}, preferences: {seting: x}}], "
                "pass: [{offer: {}}], ask: [{offer: {}}]}"
            },
            [
                "14:40: a subject in a rule without each",
                "14:51: as_of is 'soon'; accepted: a date such as 2027-01-15",
                "14:63: unknown parameter 'most'",
                "14:87: unknown preference 'seting'; did you mean 'preferences.setting'?",
            ],
        ),
    ],
)
def test_examples(load_house: Load, changes: dict[str, str], faults: list[str]) -> None:
    assert faults_of(load_house, {FILE: text(**changes)}) == faults


def test_an_unknown_section_of_a_report_is_refused_when_the_rule_is_read(load_house: Load) -> None:
    accepted = "'sitting', 'calendar', 'unpaid', 'visit_mix' or 'boundaries'"
    with pytest.raises(RuleError) as refused:
        load_house({FILE: text(section="calender")})
    assert [str(fault) for fault in refused.value.faults] == [
        f"house/{FILE}:15:10: section is 'calender'; accepted: {accepted}"
    ]
