"""The state matrix."""

from __future__ import annotations

from offer_check.render.view.matrix import Matrix, Row, matrix
from tests.render import sample
from tests.render.sample_results import result


def test_columns_stand_in_their_order_and_rows_by_state() -> None:
    shown = matrix(sample.report())
    assert shown.columns == ("License", "In time", "Malpractice", "In-person partner")
    assert [row.state for row in shown.rows] == ["CO", "FL", "GA", "NC", "OH", "TX", "WA"]
    assert [cell and (cell.id, cell.outcome) for cell in shown.rows[1].cells] == [
        ("LIC-01 FL", "pass"),
        ("LIC-05 FL", "ask"),
        ("MAL-02 FL", "pass"),
        ("ESC-03 FL", "flag"),
    ]


def test_the_worst_of_several_results_decides_a_cell() -> None:
    fine = result("LIC-05", "pass", "", subject="TX, full")
    late = result("LIC-05", "flag", "", subject="TX, compact")
    assert matrix(sample.report([fine, late])) == Matrix(("In time",), (Row("TX", (late,)),))


def test_a_rule_that_spoke_of_no_state_holds_for_every_state() -> None:
    whole = result("LIC-01", "ask", "")
    covered = [result("MAL-02", "pass", "", subject=state) for state in ("FL", "TX")]
    assert matrix(sample.report([whole, *covered])) == Matrix(
        ("License", "Malpractice"), (Row("FL", (whole, covered[0])), Row("TX", (whole, covered[1])))
    )


def test_without_a_state_there_is_one_row_for_all() -> None:
    whole = result("LIC-01", "ask", "")
    assert matrix(sample.report([whole])) == Matrix(("License",), (Row("All states", (whole,)),))


def test_a_cell_is_empty_where_no_rule_spoke() -> None:
    licensed, covered = result("LIC-01", "pass", "", subject="TX"), result("MAL-02", "pass", "", subject="FL")
    assert matrix(sample.report([licensed, covered])) == Matrix(
        ("License", "Malpractice"), (Row("FL", (None, covered)), Row("TX", (licensed, None)))
    )


def test_an_unknown_column_follows_the_known_ones() -> None:
    new = result("LIC-01", "pass", "", subject="TX", matrix="Compact")
    old = result("ESC-03", "pass", "", subject="TX")
    assert matrix(sample.report([new, old])) == Matrix(("In-person partner", "Compact"), (Row("TX", (old, new)),))


def test_a_subject_that_is_no_state_keeps_its_name() -> None:
    site = result("ESC-03", "ask", "", subject="NASHUA clinic")
    assert matrix(sample.report([site])) == Matrix(("In-person partner",), (Row("NASHUA clinic", (site,)),))


def test_results_without_a_column_make_no_matrix() -> None:
    assert matrix(sample.report([result("CMP-01", "pass", "")])) == Matrix((), ())
