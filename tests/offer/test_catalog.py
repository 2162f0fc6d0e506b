"""The catalog of fields."""

from __future__ import annotations

from collections import Counter

from offer_check.offer import FIELDS, GROUPS


def test_the_catalog_has_every_key_of_an_offer_and_of_preferences() -> None:
    fields = [field for field in FIELDS.values() if not field.part_of]
    kinds = Counter("column" if field.table else field.shape.name == "table" for field in fields)
    assert (len(fields), kinds["column"], kinds[True]) == (294, 14, 3)
    assert sum(field.group == "preferences" for field in fields) == 7


def test_groups_come_in_the_order_of_their_fields() -> None:
    assert list(GROUPS) == list(dict.fromkeys(field.group for field in FIELDS.values()))
    assert len(GROUPS) == 29


def test_every_field_says_what_it_is_and_where_it_is_found() -> None:
    letters = {"O", "A", "Q", "P"}
    poor = [
        path
        for path, field in FIELDS.items()
        if not (field.label and field.description.endswith(".") and set(field.found.split("/")) <= letters)
    ]
    assert poor == []


def test_only_what_tells_offers_and_rows_apart_is_required() -> None:
    required = [path for path, field in FIELDS.items() if field.required]
    assert required == [
        "about.specialty",
        "about.role_type",
        "sites.name",
        "work_mix.visit_types.kind",
        "licenses.state",
    ]


def test_a_field_knows_its_unit_its_table_and_its_parts() -> None:
    share, column = FIELDS["work_mix.remote_share_pct"], FIELDS["work_mix.visit_types.share"]
    part = FIELDS["workload.patients_per_hour.median"]
    assert (share.unit, share.group, share.found) == ("percent", "work_mix", "O/A")
    assert (column.table, column.unit) == ("work_mix.visit_types", "percent")
    assert (part.part_of, part.unit) == ("workload.patients_per_hour", "per hour")
    assert part.label == "Patients or cases per hour: median"


def test_no_two_fields_of_a_group_have_the_same_label() -> None:
    labels = Counter((field.group, field.label) for field in FIELDS.values())
    assert [label for label, count in labels.items() if count > 1] == []
