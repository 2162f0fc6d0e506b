"""A worker that dies costs the one file that it had, named with how it ended, in every format; the run goes on."""

from __future__ import annotations

import csv
import json
import os
import signal
import sys
import threading
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli import traps
from tests.cli.conftest import Done, Run
from tests.processes import within

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")]

HEAD = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
OPTIONS = ("--as-of", "2026-11-22", "--select", "LIC-01", "--fail-on", "never", "--fail-on-ask", "never")
MACHINES = ("csv", "json", "jsonl", "junit", "sarif")
ENDED = "the process that worked on it ended with signal 9, Killed"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in; the workers of a run walk into traps."""
    for name, value in traps.set_in(tmp_path / "traps").items():
        monkeypatch.setenv(name, value)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def offers(folder: Path, *names: str) -> list[str]:
    files = [f"{name}.offer.yaml" for name in names]
    for file in files:
        (folder / file).write_text(HEAD)
    return files


def lost(form: str, text: str) -> dict[str, str]:
    """The files that a format tells as not checked, with what it says of them."""
    match form:
        case "csv":
            rows = csv.DictReader(text.removeprefix("\ufeff").splitlines())
            return {row["path"]: f"{row['status']}: {row['message']}" for row in rows if row["status"] != "checked"}
        case "json":
            files = json.loads(text)["files"]
            return {file["path"]: f"{file['status']}: {file['error']}" for file in files if file["status"] != "checked"}
        case "jsonl":
            lines = [json.loads(line) for line in text.splitlines()]
            files = [line for line in lines if line["format"] == "offer-check-file/1"]
            return {file["path"]: f"{file['status']}: {file['error']}" for file in files}
        case "junit":
            suites = ElementTree.fromstring(text)
            cases = [(case.get("file", ""), error) for case in suites.iter("testcase") for error in case.iter("error")]
            return {path: f"{error.get('type')}: {error.get('message')}" for path, error in cases}
    told = json.loads(text)["runs"][0]["invocations"][0]
    assert told["executionSuccessful"] is False
    notes = told["toolExecutionNotifications"]
    places = [note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for note in notes]
    return dict(zip(places, (note["message"]["text"] for note in notes), strict=True))


def reported(form: str, text: str) -> int:
    """How many files have results."""
    match form:
        case "csv":
            rows = csv.DictReader(text.removeprefix("\ufeff").splitlines())
            return len({row["path"] for row in rows if row["status"] == "checked"})
        case "json":
            return len(json.loads(text)["reports"])
        case "jsonl":
            return sum(json.loads(line)["format"] == "offer-check-report/1" for line in text.splitlines())
        case "junit":
            return sum(suite.get("errors") == "0" for suite in ElementTree.fromstring(text).iter("testsuite"))
    results = json.loads(text)["runs"][0]["results"]
    return len({r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results})


def checked(run: Run, *arguments: str) -> tuple[Done, dict[str, str]]:
    done = run("check", *arguments, *OPTIONS, *(f"--format={form}:{form}.out" for form in MACHINES), "--format=text")
    return done, {form: Path(f"{form}.out").read_text("utf-8") for form in MACHINES}


def test_a_worker_killed_in_the_middle_of_a_run_costs_one_file_named_in_every_format(run: Run, folder: Path) -> None:
    files = offers(folder, "a", "b", "slow", "t", "u", "v")
    killed = []

    def kill() -> None:
        pid_file = traps.sprung(folder / files[2])
        if within(30, pid_file.exists):
            killed.append(int(pid_file.read_text()))
            os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    done, texts = checked(run, ".", "-j", "2")
    killer.join()
    assert (len(killed), done.code) == (1, 2)
    assert killed[0] != os.getpid()
    assert done.err == (f"error: slow.offer.yaml: not checked: {ENDED}\nerror: 1 of 6 files could not be checked\n")
    assert [file for file in files if f"{file}:" in done.out] == [file for file in files if file != "slow.offer.yaml"]
    assert {form: list(lost(form, text)) for form, text in texts.items()} == {form: [files[2]] for form in MACHINES}
    assert {form: reported(form, text) for form, text in texts.items()} == dict.fromkeys(MACHINES, 5)
    told = {form: lost(form, text)[files[2]] for form, text in texts.items()}
    assert "ended too early" in told.pop("sarif")
    assert told == dict.fromkeys(told, f"died: {ENDED}")


def test_a_file_that_kills_every_worker_and_one_that_brings_up_a_bug_cost_themselves_and_no_other(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFER_CHECK_TRACEBACK", "1")
    files = offers(folder, "a", "b-poison", "c-buggy", "d-poison", "e")
    done, texts = checked(run, *files, "-j", "2")
    told = {form: lost(form, text) for form, text in texts.items()}
    assert {form: list(found) for form, found in told.items()} == dict.fromkeys(MACHINES, files[1:4])
    assert {form: reported(form, text) for form, text in texts.items()} == dict.fromkeys(MACHINES, 2)
    assert (told["json"][files[1]], told["json"][files[3]]) == (f"died: {ENDED}", f"died: {ENDED}")
    bug = told["json"][files[2]].removeprefix("failed: ")
    assert bug.startswith("this is a bug in offer-check ")
    assert "ZeroDivisionError: a bug at" in bug
    lines = done.err.splitlines()
    assert done.code == 3
    assert f"error: {files[2]}: {bug}" in lines
    assert "error: Traceback (most recent call last):" in lines
    assert lines[-1] == "error: 3 of 5 files could not be checked"
