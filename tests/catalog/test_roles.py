"""Which rules can apply to which role: the catalogue's table, held against the rules in every specialty."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from tests.catalog.cases import ROLES, SPECIALTIES, Data, applying, review
from tests.laws.said import RULES

# `LIC`: the whole family; `MAL -09`: all of it but these; `CMP 01 05`: these of it
TABLE = {
    "hybrid_clinic": "LIC; MAL -09; RVU; CMP 01 05 06; MIX -07 -09 -16; SCH -06 -07 -09; ESC -05 -06 -08; CLN -12; "
    "SUP; TEC; DOC; PRX -02; AUT -03; IMG; ACA 03; RPL 01; CAR -04; WRT",
    "academic_hybrid": "LIC; MAL -09; RVU; CMP 01 05 06; MIX -05 -07 -09 -16; SCH -06 -07 -09; ESC -05 -06 -08; "
    "CLN -12; SUP; TEC; DOC; PRX -02; AUT -03; IMG; ACA -02; RPL 01; CAR -04; WRT",
    "remote_site_coverage": "LIC; MAL -09; RVU; CMP 01 05; MIX -05 -06 -08 -09; SCH -07; ESC; CLN; SUP; TEC; DOC; "
    "PRX -02; AUT -03; IMG; ACA 03; RPL 01; CAR -04; WRT",
    "full_time_remote_platform": "LIC; MAL -09; RVU -06; CMP -03 -06; MIX 01 03 04 11 14 15 17 18 19; "
    "SCH -02 -07 -09; ESC -05 -06 -08; CLN -10 -12; SUP; TEC; DOC; PRX; AUT; IMG; ACA 03; RPL 01; CAR -01 -04; WRT",
    "direct_to_consumer": "LIC; MAL -09; RVU -06; CMP -03 -06; MIX 01 03 04 11 14 15 17 18 19; SCH -02 -07 -09; "
    "ESC -05 -06 -08; CLN -05 -10 -12; SUP; TEC; DOC; PRX; AUT; IMG; ACA 03; RPL 01; CAR -01 -04; WRT",
    "telehealth_leadership": "LIC; MAL; RVU; CMP 01; MIX 01 09 11 14 15 17 19; SCH 01 03 04 05 08; ESC -05 -06 -08; "
    "CLN -05 -10 -12; SUP; TEC; DOC; PRX -02; AUT -03; IMG; ACA -01; RPL 01; CAR -01 -04; WRT",
    "second_opinion": "LIC; MAL -09; RVU -04 -06; CMP 01 02 03; MIX 01 14 15 17 19; SCH 05 07 08; ESC 04; CLN 01; "
    "TEC -02 -07; DOC; PRX 03 04; AUT 02 04 05; IMG; SOP; CAR -01 -04; WRT",
    "econsult_only": "LIC; MAL -09; RVU -04 -06; CMP 01; MIX 01 14 15 17 19; SCH 04 05 08; ESC 04 06; CLN 01 06; "
    "TEC -07; DOC 02 04; PRX 03 04; AUT 02 04 05; IMG; SOP -02; CAR -01 -04; WRT",
    "remote_planning_support": "LIC 03; MAL 05 06 07 08 09; CMP 01; MIX 01 14 15 19; SCH 05 08; CLN 12; TEC 03 04 05; "
    "AUT 02 04 05; IMG 02; SOP 03; RPL; CAR 02 05 06; WRT",
    "nonclinical": "MAL 09; CMP 01 04; MIX 14 19; TEC 05; AUT 02 05; IMG 02; CAR 04 06; WRT",
    "trainee_supervised": "LIC 01 02 03 07 08 10; MAL -09; MIX 01 11 14 15 17 19; SCH 01 03 05 08; ESC -05 -06 -08; "
    "CLN -10 -12; SUP; TEC; DOC; PRX -02; AUT 02 04 05; IMG; TRN; CAR -01 -04; WRT; PRG",
}
# what makes a rule speak in roles beyond those of its rows; trainees are not paid by the visit
PAID = [role for role in ROLES if role != "trainee_supervised"]
BEYOND = [
    *(("CMP-02", role, {"about.engagement": "per_case_panel"}) for role in PAID),
    *(("CMP-04", role, {"about.engagement": "independent_contractor"}) for role in PAID),
    *(("TRN-01", role, {"about.career_stage": "resident_or_fellow"}) for role in ROLES),
]
MENTIONED = {
    "about.subspecialty_focus": ["bariatric", "wound_ostomy"],
    "about.employer_type": "payer",
    "patients": {"states": ["TX", "FL"], "sources": ["direct_to_consumer"], "abroad": True},
    "licenses": [
        {"state": "TX", "status": "to_be_obtained", "route": "compact"},
        {"state": "FL", "status": "exception_claimed"},
    ],
    "work_mix": {
        "remote_share_pct": 80,
        "onsite_days_per_week": 1,
        "remote_days_per_week": 4,
        "remote_presentations": ["undifferentiated_abdominal_pain"],
        "visit_types": [{"kind": "ed_triage", "modality": "audio_only"}, {"kind": "contouring"}],
    },
    "safety.monitoring_hours": "weekdays",
    "technology.ai_tools": "advisory",
    "images.commercial_use": True,
    "prescribing": {"isotretinoin": True, "controlled": True},
}
WISHES = {"remote_share_min": 50}
PAIRS = list(combinations(ROLES, 2))


def row(role: str) -> set[str]:
    """The ids in the table's row."""
    found: set[str] = set()
    for part in TABLE[role].split("; "):
        family, *numbers = part.split()
        named = {f"{family}-{number.lstrip('-')}" for number in numbers}
        assert named <= RULES.rules.keys()
        whole = {id_ for id_ in RULES.rules if id_.startswith(f"{family}-")}
        found |= named if numbers and not numbers[0].startswith("-") else whole - named
    return found


