"""`explain --offer` on hostile offers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run
from tests.hostile import offers
from tests.hostile.documents import names
from tests.hostile.payloads import acting

COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)
DAY = ("--as-of", "2026-11-22")


@pytest.fixture(scope="module")
def vague(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An offer that says something on every field, and nothing clearly."""
    return _written(tmp_path_factory, offers.unclear("dermatology", "direct_to_consumer", 5))


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An offer that has a word on few fields: to explain a rule that reads all fields takes long on many."""
    data = offers.unclear("dermatology", "direct_to_consumer", 5)
    kept = dict(list(data["unclear"].items())[::60])
    return _written(tmp_path_factory, {key: data[key] for key in ("offer_format", "about")} | {"unclear": kept})


def _written(factory: pytest.TempPathFactory, data: offers.Data) -> Path:
    path = factory.mktemp("hostile") / "hostile.offer.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@pytest.mark.parametrize("rule", ["LIC-01", "ESC-03", "CLN-02", "MIX-04", "RVU-01"])
def test_an_explanation_shows_hostile_texts_and_does_not_act(rule: str, run: Run, vague: Path) -> None:
    _shows_and_does_not_act(run("explain", rule, "--offer", vague, *DAY))


def test_an_explanation_of_a_rule_that_reads_every_field_does_not_act(run: Run, short: Path) -> None:
    _shows_and_does_not_act(run("explain", "WRT-02", "--offer", short, *DAY))


def _shows_and_does_not_act(done: Done) -> None:
    assert (done.code, done.err) == (0, "")
    assert (acting(done.out), COMMAND.findall(done.out)) == (set(), [])
    assert names(done.out) != set()


def test_the_json_of_an_explanation_can_be_read(run: Run, short: Path) -> None:
    done = run("explain", "WRT-02", "--offer", short, "-f", "json", *DAY)
    assert done.code == 0
    assert names(json.dumps(json.loads(done.out))) == names(done.out) != set()
    assert set(done.out) & set("\x1b\x7f\x9b\u2028\u202e\u2066\ufeff") == set()
