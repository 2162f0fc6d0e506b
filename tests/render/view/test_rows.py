"""Fields of one row of a table."""

from __future__ import annotations

import pytest

from offer_check.render.view.rows import column, heading, repeats_name, row_of


@pytest.mark.parametrize(
    ("field", "row"),
    [
        ("licenses[TX].status", "licenses[TX]."),
        ("work_mix.visit_types[new_consult, video].share", "work_mix.visit_types[new_consult, video]."),
        ("safety.in_person_partner[TX]", ""),
        ("pay.base", ""),
    ],
)
def test_a_field_belongs_to_the_row_of_its_entry(field: str, row: str) -> None:
    assert row_of(field) == row


def test_a_label_is_the_row_and_the_column() -> None:
    label = "Visit type new consult, video, share"
    assert (heading(label), column(label)) == ("Visit type new consult, video", "share")


@pytest.mark.parametrize(
    ("values", "repeated"),
    [(["new consult"], True), (["Video", "video"], True), (["video", "phone"], False), ([], True)],
)
def test_a_column_that_names_the_row_tells_nothing_more(values: list[str], repeated: bool) -> None:
    assert repeats_name("work_mix.visit_types[new_consult, video].modality", values) is repeated