@cache
def bare(specialty: str, *roles: str) -> set[str]:
    """The rules that speak of an offer with nothing but specialty and roles."""
    return applying(review(specialty=specialty, role=roles))


@cache
def rich(specialty: str, *roles: str) -> set[str]:
    """The rules that speak of an offer that mentions what most jobs do not have."""
    return applying(review(MENTIONED, specialty=specialty, role=roles, preferences=WISHES))


def test_the_table_has_every_role() -> None:
    assert sorted(TABLE) == sorted(ROLES)


@pytest.mark.parametrize("specialty", SPECIALTIES)
@pytest.mark.parametrize("role", ROLES)
def test_no_rule_speaks_outside_the_row_of_the_role(role: str, specialty: str) -> None:
    assert (bare(specialty, role) | rich(specialty, role)) - row(role) == set()


@pytest.mark.parametrize("role", ROLES)
def test_every_rule_of_the_row_speaks_in_some_specialty(role: str) -> None:
    assert row(role) - set[str]().union(*(bare(s, role) | rich(s, role) for s in SPECIALTIES)) == set()


@pytest.mark.parametrize(("rule", "role", "fact"), BEYOND)
def test_a_fact_about_the_physician_makes_its_rule_speak_beyond_its_row(rule: str, role: str, fact: Data) -> None:
    assert rule in applying(review(fact, role=role))


@pytest.mark.parametrize("role", ROLES)
def test_a_wish_for_academic_work_makes_its_rule_speak_in_any_role(role: str) -> None:
    assert "ACA-01" in applying(review(role=role, preferences={"academic_interest": True}))


@pytest.mark.parametrize("specialty", SPECIALTIES)
def test_of_two_roles_the_rules_of_both_speak(specialty: str) -> None:
    both = {pair: bare(specialty, *pair) for pair in PAIRS}
    assert both == {(one, other): bare(specialty, one) | bare(specialty, other) for one, other in PAIRS}


@pytest.mark.parametrize(("first", "specialty"), [*enumerate(SPECIALTIES)])
def test_of_two_roles_the_rules_of_both_speak_whatever_is_mentioned(first: int, specialty: str) -> None:
    pairs = PAIRS[first :: len(SPECIALTIES)]
    both = {pair: rich(specialty, *pair) for pair in pairs}
    assert both == {(one, other): rich(specialty, one) | rich(specialty, other) for one, other in pairs}
