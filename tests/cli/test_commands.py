"""The smaller commands: rules, schema, explain, doctor, and how the program fails."""

from __future__ import annotations

import json
import platform
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import pytest

from offer_check import __version__, api
from tests.cli.conftest import ROOT, Run


def test_rules_list_names_every_rule_with_pack_and_severity(run: Run) -> None:
    rules = json.loads(run("rules", "list", "-f", "json").out)
    files = {p.stem for p in (ROOT / "rules").rglob("[A-Z]*-[0-9]*.yaml")}
    assert {r["id"] for r in rules} == files
    assert Counter(r["pack"] for r in rules) == {"core": 86, "extended": 44, "program": 9}
    assert {r["severity"] for r in rules} <= {"critical", "major", "minor", "info"}


def test_rules_test_runs_every_example_and_says_how_many(run: Run) -> None:
    done = run("rules", "test", "--select", "LIC-01")
    assert done.code == 0
    assert done.out.endswith(": 0 failed\n")
    assert "examples of 1 rules" in done.out


def test_rules_test_fails_for_an_example_that_is_wrong(run: Run, tmp_path: Path) -> None:
    rule = tmp_path / "adv" / "ADV-01.yaml"
    rule.parent.mkdir()
    text = (ROOT / "rules" / "mal" / "MAL-05.yaml").read_text("utf-8").replace("MAL-05", "ADV-01")
    rule.write_text(text.replace("policy_type: claims_made}}", "covers_telemedicine: yes}}", 1), "utf-8")
    done = run("rules", "test", "--rules", tmp_path, "--select", "ADV-01")
    assert done.code == 1
    assert f"{rule.relative_to(tmp_path.parent)}:27: ADV-01, pass: expected pass, found ask (major)" in done.out
    assert done.out.endswith(": 1 failed\n")


@pytest.mark.parametrize("kind", ["offer", "rule", "report", "config"])
def test_schema_prints_what_is_published(kind: str, run: Run) -> None:
    assert run("schema", kind).out == (ROOT / "schema" / f"{kind}.schema.json").read_text("utf-8")


def test_explain_tells_what_a_rule_is_about(run: Run) -> None:
    done = run("explain", "lic-01")
    assert done.code == 0
    assert done.out.startswith("LIC-01")
    assert "A license in every patient state" in done.out


def test_explain_of_an_unknown_rule_suggests_one(run: Run) -> None:
    done = run("explain", "LICC-01")
    assert (done.code, done.out) == (2, "")
    assert "did you mean 'LIC-01'" in done.err


def test_doctor_finds_a_sound_installation_sound(run: Run) -> None:
    done = run("doctor")
    assert done.code == 0
    assert f"offer-check {__version__}" in done.out
    assert "the fonts load" in done.out


def test_version_is_told(run: Run) -> None:
    program, rules, engine, python = run("--version").out.splitlines()
    assert program == f"offer-check {__version__}"
    assert rules == f"rules: {len(api.load_rules().rules)}, digest {api.load_rules().digest[:12]}"
    assert engine == f"engine: durable-rules {version('durable-rules')}"
    assert python.startswith(f"Python {platform.python_version()}, ")


def test_a_bug_is_one_line_to_report_and_exit_code_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("\x1b[31mwires crossed")

    monkeypatch.setattr(api, "load_rules", broken)
    done = run("rules", "list")
    assert (done.code, done.out) == (3, "")
    assert len(done.err.splitlines()) == 1
    assert "RuntimeError" in done.err
    assert "\x1b" not in done.err


def test_an_interruption_exits_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "load_rules", interrupted)
    assert run("rules", "list").code == 130
