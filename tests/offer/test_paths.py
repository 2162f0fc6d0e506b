"""Paths to fields, and into the rows of tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from offer_check.offer import Offer

Make = Callable[..., Offer]
Faults = Callable[..., list[str]]

ROWS = """
patients: {states: [TX, Florida]}
sites:
  - {name: "St. Mary’s, North [2]", staff_present: [nurse]}
licenses:
  - {state: TX, route: compact, status: pending}
  - {state: Texas, status: held}
  - {state: FL, route: full_application, status: held}
work_mix:
  visit_types:
    - {kind: follow_up, modality: video, share: 40}
    - {kind: follow_up, modality: in_person, share: 60}
"""


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("licenses[TX, compact].status", "pending", ("licenses", 0, "status")),
        ("licenses[TX].status", "held", ("licenses", 1, "status")),
        ("licenses[FL].status", "held", ("licenses", 2, "status")),
        ("licenses[Florida, full_application].status", "held", ("licenses", 2, "status")),
        ("licenses[FL].expected_date", None, ("licenses", 2, "expected_date")),
        ("sites[St. Mary’s, North [2]].staff_present", ("nurse",), ("sites", 0, "staff_present")),
        ("work_mix.visit_types[follow_up, video].modality", "video", ("work_mix", "visit_types", 0, "modality")),
        ("patients.states", ("TX", "FL"), ("patients", "states")),
        ("pay.base", None, ("pay", "base")),
    ],
)
def test_a_path_leads_to_a_value_and_to_its_place(offer: Make, path: str, value: object, place: object) -> None:
    made = offer(ROWS)
    assert (made.value(path), made.path_of(path)) == (value, place)


def test_an_entry_of_a_list_or_map_has_a_place_too(offer: Make) -> None:
    made = offer(ROWS + "safety: {in_person_partner: {CO: none}}\n")
    assert made.path_of("patients.states[FL]") == ("patients", "states", 1)
    assert made.path_of("safety.in_person_partner[CO]") == ("safety", "in_person_partner", "CO")
    assert made.path_of("patients.states[GA]") == ("patients", "states")


def test_a_part_of_a_value_has_a_path_of_its_own(offer: Make) -> None:
    made = offer("safety: {local_procedural_backup: no}\nworkload: {off_hours_limit: none}\n")
    assert made.value("safety.local_procedural_backup.available") is False
    assert made.value("safety.local_procedural_backup.minutes") is None
    assert made.value("workload.off_hours_limit.value") is None
    assert made.state("workload.off_hours_limit.value") == "not_stated"
    assert made.value("workload.patients_per_hour.median") is None


@pytest.mark.parametrize("path", ["pay.bse", "about", "preferences.setting", "licenses.status", "licenses[GA].status"])
def test_a_path_that_leads_nowhere_is_an_error_of_the_caller(offer: Make, path: str) -> None:
    with pytest.raises(KeyError, match=r"there is no|names no row"):
        offer(ROWS).value(path)


def test_beside_paths_are_kept_in_one_spelling(offer: Make) -> None:
    made = offer(ROWS + "unclear:\n  licenses[Florida, full_application].expected_date: soon\n")
    assert made.unclear == {"licenses[FL].expected_date": "soon"}
    assert made.state("licenses[FL].expected_date") == "unclear"
    assert made.licenses is not None
    assert [made.is_unclear(row, "expected_date") for row in made.licenses] == [False, False, True]


def test_two_spellings_of_one_path_are_one_too_many(faults: Faults) -> None:
    assert faults(ROWS + "unclear:\n  licenses[FL].expected_date: a\n  licenses[Florida].expected_date: b\n") == [
        "17:3: unclear.licenses[Florida].expected_date: found licenses[FL].expected_date a second time"
    ]


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        (
            "licenses[GA].status",
            'there is no row "licenses[GA]"; accepted: licenses[TX, compact], licenses[TX], licenses[FL]',
        ),
        ("licenses.status", '"licenses.status" names no row; write licenses[TX, compact].status'),
        ("licenses[TX]", '"licenses[TX]" names no column; accepted: state, status, route, expected_date'),
        ("licenses[FL].kind", 'there is no field "licenses.kind"; this was renamed: write licenses.route'),
        ("license[FL].status", 'there is no table "license"; accepted: sites, work_mix.visit_types, licenses'),
        (
            "work_mix.visit_types[follow_up].share",
            '"work_mix.visit_types[follow_up]" names 2 rows; '
            "accepted: work_mix.visit_types[follow_up, video], work_mix.visit_types[follow_up, in_person]",
        ),
        ("sites[Nashua].state", 'there is no row "sites[Nashua]"; accepted: sites[St. Mary’s, North [2]]'),
        ("preferences.setting", 'there is no field "preferences.setting"'),
    ],
)
def test_a_path_in_a_file_that_leads_nowhere_is_a_fault_at_its_key(faults: Faults, path: str, fault: str) -> None:
    (found,) = faults(ROWS + f'evidence:\n  "{path}": {{source: verbal}}\n')
    assert found.startswith(f"16:3: evidence.{path}: {fault}")


def test_two_rows_of_one_identity_are_a_fault_at_the_second(faults: Faults) -> None:
    assert faults("""
        licenses:
          - {state: TX, status: held}
          - {state: FL, status: held}
          - {state: Texas, status: pending}
        sites: [{name: Nashua}, {name: " Nashua "}]
        """) == [
        "7:5: licenses (row 3): found TX, no route a second time (compare line 5)",
        "8:25: sites (row 2): found Nashua a second time (compare line 8)",
    ]


def test_a_table_of_more_than_five_hundred_rows_is_refused(faults: Faults) -> None:
    rows = "".join(f"  - {{name: s{i}}}\n" for i in range(501))
    assert faults(f"sites:\n{rows}") == ["4:3: sites: found 501 rows; accepted: at most 500 rows"]
