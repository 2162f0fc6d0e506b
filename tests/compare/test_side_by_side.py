"""Several offers side by side: their names, what is open in each family, and what sets them apart."""

from __future__ import annotations

from offer_check.compare import Standing, Value, side_by_side
from offer_check.report import BySeverity
from tests.compare.made import ACCEPTED, named, of, one, stated


def test_offers_keep_their_order_and_are_called_by_their_label() -> None:
    found = side_by_side([named("Zeta", "z.yaml"), named("Alpha", "a.yaml")])
    assert [offer.name for offer in found.offers] == ["Zeta", "Alpha"]


def test_offers_of_one_label_are_called_by_their_file_then_by_their_path_then_by_number() -> None:
    drafts = [named("North", "one/a.yaml"), named("North", "one/b.yaml"), named("South", "c.yaml")]
    assert [o.name for o in side_by_side(drafts).offers] == ["a.yaml", "b.yaml", "South"]
    same_file = [named("North", "one/a.yaml"), named("North", "two/a.yaml")]
    assert [o.name for o in side_by_side(same_file).offers] == ["one/a.yaml", "two/a.yaml"]
    twice = [named("North", "one/a.yaml"), named("North", "one/a.yaml")]
    assert [o.name for o in side_by_side(twice).offers] == ["one/a.yaml (1)", "one/a.yaml (2)"]


def test_an_offer_without_a_label_is_called_by_its_file() -> None:
    assert side_by_side([named("", "some/where/draft.yaml")]).offers[0].name == "draft.yaml"


def test_families_count_open_flags_and_questions_by_severity_in_the_order_of_the_families() -> None:
    first = of("MAL-06 flag critical", "MAL-05 waiting major", one("MAL-07 flag critical", waiver=ACCEPTED))
    second = of("LIC-01 TX ask major", "LIC-01 FL ask major", "MAL-06 pass critical")
    rows = side_by_side([first, second]).families
    assert [(row.family, row.title) for row in rows[:2]] == [("LIC", "Licensure"), ("MAL", "Malpractice")]
    nothing = BySeverity()
    assert [(c.flags, c.asks) for c in rows[0].cells] == [(nothing, nothing), (nothing, BySeverity(major=2))]
    assert [(c.flags, c.asks) for c in rows[1].cells] == [
        (BySeverity(critical=1), BySeverity(major=1)),
        (nothing, nothing),
    ]


def test_a_rule_with_the_same_outcome_everywhere_sets_nothing_apart() -> None:
    assert side_by_side([of("MAL-06 flag major"), of("MAL-06 flag major")]).apart == ()
    assert side_by_side([of("MAL-06 pass major"), of("MAL-06 pass minor")]).apart == ()


def test_a_rule_is_told_by_its_heaviest_result_with_all_the_subjects_that_have_it() -> None:
    first = of(
        "LIC-01 TX flag critical", "LIC-01 FL flag critical", "LIC-01 GA ask critical", "LIC-01 CO pass critical"
    )
    (row,) = side_by_side([first, of("LIC-01 not_applicable critical"), of()]).apart
    assert (row.rule, row.title) == ("LIC-01", "A license in every patient state")
    assert row.standings == (
        Standing(outcome="flag", severity="critical", accepted=False, subjects=("FL", "TX")),
        Standing(outcome="not_applicable", severity="critical", accepted=False, subjects=()),
        None,
    )


def test_more_subjects_in_question_set_an_offer_apart() -> None:
    fewer, more = of("LIC-01 TX flag major"), of("LIC-01 TX flag major", "LIC-01 FL flag major")
    assert [row.rule for row in side_by_side([fewer, more]).apart] == ["LIC-01"]


def test_an_open_result_outweighs_an_accepted_one() -> None:
    both = of(one("LIC-01 TX flag critical", waiver=ACCEPTED), "LIC-01 FL ask minor")
    (row,) = side_by_side([both, of("LIC-01 pass critical")]).apart
    assert row.standings[0] == Standing(outcome="ask", severity="minor", accepted=False, subjects=("FL",))


def test_terms_that_differ_have_a_value_an_offer_and_say_what_is_not_stated() -> None:
    first = of(terms=(stated("pay.model", "salary", 7), stated("pay.base", "$1")))
    second = of(terms=(stated("pay.base", "$1"),))
    (row,) = side_by_side([first, second]).terms
    assert (row.field, row.values) == ("pay.model", (Value(value="salary", state="stated", line=7), Value()))


def test_a_list_in_another_order_is_no_difference() -> None:
    first, second = (of(terms=(stated("patients.states", states),)) for states in ("TX, FL", "FL, TX"))
    assert side_by_side([first, second]).terms == ()
