"""A template is a valid offer as it stands, and with any of its examples in force; it says all there is to know."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from offer_check.form import Kind
from offer_check.form.fields import ENTERED
from offer_check.form.wording import told
from offer_check.offer import FIELDS
from offer_check.offer.example import example
from offer_check.offer.schema import schema
from tests.form.kinds import KINDS, TABLES, document, examples, form_of, lines, name, offer, with_examples

SET = {"about.specialty", "about.role_type"}


def stated(text: str) -> set[str]:
    """The fields that the offer in a text states."""
    found = offer(text)
    return {path for path in ENTERED if found.state(path) == "stated"}


def paths(kind: Kind) -> set[str]:
    return {field.path for field in form_of(kind).fields}


@cache
def distinct() -> dict[tuple[str, str], tuple[Kind, int]]:
    """Every example that any form has, with one form and line in which it stands."""
    return {(group, line): (kind, number) for kind in KINDS for number, group, line in examples(kind)}


def path_of(group: str, line: str) -> str:
    """The field that a line with an example is about."""
    key = line.strip().partition(":")[0]
    if group == "evidence":
        return "evidence"
    if not line.strip().startswith("- "):
        return f"{group}.{key}"
    return group if group in FIELDS else "work_mix.visit_types"


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_as_it_stands_a_template_says_nothing_but_the_kind_of_job(kind: Kind) -> None:
    assert stated("\n".join(lines(kind))) == SET
    assert stated("\n".join(lines(kind, short=True))) == SET


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_with_all_examples_in_force_every_field_of_the_form_is_stated(kind: Kind) -> None:
    assert stated(with_examples(kind)) == paths(kind)


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_each_field_of_the_form_has_one_example(kind: Kind) -> None:
    found = [path_of(group, line) for _, group, line in examples(kind)]
    assert sorted(found) == sorted([*(paths(kind) - SET), *(["evidence"] * ("evidence" in found))])


@pytest.mark.parametrize("group", sorted({FIELDS[path].group for path in ENTERED}))
def test_with_one_example_in_force_that_field_alone_is_stated(group: str) -> None:
    found = {line: at for (name, line), at in distinct().items() if name == group}
    assert found
    for line, (kind, number) in found.items():
        assert stated(with_examples(kind, number)) == {*SET, path_of(group, line)}


def test_a_field_has_the_same_example_in_every_form() -> None:
    fields = [path_of(group, line.replace(": ", ":", 1)) for group, line in distinct() if group != "evidence"]
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize("kind", KINDS[::7], ids=name)
def test_the_evidence_can_be_put_in_force(kind: Kind) -> None:
    for number, group, line in examples(kind):
        if group == "evidence":
            assert set(offer(with_examples(kind, number)).evidence) == {line.strip().partition(":")[0]}


def test_the_schema_that_editors_use_takes_every_template() -> None:
    validator = Draft202012Validator(schema(TABLES))
    for kind in KINDS[::5]:
        for text in ("\n".join(lines(kind)), with_examples(kind)):
            assert [error.message for error in validator.iter_errors(document(text).data)] == []


def comments(kind: Kind) -> str:
    """All explanations of a template as one text."""
    return re.sub(r"\s+", " ", " ".join(line.strip(" #") for line in lines(kind) if line.lstrip().startswith("# ")))


@pytest.mark.parametrize("kind", KINDS[::4], ids=name)
def test_each_field_is_told_with_all_that_there_is_to_know(kind: Kind) -> None:
    said = comments(kind)
    for field in form_of(kind).fields:
        columns = [column for column in FIELDS.values() if column.table == field.path]
        for one in columns or [field]:
            assert told(one, TABLES) in said


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "malpractice.premium_paid_by",
            "Premium paid by. Who pays for the policy. Write one of employer, platform, physician, shared. "
            "Where: in the agreement.",
        ),
        (
            "work_mix.change_notice_days",
            f"{FIELDS['work_mix.change_notice_days'].label}. {FIELDS['work_mix.change_notice_days'].description} "
            "Write a number from 0 to 3,650 (days) or {min, max}. Where: in the agreement.",
        ),
        (
            "about.label",
            "Name of this offer. A short name of your choice for lists, comparisons and file names. "
            "Write words. Where: you know it.",
        ),
        (
            "where.max_distance",
            "Residence within. The farthest that you may live from the campus, in miles or minutes. Write {value, "
            "unit}, value: a number from 0 to 1,000 or {min, max}; unit: one of miles, minutes. Where: in the "
            "agreement.",
        ),
        (
            "sites.kind",
            "What the site is. One kind or several; treating means that treatment is given there. Write any of main, "
            "satellite, partner_hospital, treating. Where: in the offer letter or posting, or to be asked.",
        ),
    ],
)
def test_what_is_told_of_a_field(path: str, expected: str) -> None:
    assert told(FIELDS[path], TABLES) == expected


@pytest.mark.parametrize("path", [path for path, field in FIELDS.items() if field.shape.choices])
def test_every_choice_is_told(path: str) -> None:
    assert all(re.search(rf"\b{choice}\b", told(FIELDS[path], TABLES)) for choice in FIELDS[path].shape.choices)


@pytest.mark.parametrize("path", [path for path, field in FIELDS.items() if field.shape.name != "table"])
def test_every_field_takes_its_example(path: str) -> None:
    field = FIELDS[path]
    value: Any = example(field, TABLES)
    assert field.shape.read(value, TABLES) is not None


@pytest.mark.parametrize("kind", KINDS[::9], ids=name)
def test_the_short_template_has_just_the_facts_to_fill_in_first(kind: Kind) -> None:
    first = [field for group in form_of(kind).groups for field in group.first]
    found = [line for line in lines(kind, short=True) if re.match(r" *[a-z_]+: #| +#- |#- ", line)]
    assert len(found) == len([field for field in first if field.path not in SET])
    assert "further facts" not in "\n".join(lines(kind, short=True))


@pytest.mark.parametrize("kind", KINDS[::9], ids=name)
def test_no_line_is_too_long_to_read(kind: Kind) -> None:
    explained = [line for line in lines(kind) if line.lstrip().startswith("# ")]
    assert max(map(len, explained)) <= 110
    assert not any(line != line.rstrip() for line in lines(kind))


def test_the_first_line_is_what_editors_look_for() -> None:
    assert lines(KINDS[0])[0] == "# yaml-language-server: $schema=offer.schema.json"


def test_a_stage_that_is_known_is_filled_in() -> None:
    kind = Kind(specialty="dermatology", roles=("hybrid_clinic",), stage="new_attending")
    assert stated("\n".join(lines(kind))) == {*SET, "about.career_stage"}
    assert "  career_stage: new_attending" in lines(kind)
