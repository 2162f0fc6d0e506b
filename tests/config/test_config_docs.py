"""The page on configuration: its table is that of the model, its examples are read as they stand."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from offer_check.cli.given import Given
from offer_check.config import environment
from offer_check.config.keys import KEYS, Key
from offer_check.config.schema import schema

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"
TEXT = PAGE.read_text("utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
MARKS = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)


def table() -> str:
    head = "| key | takes | default | variable | what it is |\n|---|---|---|---|---|\n"
    return head + "".join(map(row, KEYS.values()))


def row(key: Key) -> str:
    default = key.default if key.choices and not key.several else "false" if key.kind == "flag" else "none"
    takes = key.accepts if key.kind != "text" or key.several or key.named else f"one of {key.accepts}"
    return f"| `{key.name}` | {takes} | {default} | `{key.variable}` | {key.description} |\n"


def test_the_table_of_keys_is_current() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(MARKS.sub(lambda _: table(), TEXT), "utf-8")
        return
    assert MARKS.findall(TEXT) == [table()]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_meets_the_schema_and_is_read(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tomllib.loads(example)
    in_project = "tool" in data
    Draft202012Validator(schema()).validate(data["tool"]["offer-check"] if in_project else data)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "offers").mkdir()
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "offer-check.toml").touch()
    (tmp_path / "offers" / "my-wishes.yaml").write_text("preferences: {night_work: no}\n", "utf-8")
    (tmp_path / "offers" / ("pyproject.toml" if in_project else "offer-check.toml")).write_text(example, "utf-8")
    Given().prove("offers/x.offer.yaml")
    assert Given().in_force("offers/x.offer.yaml").files


def test_the_variables_of_the_page_are_read() -> None:
    (block,) = re.findall(r"```\n(OFFER_CHECK_.*?)```", TEXT, re.DOTALL)
    variables = dict(line.partition("=")[::2] for line in block.splitlines())
    layer = environment.layer({name: value.strip('"') for name, value in variables.items()})
    assert {name: setting.value for name, setting in layer.items()} == {
        "pack": ("extended", "program"),
        "fail-on": "critical",
        "set.MIX-02.most": 50,
        "set.MIX-02.least": None,
        "strict-baseline": True,
    }
