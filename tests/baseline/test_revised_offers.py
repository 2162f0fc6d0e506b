"""Whatever else a revision does to an offer, what was found before and stands as it stood is never new."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from offer_check import source
from offer_check.baseline import Shelf, held
from offer_check.errors import InputError
from offer_check.report import Report
from tests.baseline.kept import together
from tests.compare.repair import PATHS, check, document_of
from tests.compare.repair import example as report_on
from tests.laws.change import reordered

NAMES = sorted(PATHS)
BESIDE = ("offer_format", "$schema", "about", "evidence", "unclear")


def written(data: dict[str, Any], form: str, seed: int) -> source.Document:
    """The offer with all in another order, in another syntax and layout; its file has kept its name."""
    mixed = reordered(data, Random(seed), entries=True)
    if form == "flow":
        text = json.dumps(mixed)
    elif form == "json":
        text = json.dumps(mixed, indent=3)
    else:
        text = f"# Third draft\n\n{yaml.safe_dump(mixed, sort_keys=False, default_flow_style=None, width=60)}\n"
    return source.read_bytes(text.encode(), name="revised", syntax="yaml" if form == "yaml" else "json")


def revised(name: str, now: source.Document, folder: Path) -> Report:
    """The report on the revision held against the one on the example."""
    path = folder / "base.json"
    path.write_text(together([report_on(name)]), "utf-8")
    return held(check(now), Shelf(str(path)), alone=True)


@settings(max_examples=25)
@given(name=st.sampled_from(NAMES), form=st.sampled_from(["flow", "json", "yaml"]), seed=st.integers(0, 10_000))
@example(name="radiation-oncology-hub-and-spoke.offer.yaml", form="json", seed=1)
def test_an_offer_in_another_order_and_layout_has_nothing_new_and_nothing_gone(
    name: str, form: str, seed: int, tmp_path_factory: Any
) -> None:
    report = revised(name, written(document_of(name).data, form, seed), tmp_path_factory.mktemp("base"))
    assert {r.known for r in report.results} <= {None, "unchanged"}
    assert report.baseline
    assert (report.baseline.gone, report.baseline.new_rules) == ((), ())
    assert not report.reaches("info", "info")


@settings(max_examples=25)
@given(name=st.sampled_from(NAMES), other=st.sampled_from(NAMES), seed=st.integers(0, 10_000))
def test_what_an_addition_leaves_as_it_was_is_not_new(name: str, other: str, seed: int, tmp_path_factory: Any) -> None:
    data, more = document_of(name).data, document_of(other).data
    groups = [group for group in more if group not in (*BESIDE, *data)]
    added = {group: more[group] for group in groups if Random(seed).random() < 0.5}
    try:
        report = revised(name, written({**data, **added}, "json", seed), tmp_path_factory.mktemp("base"))
    except InputError:  # words that are unclear and a value on one field
        assume(False)
    then = {(r.id, r.outcome, r.severity) for r in report_on(name).results}
    as_it_was = [r for r in report.results if r.known and (r.id, r.outcome, r.severity) in then]
    assert {r.known for r in as_it_was} <= {"unchanged"}
