"""Where a run writes: seen to be possible before the work begins, each format apart, and whole or not at all."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from offer_check.cli import target as targets
from tests.cli.conftest import Run

HEAD = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
OPTIONS = ("--select", "LIC-01", "--fail-on", "never", "--fail-on-ask", "never")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an offer."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.offer.yaml").write_text(HEAD)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("outputs", "word"),
    [
        (["json:none/out.json"], "there is no folder none"),
        (["json:.", "text"], ". is a folder"),
        (["json:x", "csv:./x"], "two formats cannot go to one file, x"),
        (["json:x", "csv:link"], "two formats cannot go to one file, link"),
        (["json:x", "pdf:x"], "two formats cannot go to one file"),
        (["json:a.offer.yaml"], "-f json:a.offer.yaml would be written over one of the offers"),
        (["csv:also"], "-f csv:also would be written over one of the offers"),
    ],
)
def test_what_cannot_be_written_is_told_before_an_offer_is_read(
    outputs: list[str], word: str, run: Run, folder: Path
) -> None:
    (folder / "link").symlink_to("x")
    (folder / "also").symlink_to("a.offer.yaml")
    (folder / "b.offer.yaml").write_text("a: [")
    before = names(folder)
    done = run("check", "a.offer.yaml", "b.offer.yaml", *OPTIONS, *(f"--format={output}" for output in outputs))
    if "pdf" in outputs[-1]:
        done = run("check", "a.offer.yaml", *OPTIONS, *(f"--format={output}" for output in outputs))
    assert (done.code, done.out) == (2, "")
    assert word in done.err
    assert len(done.err.splitlines()) == 1
    assert names(folder) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write everything")
@pytest.mark.parametrize("name", ["closed/out.json", "fixed.json"])
def test_what_may_not_be_written_is_told(name: str, run: Run, folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o500)
    (folder / "fixed.json").write_text("as it was")
    (folder / "fixed.json").chmod(0o400)
    done = run("check", "a.offer.yaml", *OPTIONS, "-f", f"json:{name}")
    assert (done.code, done.out) == (2, "")
    assert (folder / "fixed.json").read_text() == "as it was"


def test_a_file_that_is_replaced_keeps_its_permissions_and_its_link(run: Run, folder: Path) -> None:
    (folder / "real.json").write_text("old")
    (folder / "real.json").chmod(0o640)
    (folder / "out.json").symlink_to("real.json")
    assert run("check", "a.offer.yaml", *OPTIONS, "-f", "json:out.json").code == 0
    assert (folder / "out.json").is_symlink()
    assert json.loads((folder / "real.json").read_text())["offer"]["path"] == "a.offer.yaml"
    assert stat.S_IMODE((folder / "real.json").stat().st_mode) == 0o640
    assert names(folder) == ["a.offer.yaml", "out.json", "real.json"]


def test_a_device_and_a_pipe_are_written_as_they_are(run: Run, folder: Path) -> None:
    reading, writing = os.pipe()
    outputs = ("jsonl:/dev/null", "csv:/dev/null", f"json:/dev/fd/{writing}")
    done = run("check", "a.offer.yaml", *OPTIONS, "-q", "-f", "text", *(f"--format={output}" for output in outputs))
    os.close(writing)
    with open(reading) as pipe:
        assert json.loads(pipe.read())["offer"]["path"] == "a.offer.yaml"
    assert done.code == 0
    assert Path("/dev/null").is_char_device()


def test_an_error_at_the_end_leaves_the_old_file(folder: Path) -> None:
    (folder / "out").write_text("old")
    with pytest.raises(ZeroDivisionError), targets.target(folder / "out") as put:  # noqa: PT012 - what is tested
        put("new")
        raise ZeroDivisionError
    assert ((folder / "out").read_text(), names(folder)) == ("old", ["a.offer.yaml", "out"])


def test_what_is_empty_is_not_written(folder: Path) -> None:
    (folder / "out").write_text("old")
    with targets.target(folder / "out"):
        pass
    assert ((folder / "out").read_text(), names(folder)) == ("old", ["a.offer.yaml", "out"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize(
    "outputs", [["jsonl:/dev/full", "csv:out"], ["csv:out", "jsonl:/dev/full"], ["text", "csv:out", "jsonl:/dev/full"]]
)
def test_a_full_disk_ends_the_run_and_leaves_what_was_there(outputs: list[str], run: Run, folder: Path) -> None:
    for name in map(str, range(40)):
        (folder / f"{name}.offer.yaml").write_text(HEAD)
    (folder / "out").write_text("old")
    before = names(folder)
    done = run("check", ".", *OPTIONS, *(f"--format={output}" for output in outputs))
    advice = "make room there, or name a place elsewhere; what was there is as it was"
    assert (done.code, done.err) == (2, f"error: /dev/full: No space left on device; {advice}\n")
    assert ((folder / "out").read_text(), names(folder)) == ("old", before)


def test_the_summary_of_a_step_is_added_to_what_the_step_has_written(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = folder / "summary.md"
    summary.write_text("# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run("check", "a.offer.yaml", *OPTIONS, "-f", "sarif:out.sarif")
    assert summary.read_text() == "# Before\n"
    done = run("check", "a.offer.yaml", *OPTIONS, "-f", "github")
    assert done.out.startswith("::")
    assert summary.read_text().startswith("# Before\n")
    assert "LIC-01" in summary.read_text()


def test_annotations_tell_paths_from_the_top_of_the_repository(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder.parent))
    assert f"file={folder.name}/a.offer.yaml," in run("check", "a.offer.yaml", *OPTIONS, "-f", "github").out


def test_values_are_told_in_sarif_and_annotations_only_where_they_are_asked_for(run: Run, folder: Path) -> None:
    (folder / "a.offer.yaml").write_text(HEAD + "patients: {states: [TX]}\nlicenses: [{state: TX, status: none}]\n")
    (folder / "offer-check.toml").write_text("include-values = true\n")
    options = ("--as-of", "2026-11-22", "--select", "LIC-01")
    plain, told = (
        {form: run("check", "a.offer.yaml", *options, "-f", form, *more).out for form in ("sarif", "github")}
        for more in (["--no-include-values"], [])
    )
    assert all(plain[form] != told[form] for form in plain)


def test_junit_has_failures_by_the_limits_of_the_run(run: Run, folder: Path) -> None:
    failing = run("check", "a.offer.yaml", "--select", "LIC-01", "-f", "junit").out
    passing = run("check", "a.offer.yaml", *OPTIONS, "-f", "junit").out
    assert ('failures="1"' in failing, 'failures="0"' in passing) == (True, True)
