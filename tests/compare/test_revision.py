"""What becomes of a result from one report to the next, and in which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offer_check.compare import compare
from offer_check.report import Report
from tests.compare.made import ACCEPTED, OLDER, of, one, silent, stated


def changes(old: Report, new: Report) -> list[tuple[str, str, str]]:
    return [(c.kind, c.id, c.text) for c in compare(old, new).changes]


@pytest.mark.parametrize(
    ("old", "new", "kind", "text"),
    [
        ("flag major", "pass major", "fixed", "passes now"),
        ("ask minor", "not_applicable minor", "fixed", "does not apply any more (What was found)"),
        ("error major", "pass major", "fixed", "passes now"),
        ("pass major", "ask minor", "new", "passed before"),
        ("not_applicable major", "flag major", "new", "did not apply before (What was found)"),
        ("flag major", "flag critical", "worse", "was flagged (major), is flagged (critical)"),
        ("ask major", "flag major", "worse", "was to be asked (major), is flagged (major)"),
        ("flag minor", "ask critical", "worse", "was flagged (minor), is to be asked (critical)"),
        ("flag critical", "ask critical", "better", "was flagged (critical), is to be asked (critical)"),
        ("flag critical", "flag info", "better", "was flagged (critical), is flagged (info)"),
        ("ask major", "waiting major", "unchanged", "was to be asked (major), is waiting for another point (major)"),
        ("flag major", "flag major", "unchanged", ""),
    ],
)
def test_a_result_in_both_reports_becomes(old: str, new: str, kind: str, text: str) -> None:
    assert changes(of(f"MAL-06 {old}"), of(f"MAL-06 {new}")) == [(kind, "MAL-06", text)]


def test_a_pass_that_becomes_not_applicable_is_only_counted() -> None:
    comparison = compare(of("MAL-06 pass major"), of("MAL-06 not_applicable major"))
    assert (comparison.changes, comparison.tally.settled, comparison.tally.total) == ((), 1, 1)


def test_a_subject_that_is_gone_is_fixed_and_one_that_came_is_new() -> None:
    old, new = of("LIC-01 CO flag major", "LIC-01 TX pass major"), of("LIC-01 FL ask major", "LIC-01 TX pass major")
    assert changes(old, new) == [
        ("new", "LIC-01 FL", "did not come up before"),
        ("fixed", "LIC-01 CO", "no longer comes up"),
    ]


def test_a_question_on_the_whole_offer_that_is_answered_state_by_state_is_no_second_concern() -> None:
    old = of("LIC-01 ask critical")
    new = of("LIC-01 FL flag critical", "LIC-01 TX pass critical", "LIC-01 GA ask critical")
    assert changes(old, new) == [
        ("worse", "LIC-01 FL", "was to be asked (critical), is flagged (critical)"),
        ("replaced", "LIC-01", "told for each subject now"),
        ("unchanged", "LIC-01 GA", ""),
    ]


def test_leaving_out_the_states_repairs_none_of_them() -> None:
    states = stated("patients.states", "CO, TX")
    old = of("LIC-01 CO flag critical", "LIC-01 TX pass critical", terms=(states,))
    new = of(one("LIC-01 ask critical", because=(silent("patients.states"),)))
    text = (
        "was flagged (critical), is to be asked (critical); no longer stated, so it has to be asked: "
        "The patients.states"
    )
    assert changes(old, new) == [
        ("better", "LIC-01 CO", text),
        ("replaced", "LIC-01", "told for each subject before"),
    ]


def test_a_question_on_the_whole_offer_is_fixed_where_every_subject_is() -> None:
    text = "told for each subject now, and none is a concern"
    assert changes(of("LIC-01 ask critical"), of("LIC-01 TX pass critical")) == [("fixed", "LIC-01", text)]


def test_a_flag_that_went_because_a_term_did_is_told_as_an_improvement_by_silence() -> None:
    old = of("MAL-06 flag critical", terms=(stated("malpractice.tail_paid_by", "physician"),))
    new = of(one("MAL-06 ask critical", because=(silent("malpractice.tail_paid_by"),)))
    (change,) = compare(old, new).changes
    assert (change.kind, change.silent) == ("better", ("The malpractice.tail_paid_by",))
    assert change.text.endswith("; no longer stated, so it has to be asked: The malpractice.tail_paid_by")


def test_a_term_that_never_was_stated_is_no_reason() -> None:
    new = of(one("MAL-06 ask critical", because=(silent("malpractice.tail_paid_by"),)))
    (change,) = compare(of("MAL-06 flag critical"), new).changes
    assert (change.kind, change.silent) == ("better", ())


def test_a_rule_that_no_longer_applies_for_silence_says_so() -> None:
    old = of("MAL-06 flag critical", terms=(stated("pay.model", "wRVU"),))
    new = of(one("MAL-06 not_applicable critical", because=(silent("pay.model"),)))
    (change,) = compare(old, new).changes
    assert change.text == "does not apply any more (What was found); no longer stated: The pay.model"


def test_a_concern_of_a_rule_that_the_old_program_did_not_have_is_new_for_that() -> None:
    new = of(one("RVU-01 flag major", since="0.2.0"), "MAL-06 pass major")
    text = "the rule came with version 0.2.0, and the old report is of 0.1.0"
    assert changes(of("MAL-06 pass major", tool=OLDER), new) == [("new_rule", "RVU-01", text)]


def test_versions_are_compared_as_numbers() -> None:
    new = of(one("RVU-01 flag major", since="0.10.0"))
    old = of(tool=replace(OLDER, version="0.9.1"))
    assert changes(old, new)[0][2] == "the rule came with version 0.10.0, and the old report is of 0.9.1"


def test_a_concern_of_a_rule_that_was_not_selected_is_neither_fixed_nor_new() -> None:
    one_rule, none = of("RVU-01 TX flag major", "RVU-01 pass major"), of()
    assert changes(none, one_rule) == [("new_rule", "RVU-01 TX", "the old report did not evaluate this rule")]
    assert changes(one_rule, none) == [("dropped_rule", "RVU-01 TX", "the new report did not evaluate this rule")]


def test_a_waiver_is_told_as_such_and_repairs_nothing() -> None:
    is_open, accepted = of("MAL-06 flag major"), of(one("MAL-06 flag major", waiver=ACCEPTED))
    by = "accepted until 2027-01-31 by A. Rivera (Known.)"
    assert changes(is_open, accepted) == [("waiver", "MAL-06", f"was flagged (major); is flagged (major), {by}")]
    assert changes(accepted, is_open) == [("waiver", "MAL-06", f"was {by}; now flagged (major) and open again")]
    assert changes(accepted, of("MAL-06 pass major")) == [("waiver", "MAL-06", f"was {by}; now fine")]
    assert changes(accepted, accepted) == []


def test_a_waiver_that_ran_out_worsens_the_offer_and_one_that_came_does_not() -> None:
    is_open, accepted = of("MAL-06 flag major"), of(one("MAL-06 flag major", waiver=ACCEPTED))
    assert compare(accepted, is_open).worsened
    assert not compare(is_open, accepted).worsened


def test_an_unchanged_result_says_when_something_else_decides_it() -> None:
    because = silent("pay.model")
    old, new = of(one("MAL-06 ask major", because=(because,))), of("MAL-06 ask major")
    assert changes(old, new) == [("unchanged", "MAL-06", "what decides it has changed")]


def test_what_got_worse_comes_first_and_the_heavier_before_the_lighter() -> None:
    old = of("MAL-06 flag major", "RVU-01 pass major", "CMP-01 pass major", "LIC-01 ask major", "MAL-01 ask major")
    new = of("MAL-06 pass major", "RVU-01 flag minor", "CMP-01 ask critical", "LIC-01 flag major", "MAL-01 ask major")
    assert [(c.kind, c.id) for c in compare(old, new).changes] == [
        ("new", "CMP-01"),
        ("new", "RVU-01"),
        ("worse", "LIC-01"),
        ("fixed", "MAL-06"),
        ("unchanged", "MAL-01"),
    ]


def test_a_comparison_keeps_verdict_and_counts_of_both_sides() -> None:
    comparison = compare(of("MAL-06 flag critical", "RVU-01 ask major"), of("MAL-06 pass critical"))
    assert (comparison.old.verdict, comparison.new.verdict) == ("fail", "ok")
    assert (comparison.old.open_flags, comparison.old.open_asks, comparison.new.open_flags) == (1, 1, 0)
