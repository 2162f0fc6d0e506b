"""What the controls are on a page: named, explained, told apart, and inert whatever text they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from offer_check.form.answer import Answer
from offer_check.offer import FIELDS, Field
from offer_check.offer.example import example
from offer_check.web.answering import Answering, answering
from offer_check.web.control import control
from offer_check.web.posted import answer, raw
from tests.hostile.payloads import PAYLOADS, REFUSED
from tests.strategies import TABLES
from tests.web.submitted import drawn, page, submitted

FILLED_IN = [field for field in FIELDS.values() if field.shape.name != "table"]
ONE_EACH = list({(f.shape.name, f.shape.items and f.shape.items.name, f.shape.words): f for f in FILLED_IN}.values())
TEXTUAL = [
    next(path for path, f in FIELDS.items() if kind(f))
    for kind in (
        lambda f: f.shape.name == "text" and f.shape.high == 200,
        lambda f: f.shape.name == "text" and f.shape.high > 500 and not f.shape.words,
        lambda f: f.shape.name == "text" and f.shape.words,
        lambda f: f.shape.name == "list" and f.shape.items.name == "text" and not f.shape.items.choices,
        lambda f: f.shape.name == "list" and f.shape.items.choices and f.shape.items.name == "text",
        lambda f: f.shape.name == "list" and f.shape.items.parts,
        lambda f: f.shape.name == "fees",
        lambda f: f.shape.name == "state_map",
        lambda f: f.shape.name == "number",
        lambda f: f.shape.name == "date",
        lambda f: f.shape.name == "board_certified",
        lambda f: f.shape.name == "yes_no",
        lambda f: f.shape.name == "choice" and len(f.shape.choices) > 5,
        lambda f: f.shape.name == "state",
        lambda f: f.shape.name == "list" and f.shape.items.name == "state",
        lambda f: f.shape.name == "list" and f.shape.items.name == "choice",
        lambda f: f.shape.name == "money",
    )
]
MADE = {
    "about.promised_remotely": lambda text: [{"text": text, "code": text}],
    "safety.in_person_partner": lambda text: {"TX": text, text: "none"},
    "pay.base": lambda text: {"amount": text, "per": text},
}
CHUNK = 14
LONG = "a word and then \"quotes'> " * 160
HOSTILE = [*(" ".join(PAYLOADS[i : i + CHUNK]) for i in range(0, len(PAYLOADS), CHUNK)), LONG, *REFUSED]


def views(field: Field) -> Iterator[Answering]:
    """Pages of a question: nothing said, an example, words, and papers."""
    stated = example(field, TABLES)
    paper = {"source": "agreement", "where": "7.2", "words": "in writing"}
    for said in (Answer(), Answer(value=stated, papers=(paper,)), Answer(words="as needed")):
        yield answering(field.shape, said, field.path, TABLES)


def html(view: Answering) -> str:
    """All of an answer, as a page has it."""
    state = f'<input type="hidden" name="{view.name}!state" value="{view.state}">'
    return f"{state}{value(view)}{drawn(view.words)}{drawn(view.papers, labelled='label')}"


def value(view: Answering, *, wrong: bool = False) -> str:
    return drawn(view.value, labelled="label", described="help error", wrong=wrong)


def boxes(root: Element) -> list[Element]:
    found = [e for e in root.iter() if e.tag in ("input", "select", "textarea")]
    return [e for e in found if e.attrib.get("type") != "hidden"]


@pytest.mark.parametrize("field", ONE_EACH, ids=lambda field: field.path)
def test_each_box_has_a_name_and_an_id_of_its_own(field: Field) -> None:
    for view in views(field):
        root = page(html(view))
        ids = Counter(e.attrib["id"] for e in root.iter() if "id" in e.attrib)
        labels = {e.attrib["for"] for e in root.iter("label") if "".join(e.itertext()).strip()}
        named = {i for e in root.iter() for i in e.attrib.get("aria-labelledby", "").split()}
        assert [name for name, times in ids.items() if times > 1] == []
        assert labels <= set(ids)
        assert named <= {*ids, "label"}
        for box in boxes(root):
            assert box.attrib["id"] in labels or box.attrib.get("aria-labelledby"), box.attrib
            assert box.attrib["autocomplete"] == "off"


@pytest.mark.parametrize("field", ONE_EACH, ids=lambda field: field.path)
def test_the_cell_of_a_table_has_its_label(field: Field) -> None:
    cell = control(field.shape, example(field, TABLES), "licenses.0.state", TABLES, label="Column", compact=True)
    root = page(drawn(cell))
    assert "Column" in " ".join("".join(e.itertext()) for e in root.iter() if e.tag in ("label", "legend"))
    labels = {e.attrib["for"] for e in root.iter("label")}
    assert [b.attrib for b in boxes(root) if b.attrib["id"] not in labels and not b.attrib.get("aria-labelledby")] == []


@pytest.mark.parametrize("field", ONE_EACH, ids=lambda field: field.path)
def test_help_and_error_are_told_with_the_value_and_point_nowhere_else(field: Field) -> None:
    for view in views(field):
        root = page(value(view, wrong=True))
        ids = {e.attrib["id"] for e in root.iter() if "id" in e.attrib}
        told = [e.attrib["aria-describedby"].split() for e in root.iter() if "aria-describedby" in e.attrib]
        assert sum(about[:2] == ["help", "error"] for about in told) >= 1
        assert {i for about in told for i in about} <= {*ids, "help", "error"}


@pytest.mark.parametrize("field", ONE_EACH, ids=lambda field: field.path)
def test_nothing_is_styled_or_scripted_inline(field: Field) -> None:
    attributes = {a for view in views(field) for e in page(html(view)).iter() for a in e.attrib}
    assert {a for a in attributes if a.startswith("on") or a == "style"} == set()
    assert {e.tag for view in views(field) for e in page(html(view)).iter()}.isdisjoint({"script", "style"})


def test_a_few_choices_are_radios_and_many_are_a_list_to_pick_from() -> None:
    kinds = {
        path: control(FIELDS[path].shape, None, path, TABLES).kind
        for path in ("licensing.relies_on_compact", "about.document", "about.employer_type", "about.specialty")
    }
    assert set(kinds.values()) == {"radios", "select"}
    assert kinds["about.document"] == "radios"
    assert kinds["about.employer_type"] == "select"


def test_codes_are_shown_in_words_and_tables_by_their_labels() -> None:
    labels = {
        path: [option.label for option in control(FIELDS[path].shape, None, path, TABLES).options][:3]
        for path in ("malpractice.policy_type", "pay.async_credit", "about.specialty")
    }
    specialties = [specialty.label for specialty in TABLES.specialties.values()]
    assert labels == {
        "malpractice.policy_type": ["Claims-made", "Occurrence", "Claims paid"],
        "pay.async_credit": ["wRVU", "Flat fee", "Time based"],
        "about.specialty": specialties[:3],
    }


def test_a_number_asks_for_digits_and_tells_its_unit() -> None:
    root = page(drawn(control(FIELDS["work_mix.remote_share_pct"].shape, 40, "x", TABLES), labelled="label"))
    low, high = boxes(root)
    assert [box.attrib["inputmode"] for box in (low, high)] == ["decimal", "decimal"]
    assert low.attrib["aria-describedby"] == "x--value-unit"
    assert [e.text for e in root.iter() if e.attrib.get("id") == "x--value-unit"] == ["percent"]
    assert high.attrib["aria-labelledby"] == "label x--value-to-label"


def test_a_date_that_is_none_is_shown_as_it_was_typed() -> None:
    kinds = {
        text: boxes(page(drawn(control(FIELDS["about.start_date"].shape, text, "x", TABLES))))[0].attrib
        for text in ("2027-07-01", "2027-02-30", "next July")
    }
    assert {text: (found["type"], found["value"]) for text, found in kinds.items()} == {
        "2027-07-01": ("date", "2027-07-01"),
        "2027-02-30": ("text", "2027-02-30"),
        "next July": ("text", "next July"),
    }


def shape_of(path: str, text: str) -> Any:
    """A value with `text` wherever the field takes one."""
    made = MADE.get(path)
    if made:
        return made(text)
    if FIELDS[path].shape.name == "fees":
        return [{"label": text, "amount": text, "per": "case"}]
    return [text] if FIELDS[path].shape.name == "list" else text


@pytest.mark.parametrize("path", TEXTUAL)
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_hostile_text_stays_as_it_is_and_does_nothing(path: str, text: str) -> None:
    paper = {"source": text, "where": text, "words": text}
    for said in (Answer(value=shape_of(path, text), papers=(paper,)), Answer(words=text)):
        document = html(answering(FIELDS[path].shape, said, path, TABLES))
        assert answer(FIELDS[path].shape, submitted(document), path, TABLES, said) == said
        elements = list(page(document).iter())
        assert {e.tag for e in elements} <= TAGS
        assert {a for e in elements for a in e.attrib} <= ATTRIBUTES


def test_hostile_text_in_a_box_is_sent_as_it_stands_there() -> None:
    for text in (*HOSTILE[: -len(REFUSED)], "\n\nafter two empty lines", " \t spaces around it "):
        document = html(answering(FIELDS["about.note"].shape, Answer(value=text), "about.note", TABLES))
        assert raw(FIELDS["about.note"].shape, submitted(document), "about.note", TABLES) == text


KNOWN = [element for field in ONE_EACH for view in views(field) for element in page(html(view)).iter()]
TAGS = {element.tag for element in KNOWN}
ATTRIBUTES = {name for element in KNOWN for name in element.attrib}
