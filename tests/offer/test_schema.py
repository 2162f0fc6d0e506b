"""The JSON Schema of offers: current, valid, and of one mind with the model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker

from offer_check.offer import FIELDS
from offer_check.offer.schema import schema
from tests.strategies import TABLES, Data, offers

ROOT = Path(__file__).parents[2]
SCHEMA = schema(TABLES)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
LEAST: Data = {"offer_format": 1, "about": {"specialty": "dermatology", "role_type": "hybrid_clinic"}}


def test_the_published_schema_is_current() -> None:
    published = (ROOT / "schema" / "offer.schema.json").read_text(encoding="utf-8")
    assert published == json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(offers())
def test_the_schema_accepts_what_the_model_accepts(data: Data) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


@pytest.mark.parametrize(
    "more",
    [
        {"pay": {"bse": 3}},
        {"malpractic": {}},
        {"preferences": {"night_work": True}},
        {"licenses": [{"state": "TX", "kind": "full"}]},
        {"licenses": [{"status": "held"}]},
        {"licenses": {"state": "TX"}},
        {"patients": {"states": ["NB"]}},
        {"patients": {"states": "everywhere"}},
        {"support": {"vitals_available": 1}},
        {"malpractice": {"policy_type": "claims made"}},
        {"work_mix": {"remote_share_pct": 101}},
        {"work_mix": {"remote_share_pct": "20-60"}},
        {"work_mix": {"remote_share_pct": {"min": 20}}},
        {"pay": {"base": 420_000}},
        {"pay": {"base": {"amount": 420_000}}},
        {"about": {**LEAST["about"], "start_date": "2027-7-1"}},
        {"about": {**LEAST["about"], "start_date": "2027-02-31"}},
        {"about": {"specialty": "dermatology"}},
        {"about": {"specialty": "urology", "role_type": "hybrid_clinic"}},
        {"offer_format": 2},
        {"evidence": {"pay.bse": {"source": "verbal"}}},
        {"evidence": {"licenses[TX].kind": {"source": "verbal"}}},
        {"evidence": {"pay.base": {"where": "7.2"}}},
        {"unclear": {"pay.base": 3}},
        {"workload": {"patients_per_hour": {}}},
        {"safety": {"in_person_partner": {"ZZ": "clinic"}}},
    ],
    ids=str,
)
def test_the_schema_refuses_what_is_no_offer(more: Data) -> None:
    assert VALIDATOR.is_valid(LEAST)
    assert not VALIDATOR.is_valid(LEAST | more)


def test_every_field_has_a_title_and_a_description_with_its_unit() -> None:
    poor = []
    for path, field in FIELDS.items():
        if field.part_of or field.group == "preferences":
            continue
        found = _at(SCHEMA, path)
        unit = f" Unit: {field.unit}." if field.unit else ""
        if (found["title"], found["description"]) != (field.label, field.description + unit):
            poor.append(path)
    assert poor == []


def test_every_mapping_names_the_keys_that_it_takes() -> None:
    assert [
        path for path, node in _nodes(SCHEMA, "") if "properties" in node and "additionalProperties" not in node
    ] == []
    assert "unevaluatedProperties" not in json.dumps(SCHEMA)


def _at(node: Any, path: str) -> Any:
    for step in path.split("."):
        node = node.get("items", node)["properties"][step]
    return node


def _nodes(node: Any, path: str) -> list[tuple[str, Any]]:
    inside: Callable[[Any], Any] = lambda n: n.items() if isinstance(n, dict) else enumerate(n)  # noqa: E731
    here = [(path, node)] if isinstance(node, dict) else []
    if not isinstance(node, (dict, list)):
        return []
    return here + [found for key, item in inside(node) for found in _nodes(item, f"{path}/{key}")]
