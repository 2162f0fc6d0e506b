"""The comparison as JSON: everything, under its format."""

from __future__ import annotations

import json
from dataclasses import replace

from pydantic import TypeAdapter

from offer_check.compare import KINDS, Comparison
from offer_check.render.comparison.json import render
from tests.render.comparison.drafts import comparison


def test_the_json_names_its_format_and_holds_the_whole_comparison() -> None:
    text = render(comparison())
    data = json.loads(text)
    assert data["format"] == "offer-check-comparison/1"
    assert TypeAdapter(Comparison).validate_python(data) == comparison()
    assert text.endswith("}\n")


def test_the_tally_is_told_by_kind_and_adds_up() -> None:
    tally = json.loads(render(comparison()))["tally"]
    assert tally.pop("total") == sum(tally.values())
    assert set(tally) == set(KINDS)


def test_passes_are_counted_under_the_name_that_reports_use() -> None:
    assert json.loads(render(comparison()))["old"]["counts"]["pass"] == 2


def test_characters_that_act_stand_as_escapes() -> None:
    hostile = replace(comparison(), conditions=())
    named = replace(hostile, new=replace(hostile.new, as_of="‮\x9b"))
    assert '"as_of": "\\u202e\\u009b"' in render(named)
