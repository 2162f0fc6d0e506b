"""The state matrix, and where one sits."""

from __future__ import annotations

from offer_check.render.view.states import Cell, Matrix, Row, Seat, matrix, seats
from offer_check.report import Term
from tests.render import sample
from tests.render.sample_results import because, result


def test_columns_stand_in_their_order_and_rows_by_state() -> None:
    shown = matrix(sample.report())
    assert shown.columns == ("License", "In time", "Malpractice", "In-person partner")
    assert [row.state for row in shown.rows] == ["CO", "FL", "GA", "NC", "OH", "TX", "WA"]
    assert [(cell.result.id, cell.result.outcome) for cell in shown.rows[1].cells if cell.result] == [
        ("LIC-01 FL", "pass"),
        ("LIC-05 FL", "ask"),
        ("MAL-02 FL", "pass"),
        ("ESC-03 FL", "flag"),
    ]


def test_the_worst_of_several_results_decides_a_cell() -> None:
    fine = result("LIC-05", "pass", "", subject="TX, full")
    late = result("LIC-05", "flag", "", subject="TX, compact")
    assert matrix(sample.report([fine, late])) == Matrix(("In time",), (Row("TX", (Cell(late),)),))


def test_a_rule_that_spoke_of_no_state_holds_for_every_state() -> None:
    whole = result("LIC-01", "ask", "")
    covered = [result("MAL-02", "pass", "", subject=state) for state in ("FL", "TX")]
    assert matrix(sample.report([whole, *covered])) == Matrix(
        ("License", "Malpractice"),
        (Row("FL", (Cell(whole), Cell(covered[0]))), Row("TX", (Cell(whole), Cell(covered[1])))),
    )


def test_without_a_state_there_is_one_row_for_all() -> None:
    whole = result("LIC-01", "ask", "")
    assert matrix(sample.report([whole])) == Matrix(("License",), (Row("All states", (Cell(whole),)),))


def test_nothing_is_due_where_no_rule_spoke() -> None:
    idle = Cell(None, "not due")
    licensed, covered = result("LIC-01", "pass", "", subject="TX"), result("MAL-02", "pass", "", subject="FL")
    assert matrix(sample.report([licensed, covered])) == Matrix(
        ("License", "Malpractice"), (Row("FL", (idle, Cell(covered))), Row("TX", (Cell(licensed), idle)))
    )


def test_a_license_that_is_held_has_no_date_to_keep() -> None:
    held = result("LIC-01", "pass", "", because("Where it stands", "held", 3), subject="TX")
    missing = result("LIC-01", "flag", "", subject="CO")
    pending = result("LIC-01", "pass", "", because("Where it stands", "pending", 4), subject="FL")
    late = result("LIC-05", "flag", "", subject="FL")
    whole = result("LIC-05", "not_applicable", "no license is still to come")
    expected = {"CO": (Cell(missing), Cell(None, "not due")), "TX": (Cell(held), Cell(None, "held"))}
    for others in ([], [whole]):
        shown = matrix(sample.report([held, missing, pending, late, *others]))
        assert {row.state: row.cells for row in shown.rows} == {**expected, "FL": (Cell(pending), Cell(late))}


def test_an_unknown_column_follows_the_known_ones() -> None:
    new = result("LIC-01", "pass", "", subject="TX", matrix="Compact")
    old = result("ESC-03", "pass", "", subject="TX")
    assert matrix(sample.report([new, old])) == Matrix(
        ("In-person partner", "Compact"), (Row("TX", (Cell(old), Cell(new))),)
    )


def test_a_subject_that_is_no_state_keeps_its_name() -> None:
    site = result("ESC-03", "ask", "", subject="NASHUA clinic")
    assert matrix(sample.report([site])) == Matrix(("In-person partner",), (Row("NASHUA clinic", (Cell(site),)),))


def test_results_without_a_column_make_no_matrix() -> None:
    assert matrix(sample.report([result("CMP-01", "pass", "")])) == Matrix((), ())


def test_where_no_rule_of_the_columns_applies_there_is_a_reason_and_no_row() -> None:
    none = [result(rule, "not_applicable", "no patients in this role") for rule in ("LIC-01", "MAL-02")]
    assert matrix(sample.report(none)) == Matrix((), (), "no patients in this role")


def test_every_place_to_sit_has_what_the_rules_say_of_it() -> None:
    home = result("LIC-03", "pass", "Held.", subject="NH")
    other = result("LIC-03", "flag", "None.", subject="MA")
    whole = result("MAL-01", "ask", "Not stated.", section="sitting")
    idle = result("MAL-02", "not_applicable", "no", section="sitting")
    elsewhere = result("LIC-01", "flag", "None.", subject="VT")
    lived, allowed = place("where.physician_home_state", "NH"), place("where.remote_work_states", "MA, NH, VT")
    report = sample.report([home, other, whole, idle, elsewhere], terms=(lived, allowed))
    assert seats(report) == (
        Seat("NH", home=True, remote=True, results=(home,)),
        Seat("MA", home=False, remote=True, results=(other,)),
        Seat("VT", home=False, remote=True, results=()),
        Seat("", home=False, remote=False, results=(whole,)),
    )


def test_a_word_for_any_place_is_no_place() -> None:
    asked = result("LIC-03", "ask", "Not stated.")
    report = sample.report([asked], terms=(place("where.remote_work_states", "anywhere"),))
    assert seats(report) == (Seat("", home=False, remote=False, results=(asked,)),)


def test_without_a_rule_on_it_nobody_is_told_where_they_sit() -> None:
    idle = result("LIC-03", "not_applicable", "no remote work")
    assert seats(sample.report([idle], terms=(place("where.physician_home_state", "NH"),))) == ()


def place(field: str, value: str) -> Term:
    return Term(field=field, group="Places", label="Place", value=value, state="stated")
