"""What was posted of one question, as an answer: a table of what people do on a page, with and without script."""

from __future__ import annotations

from typing import Any

import pytest

from offer_check.form.answer import Answer
from offer_check.form.typed import number
from offer_check.offer import FIELDS
from offer_check.web.answering import answering
from offer_check.web.posted import answer, digest, raw
from tests.strategies import TABLES

Posted = dict[str, list[str]]

STATED_NO = Answer(value=False)
VAGUE = Answer(words="as needed")
NOTHING = Answer()
CLAUSE = {"source": "agreement", "where": "7.2", "words": "in writing"}


def page(path: str, said: Answer) -> Posted:
    """What the page of an answer sends, with its mark."""
    name = path
    view = answering(FIELDS[path].shape, said, name, TABLES)
    return {**view.sent, f"{name}!was": [str(view.marks)]}


def after(path: str, before: Answer, *, now: Answer | None = None, **typed: str | list[str] | None) -> Answer:
    """The answer once a person changed on the page of `before` what `typed` says, a part each; `now` is what the
    answer has become since the page was made."""
    changes = {f"{path}!{part.replace('__', '.')}": value for part, value in typed.items()}
    listed = {k: v if isinstance(v, list) else [v] for k, v in changes.items() if v is not None}
    entries = {k: v for k, v in {**page(path, before), **listed}.items() if changes.get(k, "") is not None}
    return answer(FIELDS[path].shape, entries, path, TABLES, now or before)


YES_NO, NUMBER, TEXT = "licensing.relies_on_compact", "work_mix.remote_share_pct", "about.note"
MONEY, STATES, SHARE = "pay.base", "patients.states", "pay.minimum_guarantee"
WITH_NONE = next(path for path, f in FIELDS.items() if f.shape.name == "money" and "none" in f.shape.words)

CASES: dict[str, tuple[str, Answer, dict[str, Any], Answer]] = {
    "nothing touched": (YES_NO, STATED_NO, {}, STATED_NO),
    "a value where nothing was mentioned": (NUMBER, NOTHING, {"value": "40"}, Answer(value=40)),
    "a value with its state": (NUMBER, NOTHING, {"state": "stated", "value": "40"}, Answer(value=40)),
    "a choice among the states": (YES_NO, NOTHING, {"state": "stated:no"}, STATED_NO),
    "another choice among the states": (YES_NO, STATED_NO, {"state": "stated:yes"}, Answer(value=True)),
    "a state of stated and no value": (NUMBER, NOTHING, {"state": "stated"}, NOTHING),
    "words where nothing was mentioned": (NUMBER, NOTHING, {"words": "as needed"}, VAGUE),
    "words with their state": (NUMBER, NOTHING, {"state": "unclear", "words": "as needed"}, VAGUE),
    "not mentioned in place of a value": (YES_NO, STATED_NO, {"state": "not_mentioned"}, NOTHING),
    "not mentioned in place of words": (NUMBER, VAGUE, {"state": "not_mentioned"}, NOTHING),
    "a value in place of words, the state left alone": (NUMBER, VAGUE, {"value": "8"}, Answer(value=8)),
    "words in place of a value, the state left alone": (NUMBER, Answer(value=8), {"words": "as needed"}, VAGUE),
    "words in place of a value": (NUMBER, Answer(value=8), {"state": "unclear", "words": "as needed"}, VAGUE),
    "unclear, and no words yet": (NUMBER, Answer(value=8), {"state": "unclear"}, Answer(value=8)),
    "stated, and no value yet": (NUMBER, VAGUE, {"state": "stated"}, VAGUE),
    "a value that was emptied": (NUMBER, Answer(value=8), {"value": ""}, NOTHING),
    "words that were emptied": (NUMBER, VAGUE, {"words": " "}, NOTHING),
    "text that is no number": (NUMBER, NOTHING, {"value": "forty"}, Answer(value="forty")),
    "a range in two boxes": (NUMBER, Answer(value=8), {"value__to": "12"}, Answer(value={"min": 8, "max": 12})),
    "half of a range": (NUMBER, NOTHING, {"value__to": "12"}, Answer(value={"max": 12})),
    "half of an amount": (MONEY, NOTHING, {"amount": "$420,000"}, Answer(value={"amount": 420_000})),
    "a period without an amount": (MONEY, NOTHING, {"per": "year"}, Answer(value={"per": "year"})),
    "none in place of an amount": (
        WITH_NONE,
        Answer(value={"amount": 5, "per": "hour"}),
        {"instead": "none"},
        Answer(value="none"),
    ),
    "an amount in place of none": (
        WITH_NONE,
        Answer(value="none"),
        {"amount": "5", "per": "hour"},
        Answer(value={"amount": 5, "per": "hour"}),
    ),
    "none in place of states": (STATES, Answer(value=["TX"]), {"instead": "none"}, Answer(value=[])),
    "states in place of none": (STATES, Answer(value=[]), {"value": ["TX", "FL"]}, Answer(value=["TX", "FL"])),
    "states and a word at once": (
        STATES,
        NOTHING,
        {"value": ["TX"], "instead": "open_ended"},
        Answer(value=["TX", "open_ended"]),
    ),
    "a state more, in the order of before": (
        STATES,
        Answer(value=["TX", "FL"]),
        {"value": ["AL", "FL", "TX"]},
        Answer(value=["TX", "FL", "AL"]),
    ),
    "a wrong number that is looked at": (NUMBER, Answer(value="forty"), {}, Answer(value="forty")),
    "a number in quotes that is looked at": (NUMBER, Answer(value="40"), {}, Answer(value=40)),
    "a paper": (
        YES_NO,
        STATED_NO,
        {"papers__0__source": "agreement", "papers__0__where": "7.2"},
        Answer(value=False, papers=({"source": "agreement", "where": "7.2"},)),
    ),
    "a paper without an answer": (YES_NO, NOTHING, {"papers__0__where": "7.2"}, Answer(papers=({"where": "7.2"},))),
    "a paper that says something else": (
        YES_NO,
        Answer(value=False, papers=({**CLAUSE, "value": True, "page": 3},)),
        {"papers__0__where": "7.3"},
        Answer(value=False, papers=({**CLAUSE, "value": True, "page": 3, "where": "7.3"},)),
    ),
    "a paper that was emptied": (
        YES_NO,
        Answer(value=False, papers=(CLAUSE, {"source": "policy"})),
        {"papers__0__source": "", "papers__0__where": "", "papers__0__words": ""},
        Answer(value=False, papers=({"source": "policy"},)),
    ),
}


