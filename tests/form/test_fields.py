"""Which facts belong to which kind of job."""

from __future__ import annotations

from pathlib import Path

import pytest

from offer_check.form import Form, Kind
from offer_check.form.fields import ENTERED
from offer_check.form.first import FIRST
from tests.compare.repair import PATHS
from tests.compare.repair import example as report_on
from tests.examples.summary import FIXTURES
from tests.examples.summary import report_on as fixture_report
from tests.form.kinds import KINDS, form_of, name

ALWAYS = {"about.specialty", "about.role_type", "about.label", "about.employer_name", "about.note"}


def paths(form: Form) -> set[str]:
    return {field.path for field in form.fields}


def kind_of(specialty: str, *roles: str, stage: str = "") -> Kind:
    return Kind(specialty=specialty, roles=roles, stage=stage)


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_every_kind_of_job_has_a_form(kind: Kind) -> None:
    form = form_of(kind)
    assert paths(form) >= ALWAYS
    assert [field.path for field in form.fields] == [path for path in ENTERED if path in paths(form)]
    assert form.first == len(FIRST & paths(form))


@pytest.mark.parametrize("name", PATHS)
def test_whatever_decided_a_result_of_an_example_is_in_its_form(name: str) -> None:
    report = report_on(name)
    form = form_of(kind_of(report.offer.specialty, *report.offer.role_type))
    # Rules on words and papers speak of whatever field the offer has them for.
    deciding = [r for r in report.results if r.outcome != "not_applicable" and r.family != "WRT"]
    decided = {b.field.partition("[")[0] for r in deciding for b in r.because}
    assert decided & ENTERED.keys() <= paths(form)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_whatever_is_asked_of_a_poor_offer_is_in_its_form(path: Path) -> None:
    report = fixture_report(path)
    form = form_of(kind_of(report.offer.specialty, *report.offer.role_type))
    asked = {b.field.partition("[")[0] for r in report.of("ask", "flag") for b in r.because}
    assert asked & ENTERED.keys() <= paths(form)


@pytest.mark.parametrize(
    ("kind", "there", "not_there"),
    [
        (
            kind_of("dermatology", "direct_to_consumer"),
            {"prescribing.isotretinoin", "technology.image_standard", "licenses", "autonomy.may_reject_images"},
            {"work_mix.on_treatment_visits", "training.program_formal_feedback"},
        ),
        (
            kind_of("radiation_oncology", "hybrid_clinic"),
            {"work_mix.on_treatment_visits", "licenses", "safety.supervision_model"},
            {"prescribing.isotretinoin", "technology.image_standard"},
        ),
        (
            kind_of("general_surgery", "nonclinical"),
            {"career.clinical_time_allowed", "malpractice.scope_includes"},
            {"patients.states", "licenses", "safety.escalation_pathway", "work_mix.visit_types"},
        ),
        (
            kind_of("dermatology", "trainee_supervised"),
            {"training.program_telehealth_clinics", "training.supervising_attending"},
            {"pay.telehealth_wrvu_credit"},
        ),
    ],
    ids=lambda value: name(value) if isinstance(value, Kind) else "",
)
def test_a_form_has_what_its_kind_of_job_needs(kind: Kind, there: set[str], not_there: set[str]) -> None:
    found = paths(form_of(kind))
    assert (there - found, not_there & found) == (set(), set())


def test_several_roles_have_the_facts_of_each() -> None:
    both = paths(form_of(kind_of("dermatology", "nonclinical", "trainee_supervised")))
    for role in ("nonclinical", "trainee_supervised"):
        one = paths(form_of(kind_of("dermatology", role)))
        assert len(one - both) < len(one) / 10


def test_a_stage_that_is_known_leaves_out_what_is_for_others() -> None:
    everybody = paths(form_of(kind_of("dermatology", "hybrid_clinic")))
    established = paths(form_of(kind_of("dermatology", "hybrid_clinic", stage="established")))
    assert established < everybody


def test_about_forty_facts_come_first() -> None:
    assert 36 <= len(FIRST) <= 46
    assert ENTERED.keys() >= FIRST


def test_groups_with_something_to_fill_in_first_come_first() -> None:
    for kind in KINDS:
        order = [bool(group.first) for group in form_of(kind).groups]
        assert order == sorted(order, reverse=True)
        listed = {field.path for group in form_of(kind).groups for field in (*group.first, *group.others)}
        assert listed == paths(form_of(kind))
