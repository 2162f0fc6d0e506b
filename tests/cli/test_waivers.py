"""A waiver file beside an offer: what it accepts leaves verdict and exit code, is shown everywhere, and has an end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.cli.conftest import Run

OFFER = """\
offer_format: 1
about: {specialty: dermatology, role_type: [hybrid_clinic]}
patients: {states: [TX, GA, FL]}
malpractice: {states_covered: [TX, FL]}
"""
FILE = """\
waivers_format: 1
waivers:
  - rule: MAL-02
    subject: GA
    offer: my.offer.yaml
    reason: The carrier adds Georgia in January.
    by: A. Rivera
    until: 2027-01-31
"""
RULES = ("--select", "MAL-02")
DAY = ("--as-of", "2026-11-23")
ENDS = [("2027-01-30", True), ("2027-01-31", True), ("2027-02-01", False)]
"""The day before the last one, the last one, and the day after; whether the waiver is in force."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an offer that has one critical flag, and a file that accepts it."""
    (tmp_path / "my.offer.yaml").write_text(OFFER)
    (tmp_path / "offer-check.waivers.yaml").write_text(FILE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def data(run: Run, *options: str) -> Any:
    """The report on the offer as data."""
    return json.loads(run("check", "my.offer.yaml", "-f", "json", *RULES, *options).out)


@pytest.mark.parametrize(("day", "in_force"), ENDS)
def test_the_exit_code_counts_what_is_accepted_until_the_last_day_is_over(run: Run, day: str, in_force: bool) -> None:
    assert run("check", "my.offer.yaml", *RULES, "--as-of", day).code == (0 if in_force else 1)


@pytest.mark.parametrize(("day", "in_force"), ENDS)
def test_the_data_tell_what_is_accepted_until_the_last_day_is_over(run: Run, day: str, in_force: bool) -> None:
    found = data(run, "--as-of", day)
    waiver = {"reason": "The carrier adds Georgia in January.", "by": "A. Rivera", "until": "2027-01-31"}
    assert [(r["subject"], r["outcome"], r["waiver"]) for r in found["results"]] == [
        ("GA", "flag", waiver if in_force else None),
        ("FL", "pass", None),
        ("TX", "pass", None),
    ]
    assert (found["verdict"], found["counts"]["waived"]) == (("ok", 1) if in_force else ("fail", 0))
    assert found["waivers"] == [
        {
            "rule": "MAL-02",
            "subject": "GA",
            "waiver": waiver,
            "status": "in_force" if in_force else "expired",
            "remark": "",
            "path": "offer-check.waivers.yaml",
            "line": 3,
        }
    ]


@pytest.mark.parametrize(("day", "in_force"), ENDS)
def test_the_text_tells_what_is_accepted_and_what_is_over(run: Run, day: str, in_force: bool) -> None:
    text = " ".join(run("check", "my.offer.yaml", *RULES, "--as-of", day).out.split())
    head, risks = text.partition("RESOLVE")[0], text.partition("ACCEPTED RISKS ")[2]
    left = {"2027-01-30": " (1 day left)", "2027-01-31": " (ends today)"}
    assert ("[OK]" in head) is in_force
    assert ("Critical, and left out of this verdict because somebody accepted it: MAL-02 GA" in head) is in_force
    assert ("Accepted until 2027-01-31 by A. Rivera: The carrier adds Georgia in January." in text) is in_force
    assert ("MAL-02 GA was accepted by A. Rivera until 2027-01-31; that is over" in text) is not in_force
    assert risks.startswith(
        f"In force: MAL-02 GA until 2027-01-31{left[day]} by A. Rivera: The carrier adds Georgia in January."
        if in_force
        else "Over: MAL-02 GA until 2027-01-31 by A. Rivera: The carrier adds Georgia in January. "
        "(offer-check.waivers.yaml:3)"
    )


def test_what_is_over_or_ends_soon_is_told_on_standard_error(run: Run) -> None:
    def told(day: str) -> str:
        return run("check", "my.offer.yaml", *RULES, "--as-of", day).err

    place = "note: offer-check.waivers.yaml:3: MAL-02 GA"
    assert told("2026-12-31") == ""
    assert told("2027-01-01") == f"{place} is accepted by A. Rivera until 2027-01-31, 30 days from now\n"
    assert told("2027-01-31") == f"{place} is accepted by A. Rivera until 2027-01-31, which is today\n"
    assert told("2027-02-01") == f"{place} was accepted by A. Rivera until 2027-01-31: that is over, it is open again\n"


def test_every_document_lists_what_is_in_force_what_is_over_and_what_is_idle(run: Run, folder: Path) -> None:
    further = """\
  - {rule: MAL-02, subject: "*", offer: "*", reason: Over now., by: B. Ode, until: 2020-01-01}
  - {rule: MAL-02, subject: Georgia, offer: "*", reason: Idle., by: C. Poe, until: 2027-01-01}
"""
    with open("offer-check.waivers.yaml", "a") as file:
        file.write(further)
    outputs = [f"-f{name}:{folder / name}" for name in ("text", "markdown", "html", "pdf")]
    run("check", "my.offer.yaml", *RULES, *DAY, *outputs)
    pdf = " ".join(page.extract_text() for page in pypdf.PdfReader(folder / "pdf").pages)
    texts = [*((folder / name).read_text("utf-8") for name in ("text", "markdown", "html")), pdf]
    for text in (" ".join(text.split()) for text in texts):
        risks = text[text.lower().rindex("accepted risks") :]
        said = ("The carrier adds Georgia", "A. Rivera", "Over now.", "B. Ode", "no result on Georgia; open: GA")
        assert [words for words in said if words not in risks] == []
        assert "left out of this verdict because somebody accepted it: MAL-02 GA" in text


def test_no_waivers_takes_no_notice_of_the_file(run: Run, folder: Path) -> None:
    found = data(run, *DAY, "--no-waivers")
    assert (found["verdict"], found["waivers"], found["counts"]["waived"]) == ("fail", [], 0)
    (folder / "offer-check.waivers.yaml").write_text("not even a waiver file")
    assert run("check", "my.offer.yaml", *RULES, *DAY, "--no-waivers").code == 1


def test_a_file_that_changes_counts_at_once_in_a_process_that_goes_on(run: Run, folder: Path) -> None:
    assert data(run, *DAY)["verdict"] == "ok"
    (folder / "offer-check.waivers.yaml").write_text(FILE.replace("GA", "FL"))
    assert data(run, *DAY)["verdict"] == "fail"


def test_another_file_can_be_named_and_takes_the_place_of_the_nearest(run: Run, folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "accepted.yaml").write_text(FILE.replace("my.offer", "../my.offer").replace("Rivera", "Ode"))
    found = data(run, *DAY, "--waivers", "house/accepted.yaml")
    assert [(e["waiver"]["by"], e["status"], e["path"]) for e in found["waivers"]] == [
        ("A. Ode", "in_force", "house/accepted.yaml")
    ]


def test_clients_in_one_folder_share_nothing_by_accident(run: Run, folder: Path) -> None:
    (folder / "other.offer.yaml").write_text(OFFER)
    done = run("check", ".", *RULES, *DAY, "-f", "json")
    found = {report["offer"]["path"]: report for report in json.loads(done.out)["reports"]}
    assert {path: report["verdict"] for path, report in found.items()} == {
        "my.offer.yaml": "ok",
        "other.offer.yaml": "fail",
    }
    assert found["other.offer.yaml"]["waivers"] == []
    assert done.err == ""


def test_a_misspelled_file_stops_the_run_at_once_with_all_faults_and_their_places(run: Run, folder: Path) -> None:
    (folder / "offer-check.waivers.yaml").write_text(
        FILE.replace("MAL-02", "MAL-2").replace("reason", "reson").replace("2027-01-31", "2027-01-32")
    )
    done = run("check", "my.offer.yaml", *RULES, *DAY)
    assert (done.code, done.out) == (2, "")
    assert [line.partition(";")[0] + ";" + line.rpartition(";")[2] for line in done.err.splitlines()] == [
        "error: offer-check.waivers.yaml:3:5: waivers[0].reason: is missing; accepted: why it was accepted, in words",
        "error: offer-check.waivers.yaml:3:11: waivers[0].rule: unknown rule 'MAL-2'; did you mean MAL-02?",
        "error: offer-check.waivers.yaml:6:5: unknown key 'reson'; did you mean reason?",
        "error: offer-check.waivers.yaml:8:12: waivers[0].until: found '2027-01-32'; "
        "accepted: the last day, such as 2027-01-31",
    ]


def test_a_misspelled_subject_is_told_with_those_that_are_open(run: Run, folder: Path) -> None:
    (folder / "offer-check.waivers.yaml").write_text(FILE.replace("subject: GA", "subject: Georgia"))
    done = run("check", "my.offer.yaml", *RULES, *DAY)
    assert done.code == 1
    assert done.err == (
        "note: offer-check.waivers.yaml:3: MAL-02 Georgia accepts nothing: "
        "the rule has no result on Georgia; open: GA\n"
    )


def test_a_rule_that_is_not_selected_is_neither_unknown_nor_told(run: Run) -> None:
    done = run("check", "my.offer.yaml", "--select", "LIC-02", *DAY)
    assert done.err == ""
    assert "Accepts nothing: MAL-02 GA, its rule was not evaluated (offer-check.waivers.yaml:3)" in done.out


def test_what_is_accepted_is_not_in_the_letter_to_the_employer(run: Run) -> None:
    letter = run("questions", "my.offer.yaml", *RULES, *DAY).out
    assert not [word for word in ("Rivera", "carrier", "January", "accept", "GA") if word in letter]
