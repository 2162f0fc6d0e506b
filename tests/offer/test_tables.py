"""The tables of specialties, roles and jurisdictions."""

from __future__ import annotations

from typing import Any

import pytest

from offer_check.errors import RuleError
from offer_check.offer import tables
from offer_check.offer.tables import Role, Specialty
from tests.strategies import TABLES

ROWS: dict[str, Any] = {
    "specialties": {"rows": [{"specialty": "urology", "label": "Urology", "abbreviation": "U"}]},
    "roles": {"rows": [{"role": "hybrid_clinic", "label": "Clinic", "groups": ["any"]}]},
    "jurisdictions": {"rows": [{"state": "TX", "name": "Texas"}]},
    "boundaries": {
        "rows": [
            {
                "code": code,
                "label": label,
                "specialties": ["urology"],
                "may_be_remote": "",
                "must_not_be_remote": "all of it",
                "rules": ["CLN-01"],
                "duty_only": duty_only,
            }
            for code, label, duty_only in (
                ("retention", "Urinary retention", "no"),
                ("cystoscopy", "Cystoscopy", "yes"),
            )
        ]
    },
}


def test_the_tables_of_the_project_have_three_specialties_eleven_roles_and_every_jurisdiction() -> None:
    assert TABLES.specialties["dermatology"] == Specialty("dermatology", "Dermatology", "D")
    assert len(TABLES.specialties) == 3
    assert len(TABLES.roles) == 11
    territories = {"GU", "PR", "VI", "AS", "MP"}
    assert territories <= set(TABLES.jurisdictions)
    assert len(set(TABLES.jurisdictions) - territories - {"DC"}) == 50
    assert len(set(TABLES.jurisdictions.values())) == 56


@pytest.mark.parametrize(
    ("group", "roles"),
    [
        ("any", set(TABLES.roles)),
        ("clinical", set(TABLES.roles) - {"nonclinical"}),
        ("paid", set(TABLES.roles) - {"trainee_supervised"}),
        ("patient_facing", set(TABLES.roles) - {"nonclinical", "remote_planning_support"}),
        (
            "treating",
            set(TABLES.roles) - {"nonclinical", "remote_planning_support", "second_opinion", "econsult_only"},
        ),
        ("hybrid", {"hybrid_clinic", "academic_hybrid", "remote_site_coverage"}),
        ("platform", {"full_time_remote_platform", "direct_to_consumer"}),
        ("consultative", {"second_opinion", "econsult_only"}),
    ],
)
def test_a_group_holds_its_roles(group: str, roles: set[str]) -> None:
    assert {code for code, role in TABLES.roles.items() if group in role.groups} == roles


def test_a_specialty_is_added_by_a_row() -> None:
    made = tables.build(ROWS)
    assert made.specialties == {"urology": Specialty("urology", "Urology", "U")}
    assert made.roles == {"hybrid_clinic": Role("hybrid_clinic", "Clinic", ("any",))}
    assert made.jurisdictions == {"TX": "Texas"}
    assert made.presentations == {"retention": "Urinary retention"}
    assert made.duties == {"retention": "Urinary retention", "cystoscopy": "Cystoscopy"}


def test_tables_that_are_not_what_they_should_be_are_refused_together() -> None:
    bad = ROWS | {
        "specialties": {"rows": [{"specialty": "urology", "label": "Urology"}]},
        "roles": {"rows": []},
        "jurisdictions": {"rows": ROWS["jurisdictions"]["rows"] * 2},
    }
    with pytest.raises(RuleError) as raised:
        tables.build(bad)
    assert str(raised.value) == (
        "data/jurisdictions.yaml: TX stands in two rows\n"
        "data/roles.yaml: the table has no rows\n"
        "data/specialties.yaml: row 1 does not have exactly the columns of this table; "
        "accepted: specialty, label, abbreviation"
    )
