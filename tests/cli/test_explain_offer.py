"""`offer-check explain RULE --offer FILE`: what it prints, what it refuses, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

OFFER = ROOT / "examples" / "dermatology-app-employer.offer.yaml"
AT = ("--as-of", "2026-11-22")


def test_a_rule_is_explained_on_an_offer(run: Run) -> None:
    done = run("explain", "mal-06", "--offer", OFFER, *AT)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[:2] == [
        "MAL-06: Tail coverage when the policy is not occurrence",
        "FLAG (critical). The physician buys the tail coverage.",
    ]
    start = lines.index("What one change would do")
    assert lines[start + 1] == "  Pass:"
    assert "(malpractice.tail_paid_by) said employer, platform or" in lines[start + 2]


def test_one_subject_as_json(run: Run) -> None:
    done = run("explain", "LIC-01", "--offer", OFFER, "--subject", "CA", "-f", "json", *AT)
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    assert (found["rule"], found["as_of"]) == ("LIC-01", "2026-11-22")
    assert [one["result"]["subject"] for one in found["explanations"]] == ["CA"]


def test_without_an_offer_the_rule_is_told_as_it_is(run: Run) -> None:
    done = run("explain", "MAL-06")
    assert (done.code, done.err) == (0, "")
    assert "Passes when" in done.out
    assert "What one change would do" not in done.out


def test_preferences_count(run: Run, tmp_path: Path) -> None:
    wishes = tmp_path / "wishes.yaml"
    wishes.write_text("preferences: {night_work: no, remote_share_max: 40}\n", encoding="utf-8")
    plain = run("explain", "MIX-19", "--offer", OFFER, *AT)
    wished = run("explain", "MIX-19", "--offer", OFFER, "--preferences", wishes, *AT)
    assert (plain.code, wished.code) == (0, 0)
    assert plain.out.splitlines()[1].startswith("NOT APPLICABLE")
    assert wished.out.splitlines()[1].startswith("FLAG")


def test_a_changed_number_counts(run: Run) -> None:
    done = run("explain", "RVU-01", "--offer", OFFER, "--set", "RVU-01.half=30", *AT)
    assert done.code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("LIC-01", "--offer", "nowhere.yaml"), "nowhere.yaml: no such file"),
        (("LIC-01", "--offer", OFFER, "--subject", "ZZ"), "LIC-01 has no result for 'ZZ' here"),
        (("LIC-99", "--offer", OFFER), "unknown rule 'LIC-99'; did you mean"),
        (("LIC-01", "--subject", "TX"), "need --offer FILE"),
        (("LIC-01", "-f", "json"), "need --offer FILE"),
        (("LIC-01", "--offer", OFFER, "--as-of", "soon"), "--as-of 'soon'"),
    ],
)
def test_what_cannot_be_used_is_told(run: Run, arguments: tuple[str | Path, ...], said: str) -> None:
    done = run("explain", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_file_that_is_no_offer_has_its_faults_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bad.offer.yaml"
    file.write_text("offer_format: 1\nabout: {specialty: astrology, role_type: hybrid_clinic}\n", encoding="utf-8")
    done = run("explain", "LIC-01", "--offer", file)
    assert (done.code, done.out) == (2, "")
    assert "bad.offer.yaml:2:" in done.err
