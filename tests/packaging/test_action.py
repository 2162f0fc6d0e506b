"""The action for GitHub: its description is valid, and its scripts do what they should with every input."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.runner import ACTION, CHECK, INSTALL, ROOT, STEPS, Runner
from tests.render import gfm
from tests.render.workflow_log import annotations, commands

CHECKER = Path(sys.executable).with_name("check-jsonschema")
GOOD = ROOT / "examples" / "dermatology-econsult-service.offer.yaml"
BAD = ROOT / "examples" / "dermatology-app-employer.offer.yaml"
DAY = "--as-of=2026-11-22"
HOSTILE = "\"; touch owned; $(touch owned) `touch owned` ${IFS} '$(touch owned)' && touch owned #"


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A machine on which the program is installed, with two offers in the folder `offers`."""
    offers = tmp_path / "repository" / "offers"
    offers.mkdir(parents=True)
    shutil.copy(GOOD, offers / "good.offer.yaml")
    shutil.copy(BAD, offers / "bad.offer.yaml")
    (tmp_path / "temporary").mkdir()
    return Runner(tmp_path / "repository", tmp_path / "temporary").with_program()


def test_its_description_is_valid() -> None:
    command = [CHECKER, "--builtin-schema", "vendor.github-actions", ROOT / "action.yml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_input_is_text_of_a_script() -> None:
    assert [step["name"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_every_input_is_used() -> None:
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])


def test_actions_that_it_uses_are_pinned_to_a_major_version() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert used == ["actions/setup-python@v6"]


def test_by_default_all_offers_are_checked_and_annotated(runner: Runner) -> None:
    ran = runner.run(CHECK, options=DAY)
    assert (ran.code, ran.outputs, ran.err) == (1, {"exit-code": "1"}, "")
    assert {c.properties["file"] for c in annotations(ran.out) if "file" in c.properties} == {"offers/bad.offer.yaml"}
    assert [text for level, text in gfm.headings(ran.summary) if level == 3] == [
        "offers/bad.offer.yaml: Do not sign yet",
        "offers/good.offer.yaml: Nothing critical or major found in what is stated",
    ]


def test_a_good_offer_passes(runner: Runner) -> None:
    ran = runner.run(CHECK, files="offers/good.offer.yaml", options=DAY)
    assert (ran.code, ran.outputs, ran.err) == (0, {"exit-code": "0"}, "")


@pytest.mark.slow
def test_files_with_spaces_in_their_names_stand_one_a_line(runner: Runner) -> None:
    shutil.copy(GOOD, runner.workspace / "an offer.yaml")
    ran = runner.run(CHECK, files="an offer.yaml\noffers/bad.offer.yaml\n", format="json", options=DAY)
    assert [file["path"] for file in json.loads(ran.out)["files"]] == ["an offer.yaml", "offers/bad.offer.yaml"]


@pytest.mark.slow
def test_limits_packs_and_options_reach_the_check(runner: Runner) -> None:
    options = f"{DAY}\n--ignore=LIC"
    settled = runner.run(CHECK, fail_on="never", fail_on_ask="never", packs="extended program", options=options)
    assert (settled.code, settled.outputs) == (0, {"exit-code": "0"})
    told = runner.run(CHECK, files="offers/bad.offer.yaml", format="json", packs="extended\nprogram", options=options)
    report = json.loads(told.out)
    assert report["rules"]["packs"] == ["core", "extended", "program"]
    assert "LIC" not in {result["family"] for result in report["results"]}


def test_a_file_that_is_no_offer_is_annotated_and_ends_with_2(runner: Runner) -> None:
    (runner.workspace / "offers/bad.offer.yaml").write_text("offer_format: 1\nabot: {}\n", encoding="utf-8")
    ran = runner.run(CHECK, options=DAY)
    assert (ran.code, ran.outputs) == (2, {"exit-code": "2"})
    assert [(c.name, c.properties["line"]) for c in annotations(ran.out)][:1] == [("error", "1")]


def test_sarif_is_written_beside_the_annotations(runner: Runner) -> None:
    ran = runner.run(CHECK, sarif="offers.sarif", options=DAY)
    assert ran.outputs == {"exit-code": "1", "sarif": "offers.sarif"}
    (run,) = json.loads((runner.workspace / "offers.sarif").read_text(encoding="utf-8"))["runs"]
    assert {result["kind"] for result in run["results"]} == {"fail"}
    assert annotations(ran.out) != []


ALL_HOSTILE = {name.replace("-", "_"): HOSTILE for name in ACTION["inputs"]}


@pytest.mark.parametrize("inputs", [ALL_HOSTILE, {"files": HOSTILE}, {"sarif": HOSTILE}], ids=["all", "files", "sarif"])
def test_an_input_cannot_become_a_command(runner: Runner, inputs: dict[str, str]) -> None:
    ran = runner.run(CHECK, **{"files": "offers/good.offer.yaml", **inputs})
    assert list(runner.workspace.rglob("owned")) == []
    assert ran.code == (0 if inputs.keys() == {"sarif"} else 2)
    assert ran.outputs.keys() <= {"exit-code", "sarif"}
    assert {c.name for c in commands(ran.out)} <= {"error", "warning", "notice"}


def test_an_input_cannot_add_an_output(runner: Runner) -> None:
    ran = runner.run(CHECK, sarif="a.sarif\nexit-code=0\r\n", options=DAY)
    assert ran.outputs == {"exit-code": "1", "sarif": "a.sarifexit-code=0"}


def test_a_file_cannot_become_an_option(runner: Runner) -> None:
    ran = runner.run(CHECK, files="--version")
    assert ran.code == 2
    assert "--version" in ran.err


@pytest.mark.slow
def test_it_installs_what_it_comes_with_into_a_folder_of_its_own(wheel: Path, tmp_path: Path) -> None:
    machine = Runner(tmp_path, tmp_path)
    offline = {"PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_COMPILE": "1"}
    assert machine.run(INSTALL, {**offline, "SPEC": HOSTILE}).code != 0
    ran = machine.run(INSTALL, offline, spec=str(wheel))
    assert (ran.code, ran.err) == (0, "")
    assert list(tmp_path.rglob("owned")) == []
    assert (tmp_path / "offer-check/bin/offer-check").exists()
