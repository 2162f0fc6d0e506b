"""Bad input of every kind ends in one clear message a fault, with its place, and exit code 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAD = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
DEEP = "a: " + "[" * 10_000 + "]" * 10_000
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(f'*{before}' for _ in range(9))}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

FAULTS = {
    "empty": ("", 1, "empty"),
    "not a mapping": ("- a\n- b\n", 1, "list"),
    "10,000 levels deep": (DEEP, 1, "nest"),
    "a YAML bomb": (BOMB, 4, "alias"),
    "a key twice": (HEAD + "malpractice: {policy_type: claims_made, policy_type: occurrence}\n", 3, "policy_type"),
    "not a number": (HEAD + "work_mix: {remote_share_pct: .nan}\n", 3, ".nan"),
    "an unknown key": (HEAD + "malpractice: {polcy_type: claims_made}\n", 3, "did you mean"),
    "an unknown group": (HEAD + "malpractise: {policy_type: claims_made}\n", 3, "malpractice"),
    "a wrong type": (HEAD + "malpractice: {policy_type: [1, 2]}\n", 3, "accepted"),
    "an unknown state": (HEAD + "patients: {states: [TX, NB]}\n", 3, "NB"),
    "a day that is not": (HEAD.replace("consumer", "consumer, start_date: 2027-02-31"), 2, "2027-02-31"),
    "a row twice": (HEAD + "licenses:\n  - {state: TX}\n  - {state: Texas}\n", 5, "TX"),
    "a tag": (HEAD + "patients: {states: !!python/object:os.system [TX]}\n", 3, "tag"),
    "no specialty": ("offer_format: 1\nabout: {role_type: direct_to_consumer}\n", 2, "specialty"),
    "another format": (HEAD.replace("format: 1", "format: 7"), 1, "7"),
}


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_in_an_offer_is_told_with_its_place(fault: str, run: Run, tmp_path: Path) -> None:
    text, line, word = FAULTS[fault]
    offer, target = tmp_path / "a.offer.yaml", tmp_path / "report.json"
    offer.write_text(text, "utf-8")
    done = run("check", offer, "-f", f"json:{target}")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {offer}:{line}:")
    assert word.lower() in done.err.lower()
    assert "Traceback" not in done.err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.offer.yaml"]


def test_all_faults_of_an_offer_are_told_at_once(run: Run, tmp_path: Path) -> None:
    offer = tmp_path / "a.offer.yaml"
    offer.write_text(HEAD + "patients: {states: [NB], abroad: perhaps}\nmalpractice: {tail: employer}\n", "utf-8")
    done = run("check", offer)
    assert done.code == 2
    assert [line.split(": ")[1] for line in done.err.splitlines()] == [
        f"{offer}:3:21",
        f"{offer}:3:34",
        f"{offer}:4:15",
    ]


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.json", b"", "empty"),
        ("a.json", b'{"offer_format": 1,}', "1:20"),
        ("a.json", b'{"a": NaN}', "1:7"),
        ("a.json", b"[" * 10_000, "nest"),
        ("a.yaml", b"\x00\x01\x02\xff", ""),
        ("a.yaml", b"\xff\xfeo\x00", "UTF-16"),
        ("a.yaml", b"%PDF-1.7\n", "PDF"),
        ("a.yaml", b"x: " + b"a" * 50_000_000, "2"),
    ],
    ids=["empty JSON", "trailing comma", "NaN in JSON", "deep JSON", "binary", "UTF-16", "a PDF", "50 MB"],
)
def test_what_is_no_text_is_refused(name: str, content: bytes, word: str, run: Run, tmp_path: Path) -> None:
    offer = tmp_path / name
    offer.write_bytes(content)
    done = run("check", offer)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {offer}")
    assert len(done.err.splitlines()) == 1
    assert word in done.err


def test_a_missing_file_is_told(run: Run, tmp_path: Path) -> None:
    done = run("check", tmp_path / "none.yaml")
    assert (done.code, done.out) == (2, "")
    assert f"{tmp_path / 'none.yaml'}" in done.err


def test_a_folder_without_offers_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("none here")
    done = run("check", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "no offers" in done.err


def test_one_unreadable_offer_does_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.offer.yaml").write_text("a: [", "utf-8")
    (tmp_path / "b.offer.yaml").write_text(HEAD, "utf-8")
    done = run("check", tmp_path, "-f", "json", "--fail-on", "never", "--fail-on-ask", "never")
    assert done.code == 2
    assert [Path(r["offer"]["path"]).name for r in json.loads(done.out)["reports"]] == ["b.offer.yaml"]
    assert "a.offer.yaml" in done.err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--as-of", "tomorrow"], "2026-11-22"),
        (["--pack", "basic"], "core"),
        (["--select", "LICC-01"], "did you mean 'LIC-01'"),
        (["--select", "LIC-01", "--ignore", "LIC"], "no rules"),
        (["--set", "MIX-02.mots=50"], "did you mean 'MIX-02.most'"),
        (["--set", "MIX-02.most=many"], "NUMBER"),
        (["-f", "xml"], "accepted"),
        (["-f", "pdf"], "file"),
        (["-f", "text", "-f", "json"], "standard output"),
        (["-f", "json:"], "json:PATH"),
        (["--rules", "/nowhere"], "no such rules folder"),
        (["--preferences", "/nowhere.yaml"], "nowhere"),
        (["--fail-on", "always"], "critical"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_option_that_makes_no_sense_is_told(arguments: list[str], word: str, run: Run, tmp_path: Path) -> None:
    offer = tmp_path / "a.offer.yaml"
    offer.write_text(HEAD, "utf-8")
    done = run("check", offer, *arguments)
    assert (done.code, done.out) == (2, "")
    assert word in done.err
    assert "Traceback" not in done.err


def test_a_rules_folder_without_rules_is_told(run: Run, tmp_path: Path) -> None:
    offer, folder = tmp_path / "a.offer.yaml", tmp_path / "house"
    offer.write_text(HEAD, "utf-8")
    folder.mkdir()
    done = run("check", offer, "--rules", folder)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"error: {folder}: the folder holds no rules; accepted: <family>/<ID>.yaml\n"


def test_a_rule_with_an_unknown_field_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    offer, rule = tmp_path / "a.offer.yaml", tmp_path / "house" / "adv" / "ADV-01.yaml"
    offer.write_text(HEAD, "utf-8")
    rule.parent.mkdir(parents=True)
    text = (Path(__file__).parents[2] / "rules" / "mal" / "MAL-05.yaml").read_text("utf-8")
    rule.write_text(
        text.replace("MAL-05", "ADV-01").replace("malpractice.policy_type:", "malpractice.polcy_type:"), "utf-8"
    )
    done = run("check", offer, "--rules", tmp_path / "house")
    assert (done.code, done.out) == (2, "")
    assert "ADV-01.yaml:" in done.err
    assert "malpractice.policy_type" in done.err


def test_a_target_that_is_a_folder_is_told_and_left_alone(run: Run, tmp_path: Path) -> None:
    offer = tmp_path / "a.offer.yaml"
    offer.write_text(HEAD, "utf-8")
    done = run("check", offer, "-f", f"json:{tmp_path}")
    assert (done.code, done.out) == (2, "")
    assert "folder" in done.err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.offer.yaml"]
