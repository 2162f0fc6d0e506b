"""Made-up offers side by side: two with everything, or any number of them."""

from __future__ import annotations

from offer_check.compare import SideBySide, side_by_side
from offer_check.report import Report
from tests.compare.made import ACCEPTED, named, one, stated


def first() -> Report:
    """An offer with open flags and questions, some of them accepted."""
    return named(
        "Northlake",
        "offers/north.yaml",
        "LIC-01 CO flag critical",
        "LIC-01 GA flag critical",
        "LIC-01 TX pass critical",
        "MAL-06 flag major",
        "MAL-05 ask major",
        "MAL-07 waiting critical",
        one("RVU-07 flag minor", waiver=ACCEPTED),
        "MIX-01 pass major",
        terms=(
            stated("patients.states", "CO, GA, TX", 4, label="Patient states"),
            stated("pay.base", "$1", 5, label="Base"),
            stated("licenses[TX].state", "TX", 6, label="License TX, state"),
            stated("licenses[TX].status", "held", 6, label="License TX, where it stands"),
            stated("licenses[TX].cost", "soon", 7, label="License TX, cost", state="unclear"),
        ),
    )


def second() -> Report:
    """An offer of which little is open."""
    return named(
        "Southbay",
        "offers/south.yaml",
        "LIC-01 pass critical",
        "MAL-06 pass major",
        "MAL-05 pass major",
        "MAL-07 pass critical",
        "RVU-07 pass minor",
        "MIX-01 pass major",
        terms=(
            stated("patients.states", "TX", 4, label="Patient states"),
            stated("pay.base", "$1", 8, label="Base"),
        ),
    )


def two() -> SideBySide:
    """Both."""
    return side_by_side([first(), second()])


def many(number: int) -> SideBySide:
    """So many offers, the second of the two under other names."""
    others = (named(f"Offer {n}", f"{n}.yaml", f"MAL-06 {n} flag major") for n in range(2, number + 1))
    return side_by_side([first(), *others])
