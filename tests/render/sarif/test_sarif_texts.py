"""Texts in SARIF: what leaves the machine, what is cut, and that nothing in them acts on a reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from offer_check.render import renderer
from offer_check.report import Evidence, Report, Result
from tests.hostile import offers
from tests.hostile.payloads import PAYLOADS
from tests.render import gfm, sample
from tests.render.sample_results import PATIENTS, because, result
from tests.render.sarif.log import Json, places, run_of, texts

PLACEHOLDER = re.compile(r"(?<!\{)(?:\{\{)*\{(?!\{)|(?<!\})\}(?:\}\})*(?!\})")
LINK = re.compile(r"\]\(")


def run(report: Report, **options: bool) -> Json:
    return run_of(str(renderer("sarif")([report], root="/repository", **options)))


def messages(found: Json) -> Iterator[str]:
    """Every message string of a run: plain texts and Markdown."""
    for told in found["results"]:
        yield told["message"]["text"]
        yield from (place["message"]["text"] for place in places(told) if "message" in place)
    for rule in found["tool"]["driver"]["rules"]:
        for name in ("shortDescription", "fullDescription", "help"):
            yield from rule[name].values()
    for told in found["invocations"][0].get("toolExecutionNotifications", []):
        yield told["message"]["text"]


@cache
def hostile(*, include_values: bool = True) -> tuple[str, ...]:
    """SARIF files of hostile offers, their waivers hostile as well."""
    return tuple(
        str(renderer("sarif")([report], root="/repository", include_values=include_values))
        for report in offers.reports()
    )


SECRETS = ("Northlake", "320000", "$320,000", "48,000", "physician pays", "page 2", "private note")


def telling() -> Report:
    """A report that is full of what has to stay on the machine."""
    papers = (Evidence(source="agreement", where="page 2", words="physician pays $48,000"),)
    decided = (
        replace(because("Base pay", "$320,000 a year", 3, *papers), field="pay.base"),
        replace(because("Team, Dr. Northlake", "Dr. Northlake", 4), field="support.team[Dr. Northlake]"),
        because("Tail", "at 48,000", 5, unclear=True),
    )
    found = [
        result("LIC-01", "flag", "Pay is $320,000 at Northlake.", *decided, subject="TX"),
        result("LIC-02", "ask", "Stated: $320,000.", *decided),
        result("LIC-03", "pass", "Pay is $320,000.", *decided),
        result("LIC-04", "error", "KeyError: 320000"),
    ]
    offer = replace(sample.OFFER, path="offer.yaml", label="Northlake", employer="Northlake", note="private note")
    return sample.report(found, offer=offer)


@pytest.mark.parametrize("github", [False, True])
def test_no_amount_no_name_and_no_words_of_an_offer_leave_the_machine(github: bool) -> None:
    told = texts(run(telling(), github=github))
    assert [(secret, text) for secret in SECRETS for text in told if secret in text] == []


def test_with_values_they_are_told() -> None:
    told = " ".join(texts(run(telling(), include_values=True)))
    assert [secret for secret in SECRETS if secret not in told] == ["private note"]


def test_no_text_of_a_hostile_offer_is_told_but_the_names_of_sites() -> None:
    for report, written in zip(offers.reports(), hostile(include_values=False), strict=True):
        named = {subject for r in report.results for subject in re.findall("zq[a-z]+", r.subject)}
        waived = {name for r in report.results if r.waiver for name in re.findall("zq[a-z]+", str(r.waiver))}
        assert set(re.findall("zq[a-z]+", written)) <= named | waived


def test_of_the_texts_of_hostile_offers_those_that_decide_are_told_with_values() -> None:
    told = {name for written in hostile() for name in re.findall("zq[a-z]+", written)}
    assert len(told) > len(PAYLOADS) / 2


def test_what_is_written_is_ascii_without_control_characters_on_lines_of_json() -> None:
    for written in hostile():
        assert re.sub(r"[ -~\n]", "", written) == ""
        assert "##" not in written
        assert {line[:1] for line in written.splitlines()} <= set('{"]}')


def test_no_invisible_or_turning_character_comes_out_of_the_texts() -> None:
    for written in hostile():
        for text in messages(run_of(written)):
            assert (
                re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff\u2028]", text)
                == []
            )


def test_no_message_has_a_placeholder_or_a_link() -> None:
    for written in hostile():
        for text in messages(run_of(written)):
            assert PLACEHOLDER.findall(text) == []
            assert LINK.findall(text) == []


def test_braces_are_doubled_and_links_are_broken_as_the_standard_wants_it() -> None:
    said = "{0} is [here](javascript:alert(1)) {{x}} ##[error]x ::stop"
    told = run(sample.report([result("CMP-01", "pass", said, PATIENTS)]), include_values=True)["results"][0]
    assert told["message"]["text"] == (
        "The pay model is named. {{0}} is [here] (javascript:alert(1)) {{{{x}}}} ##[error]x ::stop"
    )


def test_the_help_of_a_rule_in_markdown_shows_what_was_written() -> None:
    odd = replace(
        result("LIC-01", "pass", "So.", PATIENTS), why="<b>{x}</b> [a](b) *c* @d ![e](f)", question="", good=""
    )
    (rule,) = run(sample.report([replace(odd, sources=())]))["tool"]["driver"]["rules"]
    markdown = rule["help"]["markdown"].replace("{{", "{").replace("}}", "}")
    (line,) = gfm.lines(markdown)
    assert line.replace("\u200b", "") == "Why: <b>{x}</b> [a](b) *c* @d ![e](f)"


@pytest.mark.parametrize("text", ["w" * 5000, "word " * 1000, "{}" * 3000, "](" * 3000, "ü\u202e" * 2000])
def test_the_texts_of_a_rule_stay_within_the_limits_of_github(text: str) -> None:
    found = replace(result("LIC-01", "pass", "So.", PATIENTS), title=text, why=text)
    (rule,) = run(sample.report([found]))["tool"]["driver"]["rules"]
    for name in ("shortDescription", "fullDescription"):
        assert 0 < len(rule[name]["text"]) <= 1024
        assert PLACEHOLDER.findall(rule[name]["text"]) == []
    assert len(rule["properties"]["tags"]) <= 20


@pytest.mark.parametrize("blank", ["", " \n"])
def test_no_text_that_github_wants_is_empty(blank: str) -> None:
    def bare(found: Result) -> Result:
        return replace(found, title=blank, why=blank, question=blank, good=blank, message=blank, sources=(), topic="")

    report = sample.report([bare(r) for r in sample.report().results])
    for github in (False, True):
        written = run(report, github=github)
        assert [text for text in messages(written) if not text.strip()] == []
        assert all(tag for rule in written["tool"]["driver"]["rules"] for tag in rule["properties"]["tags"])


def test_a_word_of_a_million_letters_is_cut() -> None:
    found = result("CMP-01", "pass", "w" * 1_000_000, because("Pay", "v" * 1_000_000, 3))
    written = renderer("sarif")([sample.report([found])], include_values=True)
    assert len(json.dumps(json.loads(written)["runs"][0]["results"])) < 5_000