@pytest.mark.parametrize(("path", "before", "typed", "expected"), CASES.values(), ids=CASES)
def test_an_answer_is_what_a_person_did_on_the_page(
    path: str, before: Answer, typed: dict[str, Any], expected: Answer
) -> None:
    assert after(path, before, **typed) == expected


NOWHERE_ELSE: dict[str, tuple[Answer, Answer, dict[str, Any], Answer]] = {
    "nothing touched": (NOTHING, STATED_NO, {}, STATED_NO),
    "the place noted, the value from the other tab": (
        NOTHING,
        STATED_NO,
        {"papers__0__where": "7.2"},
        Answer(value=False, papers=({"where": "7.2"},)),
    ),
    "another value": (STATED_NO, VAGUE, {"state": "stated:yes"}, Answer(value=True)),
    "cleared in the other tab": (STATED_NO, NOTHING, {}, NOTHING),
}


@pytest.mark.parametrize(("shown", "now", "typed", "expected"), NOWHERE_ELSE.values(), ids=NOWHERE_ELSE)
def test_what_nobody_touched_on_a_stale_page_stays_as_it_has_become(
    shown: Answer, now: Answer, typed: dict[str, Any], expected: Answer
) -> None:
    assert after(YES_NO, shown, now=now, **typed) == expected


KEPT = {
    "names of states": (STATES, ["Texas", "FL"]),
    "one value without brackets": (STATES, "TX"),
    "another spelling": (YES_NO, "Yes"),
    "an unknown key": (MONEY, {"amount": 5, "per": "year", "bonus": 3}),
    "a zero character": (TEXT, "a\x00b"),
    "half of a pair": (TEXT, "a\ud800b"),
    "a list where a number belongs": (NUMBER, [1, [2]]),
}


@pytest.mark.parametrize(("path", "value"), KEPT.values(), ids=KEPT)
def test_a_value_that_nobody_touched_is_kept_to_the_letter(path: str, value: Any) -> None:
    assert after(path, Answer(value=value), words="") == Answer(value=value)
    assert after(path, Answer(value=value), papers__0__where="7.2").value == value


def test_a_list_without_a_tick_that_is_left_is_mentioned_no_more() -> None:
    path = "about.role_type"
    said = Answer(value=["second_opinion"])
    assert after(path, said, value=None) == NOTHING


def test_a_wrong_value_that_has_come_from_another_tab_is_not_mended_by_a_stale_page() -> None:
    assert after(NUMBER, Answer(value=8), now=Answer(value="forty")) == Answer(value="forty")


