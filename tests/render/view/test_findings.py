"""Results of one rule, gathered."""

from __future__ import annotations

from dataclasses import replace

from offer_check.render.view.findings import Finding, Reason, gather, ids
from tests.render.sample_results import COVERED, FIRST_YEAR, LICENSES, NO_LICENSE, PATIENTS, because, result

CO = result("LIC-01", "flag", "No license for CO.", PATIENTS, subject="CO")
GA = result("LIC-01", "flag", "No license for GA.", PATIENTS, subject="GA")
TX = result("LIC-01", "flag", "No date for TX.", PATIENTS, LICENSES, subject="TX")
OTHER = result("MAL-02", "flag", "Not covered.", COVERED, subject="CO")


def test_subjects_of_one_rule_are_one_finding_in_the_order_of_the_first() -> None:
    assert gather([CO, OTHER, GA]) == (Finding((CO, GA)), Finding((OTHER,)))


def test_what_differs_in_outcome_severity_or_waiver_is_another_finding() -> None:
    variants = [
        CO,
        result("LIC-01", "ask", "?", subject="FL"),
        result("LIC-01", "flag", "!", subject="GA", severity="major"),
        result("LIC-01", "flag", "!", subject="NC", waiver=NO_LICENSE),
        result("LIC-01", "flag", "!", subject="OH", waiver=FIRST_YEAR),
    ]
    assert gather(variants) == tuple(Finding((variant,)) for variant in variants)


def test_accepted_findings_come_last() -> None:
    accepted = result("CMP-01", "flag", "!", waiver=NO_LICENSE)
    assert gather([accepted, CO]) == (Finding((CO,)), Finding((accepted,)))


def test_a_finding_is_told_once_for_all_its_subjects() -> None:
    finding = Finding((CO, GA, TX))
    assert finding.id == "LIC-01 CO, GA, TX"
    assert finding.messages == ("No license for CO and GA.", "No date for TX.")
    assert finding.questions == (
        "How does the agreement settle this: a license in every patient state (CO, GA and TX)?",
    )
    assert finding.because == (PATIENTS, LICENSES)
    assert finding.reasons == (
        Reason(("No license for CO and GA.",), (PATIENTS,)),
        Reason(("No date for TX.",), (PATIENTS, LICENSES)),
    )


def test_a_field_whose_value_is_the_subject_lists_the_subjects() -> None:
    found = [
        result("LIC-01", "flag", f"No license for {s}.", because("Patient state", s, n), LICENSES, subject=s)
        for n, s in enumerate(("CO", "FL", "GA"), 5)
    ]
    assert Finding(tuple(found)).reasons == (
        Reason(
            ("No license for CO, FL and GA.",),
            (replace(because("Patient state", "CO", 5), value="CO, FL, GA"), LICENSES),
        ),
    )


def test_subjects_that_are_codes_are_told_in_words() -> None:
    named = because("Kinds excluded", "ED triage", 82)
    found = [
        result("MAL-08", "flag", f"The policy leaves out {word}.", replace(named, value=word), subject=code)
        for code, word in (("ed_triage", "ED triage"), ("econsult", "e-consult"))
    ]
    finding = Finding(tuple(found))
    assert finding.id == "MAL-08 ED triage, e-consult"
    assert finding.reasons == (
        Reason(("The policy leaves out ED triage and e-consult.",), (replace(named, value="ED triage, e-consult"),)),
    )


def test_fields_of_one_name_and_line_are_told_once_with_all_their_values() -> None:
    found = [because("Kinds excluded", value, 82) for value in ("contouring", "peer review")]
    merged = replace(found[0], value="contouring, peer review")
    finding = Finding((result("MAL-08", "flag", "!", *found, because("Other", "no", 82)),))
    assert finding.basis == finding.reasons[0].because == (merged, because("Other", "no", 82))


def test_more_than_two_reasons_become_one() -> None:
    found = [
        result("LIC-05", "flag", f"Late for {s}.", because(f"License {s}", "pending", n), LICENSES, subject=s)
        for n, s in enumerate(("CO", "FL", "GA"), 5)
    ]
    assert len(Finding(tuple(found[:2])).reasons) == 2
    assert Finding(tuple(found)).reasons == (
        Reason(
            ("Late for CO, FL and GA.",),
            (found[0].because[0], LICENSES, found[1].because[0], found[2].because[0]),
        ),
    )


def test_a_finding_with_many_lines_is_long() -> None:
    short, long = (
        Finding((result("MIX-15", "flag", "!", *(because(f"Field {n}", "1", n) for n in range(lines))),))
        for lines in (7, 8)
    )
    assert (short.long, long.long) == (False, True)


def test_what_is_not_stated_is_told_apart_from_what_is() -> None:
    unclear = because("Who files", "as needed", 22, unclear=True)
    asked = [result("LIC-04", "ask", "?", because("Who pays"), unclear, subject=s) for s in ("CO", "GA")]
    finding = Finding(tuple(asked))
    assert (finding.silent, finding.spoken) == (("Who pays",), (unclear,))


def test_ids_name_each_rule_once() -> None:
    assert ids([CO, OTHER, GA, result("LIC-04", "ask", "?")]) == "LIC-01 CO, GA; MAL-02 CO; LIC-04"


def test_no_results_are_no_findings() -> None:
    assert gather([]) == ()
