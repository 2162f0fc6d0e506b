"""`check -j N`: what is written does not depend on how many work on it, and one bad file does not stop the others."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from offer_check.render import FORMATS
from tests.cli.conftest import ROOT, Done, Run

PINNED = ("--as-of", "2026-11-22", "--select", "LIC", "--select", "MAL", "--select", "CMP-01")
PARTS = [name for name, form in FORMATS.items() if not form.single]
BAD = {"b.offer.yaml": b"a: [", "f.offer.json": b"[]", "h.offer.yaml": b"\xff\xfe"}


@pytest.fixture(scope="session")
def offers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven offers, and three files that are none."""
    folder = tmp_path_factory.mktemp("offers")
    for letter, source in zip("acdegij", sorted((ROOT / "examples").glob("*.offer.*")), strict=False):
        shutil.copy(source, folder / f"{letter}{''.join(source.suffixes)}")
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    return folder


def checked(run: Run, offers: Path, target: Path, *options: str) -> tuple[Done, dict[str, bytes]]:
    """A run in all formats at once."""
    target.mkdir()
    files = [f"--format={name}:{target / name}" for name in PARTS]
    done = run("check", offers, *PINNED, "-f", "jsonl", *files, *options)
    return done, {name: (target / name).read_bytes() for name in PARTS}


@pytest.mark.slow
def test_order_and_bytes_of_every_format_are_the_same_for_any_number_of_processes(
    run: Run, offers: Path, tmp_path: Path
) -> None:
    one, *others = (checked(run, offers, tmp_path / n, "-j", n) for n in ("1", "2", "3"))
    assert [other == one for other in others] == [True, True]
    done, written = one
    assert done.code == 2
    assert len(done.err.splitlines()) == len(BAD) + 1
    assert done.out.encode() == written["jsonl"]
    paths = [Path(file["path"]).name for file in json.loads(written["json"])["files"]]
    assert paths == sorted(paths)
    assert len(paths) == 10


def test_a_file_that_is_no_offer_is_told_and_the_others_are_checked(run: Run, offers: Path) -> None:
    done = run("check", offers, *PINNED, "-f", "json")
    found = json.loads(done.out)
    assert done.code == 2
    assert [Path(r["offer"]["path"]).name[0] for r in found["reports"]] == list("acdegij")
    assert {Path(f["path"]).name: f["status"] for f in found["files"] if f["status"] != "checked"} == dict.fromkeys(
        BAD, "invalid"
    )
    assert [line.split(":")[1].rpartition("/")[2] for line in done.err.splitlines()[:-1]] == sorted(BAD)
    assert done.err.splitlines()[-1] == "error: 3 of 10 files could not be checked"


@pytest.mark.slow
def test_whether_files_are_offers_is_told_in_order_for_any_number_of_processes(run: Run, offers: Path) -> None:
    one, two = (run("check", offers, "--schema-only", "-j", n) for n in ("1", "2"))
    assert one == two
    assert one.code == 2
    assert [line.rpartition("/")[2][0] for line in one.out.splitlines()] == list("acdegij")
    assert all(line.endswith(": a valid offer") for line in one.out.splitlines())


def test_faults_of_rules_are_told_once_before_any_offer_is_read(run: Run, offers: Path, tmp_path: Path) -> None:
    rule = tmp_path / "x" / "XXX-01.yaml"
    rule.parent.mkdir()
    rule.write_text("id: [")
    target = tmp_path / "out.json"
    done = run("check", offers, "--rules", tmp_path, "-j", "2", "-f", f"json:{target}")
    assert (done.code, done.out, target.exists()) == (2, "", False)
    assert done.err.count("XXX-01.yaml:") == len(done.err.splitlines()) == 1


@pytest.mark.parametrize(("jobs", "word"), [("-1", "0"), ("many", "integer")])
def test_a_number_of_processes_that_makes_no_sense_is_told(run: Run, offers: Path, jobs: str, word: str) -> None:
    done = run("check", offers, "-j", jobs)
    assert (done.code, done.out) == (2, "")
    assert word in done.err
