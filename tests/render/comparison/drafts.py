"""Two made-up drafts of one offer, with a change of every kind, compared."""

from __future__ import annotations

from dataclasses import replace

from offer_check.compare import Comparison, compare
from offer_check.report import Because, Evidence, Report, Waiver
from tests.compare.made import OLDER, of, one, silent, stated
from tests.render.sample import OFFER

AGREEMENT = Evidence(source="agreement", where="7.2", words="on a claims-made basis")
TAIL = Because(
    field="malpractice.tail_paid_by", label="Tail coverage bought by", value="employer", state="stated", line=9
)
ACCEPTED = Waiver(reason="For the first year.", by="A. Rivera", until="2027-06-30")


def old_report() -> Report:
    """The first draft."""
    return of(
        "LIC-01 CO flag critical",
        "LIC-01 GA flag critical",
        "LIC-01 TX pass critical",
        "MAL-06 flag critical",
        "MAL-07 ask critical",
        "RVU-01 ask major",
        "RVU-02 flag major",
        "RVU-07 flag minor",
        "MIX-01 flag major",
        "ESC-01 pass critical",
        "ESC-07 not_applicable critical",
        terms=(
            stated("patients.states", "CO, GA, TX", 4),
            stated("malpractice.tail_paid_by", "physician", 9, label="Tail coverage bought by", evidence=(AGREEMENT,)),
            stated("malpractice.premium", "employer", 10),
            stated("sites[Main].site", "Main", 20, label="Site Main, site"),
            stated("sites[Main].kind", "clinic", 21, label="Site Main, what it is"),
        ),
        offer=replace(OFFER, label="Northlake, first draft", path="drafts/1.offer.yaml"),
        tool=OLDER,
    )


def new_report() -> Report:
    """The second draft, checked by a later program with a rule more."""
    return of(
        "LIC-01 TX pass critical",
        one("MAL-06 pass critical", because=(TAIL,)),
        one("MAL-07 flag critical", message="The premium is left to the physician."),
        one("RVU-01 flag info", message="Credit is full but late."),
        one("RVU-02 ask major", because=(silent("malpractice.premium"),)),
        one("RVU-07 flag minor", waiver=ACCEPTED),
        "MIX-01 flag major",
        "ESC-01 ask critical",
        one("CMP-01 ask critical", since="0.2.0"),
        "ESC-07 not_applicable critical",
        terms=(
            stated("patients.states", "TX", 4),
            stated("malpractice.tail_paid_by", "employer", 9, label="Tail coverage bought by"),
        ),
        offer=replace(OFFER, label="Northlake, second draft", path="drafts/2.offer.yaml", digest="beef" * 16),
        as_of="2026-12-01",
    )


def comparison() -> Comparison:
    """The first draft against the second."""
    return compare(old_report(), new_report())


def nothing() -> Comparison:
    """A draft against itself."""
    return compare(new_report(), new_report())
