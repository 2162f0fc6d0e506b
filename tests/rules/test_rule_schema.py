"""The JSON Schema of rule files: current, valid, and as strict about shapes as the reader."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from offer_check import source
from offer_check.rule.schema import schema

ROOT = Path(__file__).parents[2]
SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = sorted(file for file in (ROOT / "rules").glob("*/*.yaml") if file.parent.name not in ("data", "derived"))
RULE: dict[str, Any] = source.read(ROOT / "rules" / "lic" / "LIC-01.yaml").data


def test_the_published_schema_is_current() -> None:
    published = (ROOT / "schema" / "rule.schema.json").read_text(encoding="utf-8")
    assert published == json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_there_are_rule_files_to_accept() -> None:
    assert len(FILES) == 139


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_schema_accepts_every_rule(file: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(source.read(file).data)] == []


@pytest.mark.parametrize(
    "when",
    [
        {"malpractice.policy_type": ["occurrence", {"not": "claims_made"}]},
        [{"pay.model": {"has": ["salary"]}}, {"pay.model": {"lacks": "wrvu_only"}}],
        {"computed.remote_share": {"gt": "$most", "lt": 95}},
        [{"fact": "license", "as": "row", "state": "$place.state"}, {"$row.status": "held"}],
        {"without": "license", "state": "TX"},
        {"$most": "not_stated"},
    ],
)
def test_the_schema_accepts_every_kind_of_pattern(when: Any) -> None:
    assert _errors(flag=[{"when": when, "message": "So."}]) == []


@pytest.mark.parametrize(
    "when",
    [
        "claims_made",
        {},
        {"malpractice.policy_type": None},
        {"malpractice.policy_type": {"nott": "claims_made"}},
        {"malpractice.policy_type": {"not": "claims_made", "has": "x"}},
        {"computed.remote_share": {"gt": "most"}},
        {"computed.remote_share": {"gt": 1, "over": 2}},
        {"fact": "license", "without": "license"},
        {"without": "license", "as": "row"},
        {"fact": ["license"]},
        {"$most": 60},
        {"policy type": "claims_made"},
    ],
)
def test_the_schema_refuses_what_is_no_pattern(when: Any) -> None:
    assert _errors(flag=[{"when": when, "message": "So."}]) != []


@pytest.mark.parametrize(
    "change",
    [
        {"severity": "grave"},
        {"pack": "other"},
        {"id": "lic-1"},
        {"sources": []},
        {"colour": "red"},
        {"each": {}},
        {"parameters": {"Most": {"value": 1, "unit": "days"}}},
        {"parameters": {"most": {"value": "1", "unit": "days"}}},
        {"applies": [{"otherwise": "no condition"}]},
        {"applies": [{"when": {"fact": "role"}, "unless": {"fact": "role"}, "otherwise": "two conditions"}]},
        {"after": [{"while": {"licenses": "not_stated"}}]},
        {"examples": {"flags": []}},
    ],
)
def test_the_schema_refuses_what_is_no_rule(change: dict[str, Any]) -> None:
    assert _errors(**change) != []


def _errors(**change: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(copy.deepcopy(RULE) | change)]
