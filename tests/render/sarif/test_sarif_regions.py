"""A region covers exactly the characters of a value in its file, however the file is written.

Real files are checked, and the regions cut out of their text by the rules of SARIF.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from offer_check import api
from offer_check.render import disclosure, renderer
from offer_check.report import Report
from tests.examples.summary import DAY, EXAMPLES, FIXTURES, ROOT, report_on, stem
from tests.render.sarif.log import Json, cut, places, run_of

RULES = api.load_rules(packs=("core", "extended"))
ALL = [*EXAMPLES, *FIXTURES]
PARSERS = {"json": json.loads, "yaml": lambda text: yaml.load(text, yaml.BaseLoader)}
"""Readers that are not ours; YAML without types, as they differ between its versions."""


def checked(path: Path) -> tuple[Report, Json]:
    """The report on a file, and the run of its SARIF file."""
    report = api.check(api.load_offer(path, RULES), RULES, as_of=DAY)
    return report, told(report)


def told(report: Report) -> Json:
    return run_of(str(renderer("sarif")([report], root=str(ROOT), include_values=True)))


def covered(run: Json, text: str) -> Iterator[tuple[str, str]]:
    """Every path of a field with what the region covers that is given for it."""
    for place in (place for result in run["results"] for place in places(result)):
        for field in place.get("logicalLocations", []):
            yield field["fullyQualifiedName"], cut(text, place["physicalLocation"]["region"], run)


def expected(found: Iterator[tuple[str, str]], fields: Mapping[str, str]) -> dict[str, set[str]]:
    """What is covered for some of the fields."""
    pairs = list(found)
    return {field: {part for name, part in pairs if name == field} for field in fields}


BLOCK = """\
# Größe: 日本 🏥
offer_format: 1
about: {label: "Praxis 👩‍⚕️ Zürich", specialty:  dermatology , role_type: [ direct_to_consumer ]}  # flow
patients:
  states:
    - TX
    # said in the call

    -   "FL"   # a comment
    # the end of the list

licenses: [{route: full_application, status: "held", state: TX}]
malpractice:
  policy_type:\tclaims_made\t# tabs on both sides
  tail_paid_by: >-
    physician

  provided_by: "em\\
    ployer"
  covers_telemedicine: 'no'
pay:
    guarantee_months:
    base: { amount: 320000, per: year }
? where
: physician_home_state: &home TX
  main_site_state: *home
technology:
  encrypted_access:
  downtime_plan: null # nothing
  images_in_record: ~
workload: {
  off_hours_duty:
    no,
  admin_hours_per_week: 4 }
unclear:
  workload.minimum_hours: as
    needed
  pay.guarantee_months: 'for "the first" month''s, ää'