def test_a_question_that_the_page_did_not_show_stays_as_it_is() -> None:
    entries = {"pay.base!state": ["stated"], "pay.base_salary!value": ["5"]}
    assert answer(FIELDS[NUMBER].shape, entries, NUMBER, TABLES, VAGUE) == VAGUE


def test_a_page_without_a_mark_is_taken_to_show_what_is_known() -> None:
    entries = {f"{NUMBER}!state": ["stated"], f"{NUMBER}!value": ["8"], f"{NUMBER}!words": ["as needed"]}
    assert answer(FIELDS[NUMBER].shape, entries, NUMBER, TABLES, VAGUE) == Answer(value=8)


def test_a_digest_differs_with_each_part_and_not_with_the_spelling() -> None:
    said = [
        NOTHING,
        STATED_NO,
        VAGUE,
        Answer(value=True),
        Answer(words="maybe"),
        Answer(value=False, papers=(CLAUSE,)),
    ]
    digests = [digest(FIELDS[YES_NO].shape, one, YES_NO, TABLES) for one in said]
    assert len(set(digests)) == len(said)
    assert digest(FIELDS[YES_NO].shape, Answer(value="No"), YES_NO, TABLES) == digests[1]


TYPED: dict[tuple[str, str], Any] = {
    ("40", "percent"): 40,
    ("40%", "percent"): 40,
    ("40 %", "percent"): 40,
    ("40%", "minutes"): "40%",
    (" 0.5 ", "days/week"): 0.5,
    (".5", "days/week"): 0.5,
    ("-5", "days"): -5,
    ("420,000", "USD"): 420_000,
    ("$420,000", "USD"): 420_000,
    ("$ 420,000.50", "USD"): 420_000.5,
    ("$5", "minutes"): "$5",
    ("4,5", "USD"): "4,5",
    ("1,00", "USD"): "1,00",
    ("1.000.000", "USD"): "1.000.000",
    ("8 - 12", "minutes"): {"min": 8, "max": 12},
    ("8–12", "minutes"): {"min": 8, "max": 12},
    ("8 to 12", "minutes"): {"min": 8, "max": 12},
    ("$400,000 to $420,000", "USD"): {"min": 400_000, "max": 420_000},
    ("40%-60%", "percent"): {"min": 40, "max": 60},
    ("12 - 8", "minutes"): {"min": 12, "max": 8},
    ("8 - 12 - 14", "minutes"): "8 - 12 - 14",
    ("forty", "percent"): "forty",
    ("about 40", "percent"): "about 40",
    ("40 or 50", "percent"): "40 or 50",
    ("1e3", "USD"): "1e3",
    ("٤٠", "percent"): "٤٠",
    ("0.1234567890123456789", "percent"): "0.1234567890123456789",
    ("9" * 60, "USD"): "9" * 60,
}


@pytest.mark.parametrize(("text", "unit"), TYPED, ids=str)
def test_a_text_in_a_number_box_is_the_number_that_it_stands_for_beyond_doubt(text: str, unit: str) -> None:
    assert number(text, unit) == TYPED[text, unit]


ROWS = {
    "a row further down": (
        "safety.in_person_partner",
        {"7.state": "TX", "7.words": "clinic"},
        {"TX": "clinic"},
    ),
    "a state without words": ("safety.in_person_partner", {"0.state": "TX"}, {"TX": None}),
    "words without a state": ("safety.in_person_partner", {"0.words": "clinic"}, {"": "clinic"}),
    "a state twice": (
        "safety.in_person_partner",
        {"0.state": "TX", "0.words": "a", "1.state": "TX", "1.words": "b"},
        {"TX": "a", "TX ": "b"},
    ),
    "none of the promises": ("about.promised_remotely", {"instead": "none"}, []),
    "a promise": ("about.promised_remotely", {"1.text": "Wound checks"}, [{"text": "Wound checks"}]),
    "texts a line each": ("work_mix.conditions_treated", {"lines": "acne\r\n\r\nhernia\r\n"}, ["acne", "hernia"]),
    "a list with a suggestion and another": (
        "about.subspecialty_focus",
        {"value": "hernia", "lines": "hands"},
        ["hernia", "hands"],
    ),
}


@pytest.mark.parametrize(("path", "typed", "expected"), ROWS.values(), ids=ROWS)
def test_rows_and_lists_are_what_was_filled_in(path: str, typed: dict[str, str], expected: Any) -> None:
    entries = {f"{path}!{part}": [text] for part, text in typed.items()}
    assert raw(FIELDS[path].shape, entries, path, TABLES) == expected
