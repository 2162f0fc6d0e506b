"""The schema of configurations: published as it is made, sound, and of one mind with what is read."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from offer_check.config.file import Files
from offer_check.config.keys import KEYS
from offer_check.config.schema import schema
from offer_check.errors import ConfigError

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(schema())


def test_what_is_published_is_what_is_made() -> None:
    assert json.loads((ROOT / "schema" / "config.schema.json").read_text("utf-8")) == schema()


def test_it_meets_its_own_standard() -> None:
    Draft202012Validator.check_schema(schema())


def test_every_key_is_described_with_an_example_and_its_default() -> None:
    properties = schema()["properties"]
    assert list(properties) == ["extend", *KEYS]
    assert [
        key for key, about in properties.items() if not {"title", "description", "default", "examples"} <= {*about}
    ] == []


@pytest.mark.parametrize("key", KEYS)
def test_the_examples_and_the_defaults_are_accepted(key: str) -> None:
    about = schema()["properties"][key]
    for value in (about["default"], *about["examples"]):
        VALIDATOR.validate({key: value})


@pytest.mark.parametrize(
    "written",
    [
        "fail-on = 'never'",
        "fail-on = 'Never'",
        "fail_on = 'never'",
        "pack = ['core']",
        "pack = 'core'",
        "pack = ['cores']",
        "strict-baseline = true",
        "strict-baseline = 'true'",
        "strict-baseline = 1",
        "select = [1]",
        "paper = 5",
        "set = {a = 1, b = 'none', c = 0.5, d.e = 'none'}",
        "set = {a = '1'}",
        "set = {a = true}",
        "set = {a.b.c = 1}",
        "set = []",
        "[tool.offer-check]",
    ],
)
def test_it_accepts_what_is_read_and_nothing_else(written: str, tmp_path: Path) -> None:
    file = tmp_path / "offer-check.toml"
    file.write_text(written, "utf-8")
    assert VALIDATOR.is_valid(tomllib.loads(written)) == _read(file)


def _read(file: Path) -> bool:
    try:
        Files().load(str(file))
    except ConfigError:
        return False
    return True
