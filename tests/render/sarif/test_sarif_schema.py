"""SARIF before judges that we did not write: the schema of the standard, a validator, and a reader."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from sarif import loader

from tests.examples.summary import EXAMPLES, FIXTURES, ROOT, report_on, stem
from tests.render import sample
from tests.render.sarif.documents import documents
from tests.render.sarif.log import run_of

SCHEMA = json.loads((Path(__file__).parent / "schema/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
JUDGE = jsonschema.Draft4Validator(SCHEMA)
CHOSEN = [
    path
    for path in (*EXAMPLES, *FIXTURES)
    if stem(path).startswith(("everything-wrong-d", "bare", "general-surgery-va"))
]


@cache
def written() -> dict[str, str]:
    """Every kind of document of three real reports and of the one that is made up."""
    reports = [report_on(path) for path in CHOSEN]
    return dict(documents([*reports, sample.report()]))


KINDS = [
    f"{name}-{form}" for form in ("complete", "values", "github") for name in ("plain", "waivers", "baseline", "broken")
]


@pytest.mark.parametrize("kind", [*KINDS, "nothing"])
def test_every_kind_of_file_meets_the_schema_of_the_standard(kind: str) -> None:
    assert [error.message for error in JUDGE.iter_errors(json.loads(written()[kind]))] == []


def test_no_kind_is_left_out() -> None:
    assert [*written()] == [*KINDS, "nothing"]


def test_the_schema_is_a_judge_that_can_refuse() -> None:
    log = json.loads(written()["plain-github"])
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert [error.message for error in JUDGE.iter_errors(log)] == ["0 is less than the minimum of 1"]


def test_the_reader_of_microsoft_finds_every_open_result_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "report.sarif"
    file.write_text(written()["plain-github"], encoding="utf-8")
    results = run_of(written()["plain-github"])["results"]
    read = loader.load_sarif_file(str(file))
    assert read.get_distinct_tool_names() == ["offer-check"]
    assert sorted((r["Code"], r["Severity"], r["Location"], r["Line"]) for r in read.get_records()) == sorted(
        (r["ruleId"], r["level"], at["artifactLocation"]["uri"], at["region"]["startLine"])
        for r in results
        for at in [r["locations"][0]["physicalLocation"]]
    )


def judge(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "scripts/sarif", *arguments]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


@pytest.mark.slow
def test_the_validator_accepts_what_github_gets_and_what_everybody_else_gets(tmp_path: Path) -> None:
    if not Path(judge("--where").stdout.strip()).is_file():
        pytest.skip("the validator is not here; scripts/sarif installs it")
    files = [tmp_path / f"{name}.sarif" for name in ("broken-github", "baseline-complete")]
    for file in files:
        file.write_text(written()[file.stem], encoding="utf-8")
    done = judge(*files)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
