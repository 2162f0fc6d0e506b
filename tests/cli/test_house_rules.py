"""`--rules`: a folder of the house adds a specialty with its guide, its topic and its rules, or is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.rules.orthopedics import house

OFFER = """\
offer_format: 1
about: {specialty: orthopedic_surgery, role_type: hybrid_clinic}
work_mix: {remote_share_pct: 50, remote_share_basis: days}
safety: {imaging_available: no}
"""


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    file = tmp_path / "a.offer.yaml"
    file.write_text(OFFER, "utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return house(tmp_path / "house")


def test_an_offer_of_the_added_specialty_is_checked_by_its_rules(run: Run, offer: Path, folder: Path) -> None:
    done = run("check", offer, "--rules", folder, "--as-of", "2026-11-22", "-f", "json")
    report = json.loads(done.out)
    assert done.code == 1
    assert report["offer"]["specialty_label"] == "Orthopedic surgery"
    assert {r["rule"]: r["message"] for r in report["results"] if r["outcome"] == "flag"} == {
        "ORT-01": "50 percent of the work is remote, more than the usual 40.",
        "ORT-02": "No films can be taken before a visit.",
    }
    assert {"films", "remote_work"} <= {topic["id"] for topic in report["topics"]}
    assert [t["as_of"] for t in report["tables"] if t["name"] == "remote_band"] == ["2026-11-01"]


def test_without_the_folder_the_specialty_is_not_accepted(run: Run, offer: Path) -> None:
    done = run("check", offer)
    assert done.code == 2
    assert "orthopedic_surgery" in done.err


def test_the_lint_counts_the_rules_of_the_house(run: Run, folder: Path) -> None:
    done = run("rules", "lint", "--rules", folder)
    assert (done.code, done.out.partition(" rules,")[0]) == (0, "141")


@pytest.mark.parametrize("command", ["lint", "test", "list"])
def test_the_rules_of_the_house_are_found_where_the_configuration_names_them(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (folder.parent / "offer-check.toml").write_text(f'rules = ["{folder.name}"]\n', "utf-8")
    monkeypatch.chdir(folder.parent)
    select = () if command == "lint" else ("--select", "ORT")
    done = run("rules", command, *select)
    assert (done.code, done.out) == (0, run("rules", command, *select, "--rules", folder).out)
    assert ("141 rules" if command == "lint" else "ORT-01" if command == "list" else "of 2 rules") in done.out


def test_the_examples_of_the_house_are_run(run: Run, folder: Path) -> None:
    done = run("rules", "test", "--rules", folder, "--select", "ORT")
    assert (done.code, done.out) == (
        0,
        "12 examples of 2 rules (3 flag, 3 pass, 3 ask, 1 waiting, 2 not_applicable): 0 failed\n",
    )


def test_a_table_that_does_not_say_what_it_is_to_the_one_that_is_there_is_refused(
    run: Run, offer: Path, folder: Path
) -> None:
    table = folder / "data" / "specialties.yaml"
    table.write_text(table.read_text("utf-8").replace("existing: extend\n", ""), "utf-8")
    done = run("check", offer, "--rules", folder)
    assert done.code == 2
    assert (
        "house/data/specialties.yaml:1:1: the table specialties is there already; "
        "accepted: existing: extend, or existing: replace"
    ) in done.err
