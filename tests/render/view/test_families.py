"""The checklist by family."""

from __future__ import annotations

from offer_check.render.view.families import FamilyFindings, by_family
from offer_check.render.view.findings import Finding
from tests.render import sample
from tests.render.sample_results import result


def test_families_stand_in_the_order_of_the_report_under_their_titles() -> None:
    assert [family.title for family in by_family(sample.report())] == [
        "Licensure",
        "Malpractice",
        "Credit and billing",
        "Pay model",
        "Visit mix and place",
        "Escalation",
    ]


def test_every_result_stands_in_one_family_once() -> None:
    listed = [r.id for family in by_family(sample.report()) for r in family.results]
    assert sorted(listed) == sorted(r.id for r in sample.report().results)


def test_results_of_one_rule_that_came_out_alike_are_one_finding() -> None:
    ga, tx = (result("LIC-01", "pass", "", subject=s) for s in ("GA", "TX"))
    co, named = result("LIC-01", "flag", "", subject="CO"), result("LIC-02", "pass", "")
    assert by_family(sample.report([tx, named, co, ga])) == (
        FamilyFindings("Licensure", (Finding((co,)), Finding((ga, tx)), Finding((named,)))),
    )


def test_only_the_wanted_outcomes_are_listed() -> None:
    passed, flagged = result("LIC-02", "pass", ""), result("MAL-01", "flag", "")
    assert by_family(sample.report([passed, flagged]), "pass") == (FamilyFindings("Licensure", (Finding((passed,)),)),)


def test_an_unknown_family_is_called_by_its_letters_and_comes_last() -> None:
    report = sample.report([result("LIC-02", "pass", "", family="AAA"), result("MAL-01", "pass", "")])
    assert [family.title for family in by_family(report)] == ["Malpractice", "AAA"]
