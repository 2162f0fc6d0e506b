"""What must not be promised remotely."""

from __future__ import annotations

from dataclasses import replace

from offer_check.render.view.boundaries import BoundaryRow, boundaries
from offer_check.render.view.findings import gather
from offer_check.report import Boundary
from tests.render import sample
from tests.render.sample_results import result

PROCEDURE = Boundary(code="procedure", label="Procedures", may="planning", must_not="operations", rules=("MIX-11",))
LESION = Boundary(code="lesion", label="Lesions", may="triage", must_not="disposition", rules=("MIX-11", "MIX-15"))
NAMED = replace(LESION, named=("Duties listed as remote",))
FLAG = result("MIX-11", "flag", "Named.")
PASS = result("MIX-15", "pass", "Fine.")
IDLE = result("MIX-11", "not_applicable", "another specialty")


def test_what_the_offer_names_stands_first_with_what_came_of_its_rules() -> None:
    report = sample.report([FLAG, PASS], boundaries=(PROCEDURE, NAMED))
    assert boundaries(report) == (BoundaryRow(NAMED, gather([FLAG, PASS])), BoundaryRow(PROCEDURE, (), ("MIX-11",)))


def test_where_the_offer_names_nothing_each_boundary_has_its_own_flags() -> None:
    report = sample.report([FLAG, PASS], boundaries=(PROCEDURE, LESION))
    assert boundaries(report) == (BoundaryRow(PROCEDURE, gather([FLAG])), BoundaryRow(LESION, gather([FLAG, PASS])))


def test_what_is_neither_named_nor_ruled_on_is_left_out() -> None:
    assert boundaries(sample.report([IDLE], boundaries=(PROCEDURE,))) == ()
    named = replace(PROCEDURE, named=("Duties listed as remote",))
    assert boundaries(sample.report([IDLE], boundaries=(named,))) == (BoundaryRow(named, ()),)