"""
IN_BLOCK = {
    "about.specialty": "dermatology",
    "about.role_type": "[ direct_to_consumer ]",
    "patients.states": '- TX\n    # said in the call\n\n    -   "FL"',
    "patients.states[FL]": '"FL"',
    "licenses[TX].status": '"held"',
    "malpractice.policy_type": "claims_made",
    "malpractice.tail_paid_by": ">-\n    physician",
    "malpractice.provided_by": '"em\\\n    ployer"',
    "malpractice.covers_telemedicine": "'no'",
    "where.physician_home_state": "TX",
    "technology.encrypted_access": "",
    "technology.downtime_plan": "null",
    "technology.images_in_record": "~",
    "workload.off_hours_duty": "no",
    "workload.admin_hours_per_week": "4",
    "workload.minimum_hours": "as\n    needed",
    "pay.guarantee_months": "'for \"the first\" month''s, ää'",
}


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte-order-mark"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_region_in_yaml_is_the_value_as_it_is_written(tmp_path: Path, newline: str, mark: str) -> None:
    path = tmp_path / "offer.yaml"
    path.write_bytes((mark + BLOCK.replace("\n", newline)).encode())
    _, run = checked(path)
    assert expected(covered(run, path.read_bytes().decode()), IN_BLOCK) == {
        field: {value.replace("\n", newline)} for field, value in IN_BLOCK.items()
    }


FLOW = (
    '{"offer_format": 1, "about": {"label": "\\ud83c\\udfe5 Zürich 👩‍⚕️ 日本", "specialty" :\t"dermatology" , '
    '"role_type": [ "direct_to_consumer" ]},\t"patients": {"states": ["TX",\t"FL"]}, '
    '"licenses":[{"state":"TX","status":"held"}], "malpractice" : {"policy_type": "claims\\u005fmade",\n\n'
    '\t\t"covers_telemedicine":false}, "pay": {}, "unclear": {"workload.minimum_hours": "as \\"needed\\" 🙂"}}'
)
IN_FLOW = {
    "about.specialty": '"dermatology"',
    "about.role_type": '[ "direct_to_consumer" ]',
    "patients.states": '["TX",\t"FL"]',
    "patients.states[FL]": '"FL"',
    "licenses[TX].status": '"held"',
    "malpractice.policy_type": '"claims\\u005fmade"',
    "malpractice.covers_telemedicine": "false",
    "workload.minimum_hours": '"as \\"needed\\" 🙂"',
}


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte-order-mark"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_a_region_in_json_is_the_value_as_it_is_written(tmp_path: Path, suffix: str, newline: str, mark: str) -> None:
    path = tmp_path / f"offer.{suffix}"
    escapes = FLOW if suffix == "json" else FLOW.replace("\\ud83c\\udfe5", "\\U0001F3E5")
    path.write_bytes((mark + escapes.replace("\n", newline)).encode())
    _, run = checked(path)
    assert expected(covered(run, path.read_bytes().decode()), IN_FLOW) == {
        field: {value} for field, value in IN_FLOW.items()
    }


@pytest.mark.parametrize(
    ("suffix", "text", "found"),
    [
        (
            "yaml",
            BLOCK,
            {"malpractice.states_covered": "malpractice", "about.document": "about", "pay.model": "pay"},
        ),
        (
            "json",
            FLOW,
            {"malpractice.states_covered": '"malpractice"', "about.document": '"about"', "pay.model": '"pay"'},
        ),
    ],
)
def test_an_absent_key_points_at_its_parent_and_an_absent_group_at_the_top(
    tmp_path: Path, suffix: str, text: str, found: dict[str, str]
) -> None:
    path = tmp_path / f"offer.{suffix}"
    path.write_text(text, encoding="utf-8")
    _, run = checked(path)
    wanted = {**found, "safety.escalation_pathway": ""}
    assert expected(covered(run, text), wanted) == {field: {value} for field, value in wanted.items()}


def test_the_first_place_is_that_of_the_first_field_that_the_offer_has_as_in_annotations() -> None:
    for path in ALL:
        report = report_on(path)
        for result, written in zip(report.results, told(report)["results"], strict=True):
            place = disclosure.region(result)
            assert written["locations"][0]["physicalLocation"]["region"] == {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            }


def restyled(data: Any) -> Mapping[str, str]:
    """The same offer, written in other ways."""
    return {
        "compact.json": json.dumps(data, ensure_ascii=False, separators=(",", ":")),
        "tabs.json": json.dumps(data, ensure_ascii=False, indent="\t").replace("\n", "\r\n"),
        "block.yaml": yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=40),
        "flow.yaml": yaml.safe_dump(data, allow_unicode=True, default_flow_style=True, width=60),
        "crlf.yaml": yaml.safe_dump(data, allow_unicode=True, indent=6, explicit_start=True, line_break="\r\n"),
    }


WRONG = ROOT / "tests/fixtures/everything-wrong-dermatology.offer.yaml"
STYLES = ("compact.json", "tabs.json", "block.yaml", "flow.yaml", "crlf.yaml")


@pytest.mark.parametrize("style", STYLES)
def test_in_every_style_a_region_reads_as_the_value_of_its_field(tmp_path: Path, style: str) -> None:
    data = api.load_offer(WRONG, RULES).document.data
    data = {**data, "about": {**data["about"], "label": "👩‍⚕️ Zürich 日本 e\u0301"}}
    path = tmp_path / style
    path.write_bytes(restyled(data)[style].encode())
    _, run = checked(path)
    assert assert_all_read(run, path) >= 100


@pytest.mark.parametrize("path", ALL, ids=stem)
def test_in_every_file_that_there_is_a_region_reads_as_the_value_of_its_field(path: Path) -> None:
    assert assert_all_read(told(report_on(path)), path) >= 1


def assert_all_read(run: Json, path: Path) -> int:
    """Every region on a plain field that is stated parses as what another reader has there; the number of fields."""
    text, parse = path.read_bytes().decode(), PARSERS[path.suffix[1:]]
    data, read = parse(text), {}
    for field, part in covered(run, text):
        value = at(data, field)
        if value is not None and field not in data.get("unclear", {}):
            assert part == part.strip(), field
            read[field] = part
            assert parse(indented(text, part) if "\n" in part else part) == value, field
    return len(read)


def at(data: Any, field: str) -> Any:
    """The value of a field in the data of a file; None for rows, entries, and what is not there."""
    for step in field.split("."):
        data = data.get(step) if isinstance(data, dict) else None
    return data


def indented(text: str, part: str) -> str:
    """A part of a block with its first line as far in as it stands in the text."""
    start = text.index(part)
    return " " * (start - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) - 1) + part
