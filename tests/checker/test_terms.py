"""What the report keeps for machines: the ends of numbers and dates, the wishes, the boundaries, the glossary."""

from __future__ import annotations

from typing import Any

import pytest

from offer_check.checker.glossary import Glossary
from offer_check.report import Boundary, Entry, Term
from offer_check.ruleset.table import of
from tests.catalog.cases import GS, RO, review
from tests.laws.said import RULES
from tests.render.sample_results import because, result


def term(fragment: dict[str, Any], field: str) -> Term:
    return next(term for term in review(fragment).terms if term.field == field)


@pytest.mark.parametrize(
    ("field", "value", "ends"),
    [
        ("work_mix.remote_share_pct", 40, ("40", "40")),
        ("work_mix.remote_share_pct", {"min": 20, "max": 60.5}, ("20", "60.5")),
        ("work_mix.onsite_days_per_week", 2.5, ("2.5", "2.5")),
        ("pay.bonus_threshold_wrvu", 4800, ("4800", "4800")),
        ("pay.telehealth_wrvu_credit", "full", ("100", "100")),
        ("about.start_date", "2027-07-01", ("2027-07-01", "2027-07-01")),
        ("licensing.board_certified", "2027-06-01", ("2027-06-01", "2027-06-01")),
        ("licensing.board_certified", True, ("", "")),
        ("pay.base", {"amount": 420000, "per": "year"}, ("", "")),
        ("about.employer_name", "2027", ("", "")),
    ],
)
def test_numbers_and_dates_have_their_ends_and_nothing_else_has(field: str, value: Any, ends: tuple[str, str]) -> None:
    found = term({field: value}, field)
    assert (found.low, found.high) == ends


def test_the_columns_of_a_row_have_ends_too() -> None:
    row = {"state": "TX", "status": "pending", "expected_date": "2027-06-15"}
    found = term({"licenses": [row]}, "licenses[TX].expected_date")
    assert (found.label, found.low, found.high) == ("License TX, expected on", "2027-06-15", "2027-06-15")


def test_unclear_words_have_no_ends() -> None:
    found = term({"unclear": {"work_mix.remote_share_pct": "40 or so"}}, "work_mix.remote_share_pct")
    assert (found.state, found.low, found.high) == ("unclear", "", "")


def test_the_stated_wishes_are_terms_and_those_of_nobody_are_none() -> None:
    wishes = {"preferences.remote_share_max": 60, "preferences.day_pattern": "clustered"}
    assert review(preferences=wishes).preferences == tuple(
        Term(field=field, group="Your preferences", label=label, value=value, state="stated", low=low, high=low)
        for field, label, value, low in (
            ("preferences.remote_share_max", "Wanted remote share, at most", "60 percent", "60"),
            ("preferences.day_pattern", "Wanted pattern", "clustered", ""),
        )
    )
    assert review().preferences == ()


def codes(report_of: dict[str, Any], specialty: str) -> dict[str, tuple[str, ...]]:
    return {b.code: b.named for b in review(report_of, specialty=specialty).boundaries}


def test_the_boundaries_are_those_of_the_specialty_and_those_for_all() -> None:
    assert codes({}, GS) == dict.fromkeys(
        (
            *("procedure", "undifferentiated_abdominal_pain", "worsening_postop", "complex_wound_immunocompromised"),
            *("postop_not_low_risk", "second_opinion_as_primary_care", "unsupervised_trainee"),
        ),
        (),
    )


def test_a_boundary_tells_every_field_that_names_it() -> None:
    offer = {
        "work_mix.remote_presentations": ["procedure"],
        "work_mix.remote_duties": ["procedure", "plan_approval"],
        "about.promised_remotely": [{"text": "all biopsies", "code": "procedure"}, "skin checks"],
    }
    (procedure, *_) = review(offer).boundaries
    assert procedure == Boundary(
        code="procedure",
        label="Procedures and operations",
        may="planning it and talking through consent",
        must_not="any operation, biopsy or other procedure",
        rules=("CLN-01", "MIX-04"),
        named=(
            "Presentations in remote scope",
            "Duties listed as remote",
            "Things the offer says will be done remotely",
        ),
    )
    assert codes(offer, RO)["procedure"] == procedure.named  # named, though of another specialty


def test_a_duty_is_a_boundary_only_where_the_offer_names_it() -> None:
    assert "plan_approval" not in codes({}, RO)
    assert codes({"work_mix.remote_duties": ["plan_approval"]}, RO)["plan_approval"] == ("Duties listed as remote",)


TABLE = of(
    {
        "table": "glossary",
        "rows": [
            {"term": "Tail", "seen": "tail|tail coverage", "meaning": "a"},
            {"term": "BAA", "seen": "BAA", "meaning": "b"},
        ],
    },
    "data/glossary.yaml",
)
TAIL, BAA = Entry(term="Tail", meaning="a"), Entry(term="BAA", meaning="b")


@pytest.mark.parametrize(
    ("found", "entries"),
    [
        (result("MAL-05", "flag", "The TAIL is yours."), [TAIL]),
        (result("MAL-05", "pass", "Tail coverage and a baa."), [TAIL, BAA]),
        (result("MAL-05", "pass", "Details of retail."), []),
        (result("MAL-05", "not_applicable", "no tail"), []),
        (result("MAL-05", "pass", "Fine.", question="Who buys the tail?"), []),
        (result("MAL-05", "ask", "Not stated.", question="Who buys the tail?"), [TAIL]),
        (result("MAL-05", "ask", "Not stated.", because("BAA signed")), [BAA]),
    ],
)
def test_the_glossary_has_the_words_that_a_reader_meets(found: Any, entries: list[Entry]) -> None:
    assert list(Glossary(TABLE).met([found], [])) == entries


def test_the_words_of_the_terms_are_met_too() -> None:
    bought = Term(field="x", group="", label="Tail bought by", value="a BAA", state="stated")
    assert list(Glossary(TABLE).met([], [bought])) == [TAIL, BAA]


def test_every_entry_of_the_glossary_can_be_met() -> None:
    texts = [text for rule in RULES.active for text in (rule.title, rule.why, rule.question, rule.good)]
    said = [result("MAL-05", "ask", text) for text in texts]
    said += [result("MAL-05", "ask", a.message) for rule in RULES.active for a in (*rule.flags, *rule.passes)]
    labels = [Term(field=p, group="", label=f.label, value=words_of(f), state="stated") for p, f in known().items()]
    table = RULES.tables["glossary"]
    assert [e.term for e in Glossary(table).met(said, labels)] == [row["term"] for row in table.rows]


def known() -> Any:
    from offer_check.offer import FIELDS

    return FIELDS


def words_of(field: Any) -> str:
    from offer_check.offer.display import spelled

    return ", ".join(map(spelled, field.shape.choices))
