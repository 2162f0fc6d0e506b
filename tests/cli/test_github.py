"""`check -f github` in a step of a workflow: annotations on standard output, the table in the summary of the step."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run
from tests.render import gfm
from tests.render.workflow_log import annotations, others

BAD = ROOT / "examples" / "dermatology-app-employer.offer.yaml"
EMPLOYER, AMOUNT = "GlowDerm", "as set out in the Terms of Use"
DAY = ("--as-of", "2026-11-22")


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which a step runs in the folder `offers`; gives the file of the summary."""
    offers = tmp_path / "repository" / "offers"
    offers.mkdir(parents=True)
    shutil.copy(BAD, offers / "bad.offer.yaml")
    monkeypatch.chdir(offers)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "repository"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    return tmp_path / "summary.md"


def test_annotations_and_summary_tell_paths_from_the_repository(run: Run, step: Path) -> None:
    done = run("check", "bad.offer.yaml", "-f", "github", *DAY)
    assert (done.code, done.err) == (1, "")
    assert {c.properties.get("file") for c in annotations(done.out)} == {"offers/bad.offer.yaml", None}
    assert gfm.headings(step.read_text("utf-8"))[1] == (3, "offers/bad.offer.yaml: Do not sign yet")


def test_the_summary_is_written_after_what_the_step_has_written(run: Run, step: Path) -> None:
    step.write_text("# Before\n\n", "utf-8")
    run("check", "bad.offer.yaml", "-f", "github", *DAY)
    assert step.read_text("utf-8").startswith("# Before\n\n## offer-check: 1 offer\n")


def test_what_the_step_has_written_takes_room_from_the_summary(run: Run, step: Path) -> None:
    step.write_bytes(b"x" * (1024 * 1024 - 3000))
    done = run("check", "bad.offer.yaml", "-f", "github", *DAY)
    assert done.code == 1
    assert 1024 * 1024 - 3000 < step.stat().st_size <= 1024 * 1024
    assert b"Left out here" in step.read_bytes()


def test_values_leave_the_machine_where_they_are_asked_for_only(run: Run, step: Path) -> None:
    plain = run("check", "bad.offer.yaml", "-f", "github", *DAY).out + step.read_text("utf-8")
    assert [text for text in (EMPLOYER, AMOUNT) if text in plain] == []
    told = run("check", "bad.offer.yaml", "-f", "github", "--include-values", *DAY).out
    assert AMOUNT in told


def test_another_format_writes_no_summary(run: Run, step: Path) -> None:
    run("check", "bad.offer.yaml", "-f", "text", *DAY)
    assert not step.exists()


def test_outside_of_a_workflow_paths_are_told_from_the_working_directory(
    run: Run, step: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name)
    done = run("check", "bad.offer.yaml", "-f", "github", *DAY)
    assert {c.properties.get("file") for c in annotations(done.out)} == {"bad.offer.yaml", None}
    assert not step.exists()


def test_one_file_that_is_no_offer_does_not_hide_the_others(run: Run, step: Path) -> None:
    Path("worse.offer.yaml").write_text("offer_format: 1\nabot: {}\n", "utf-8")
    done = run("check", ".", "-f", "github", *DAY)
    assert done.code == 2
    first = [c for c in annotations(done.out) if c.properties.get("file") == "offers/worse.offer.yaml"]
    assert annotations(done.out)[: len(first)] == first
    assert [c.properties["line"] for c in first if c.message.endswith("did you mean about?")] == ["2"]
    assert [text for level, text in gfm.headings(step.read_text("utf-8")) if level == 3] == [
        "offers/worse.offer.yaml: Not checked",
        "offers/bad.offer.yaml: Do not sign yet",
    ]
    assert all(line.endswith("]") for line in others(done.out))
