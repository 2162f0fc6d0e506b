"""A fault in a configuration stops the run with exit code 2: all faults, with place, what is accepted, what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

OFFER = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
KEYS = (
    "extend, pack, select, ignore, rules, set, preferences, waivers, baseline, strict-baseline, fail-on, fail-on-ask, "
    "include-values, paper, templates"
)
LIMITS = "critical, major, minor, info, never"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.offer.yaml").write_text(OFFER, "utf-8")
    return tmp_path


BEYOND = (
    "found a number out of all bounds; accepted: one below 1,000,000,000,000 with at most 30 digits behind the point"
)


def faults(run: Run, *arguments: str) -> list[str]:
    """What a check tells before it reads an offer."""
    done = run("check", *(arguments or ("a.offer.yaml",)))
    assert (done.code, done.out) == (2, "")
    return [line.removeprefix("error: ") for line in done.err.splitlines()]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("pack = []\nfailon = 'major'", f"2:1: unknown key 'failon'; accepted: {KEYS}; did you mean fail-on?"),
        ("packs = ['core']", f"1:1: unknown key 'packs'; accepted: {KEYS}; did you mean pack?"),
        ("fail_on = 'major'", f"1:1: unknown key 'fail_on'; accepted: {KEYS}; did you mean fail-on?"),
        (
            "[tool.offer-check]\nfail-on = 'major'",
            f"1:2: unknown key 'tool'; accepted: {KEYS}; "
            "[tool.offer-check] is for pyproject.toml; here the keys stand at the top",
        ),
        (
            "'as-of' = 2026-11-22",
            f"1:1: unknown key 'as-of'; accepted: {KEYS}; "
            "it is about a run, not about an offer: give --as-of on the command line",
        ),
        ("fail-on = 'mayor'", f"1:11: fail-on: found 'mayor'; accepted: {LIMITS}; did you mean major?"),
        ("fail-on = 3", f"1:11: fail-on: found 3; accepted: {LIMITS}"),
        (f"paper = 0x{'f' * 6000}", "1:9: paper: found a very large number; accepted: letter, a4"),
        ("paper = ['a4']", "1:9: paper: found a list; accepted: letter, a4"),
        ("strict-baseline = 'yes'", "1:19: strict-baseline: found 'yes'; accepted: true or false"),
        ("include-values = 1", "1:18: include-values: found 1; accepted: true or false"),
        ("pack = 'extended'", "1:8: pack: found 'extended'; accepted: a list such as [\"extended\"]"),
        (
            "pack = [\n  'core', # yes\n  'extnded',\n]",
            "3:3: pack: found 'extnded'; accepted: core, extended, program; did you mean extended?",
        ),
        ("select = ['LIC', 5]", "1:18: select: found 5; accepted: a rule or family, such as LIC-01 or LIC"),
        ("rules = {a = 1}", "1:9: rules: found a table; accepted: a list such as [\"house-rules\"]"),
        ("baseline = 2026-11-22", "1:12: baseline: found 2026-11-22; accepted: the path of a file"),
        ("extend = true", "1:10: extend: found true; accepted: the path of a file"),
        ("set = 5", "1:7: set: found 5; accepted: a table such as {\"MIX-02.most\" = 50}"),
        (
            "[set]\n'MIX-02.most' = 'fifty'",
            "2:17: set: MIX-02.most: found 'fifty'; accepted: a number, or \"none\" to unset it",
        ),
        ("set.MIX-02.most = true", "1:19: set: MIX-02.most: found true; accepted: a number, or \"none\" to unset it"),
        ("set.MIX-02.most = 1e999999999", f"1:19: set: MIX-02.most: {BEYOND}"),
        ("set.MIX-02.most = -1e-999999999", f"1:19: set: MIX-02.most: {BEYOND}"),
        (f"set.MIX-02.most = 0x{'f' * 6000}", f"1:19: set: MIX-02.most: {BEYOND}"),
        ("set.MIX-02.most = nan", "1:19: set: MIX-02.most: found nan; accepted: a number, or \"none\" to unset it"),
        (
            "[set]\n'MIX-02.most' = 1\nMIX-02.most = 2",
            "3:8: set: MIX-02.most is given twice; accepted: one number",
        ),
        ("[set.MIX-02]\nmots = 1", "2:1: set: unknown parameter 'MIX-02.mots'; did you mean MIX-02.most?"),
        ("set = {'MIX-02' = 1}", "1:8: set: unknown parameter 'MIX-02'; did you mean MIX-02.most?"),
        ("ignore = ['MAL-06', 'LICC-01']", "1:21: ignore: unknown rule 'LICC-01'; did you mean LIC-01?"),
        ("select = ['?']", "1:11: select: unknown rule '?'; offer-check rules list has all rules"),
        ("preferences = 'wishes.yaml'", "1:15: preferences: there is no file wishes.yaml; check the path"),
        ("rules = ['.', 'a.offer.yaml']", "1:15: rules: there is no folder a.offer.yaml; check the path"),
        ("extend = 'house.toml'", "1:10: extend: there is no file house.toml; check the path"),
        (
            "fail-on = major",
            "1:11: not TOML: invalid value; put text in double quotes, and lists in brackets",
        ),
        ("pack = []\r\n\r\nfail-on 'major'\r\n", "3:9: not TOML: expected '=' after a key in a key/value pair"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(written: str, told: str, run: Run, folder: Path) -> None:
    (folder / "offer-check.toml").write_bytes(b"\xef\xbb\xbf" + written.encode())
    assert faults(run) == [f"offer-check.toml:{told}"]


def test_all_faults_are_told_at_once(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "house.toml").write_text("paper = 'a5'", "utf-8")
    (folder / "offer-check.toml").write_text(
        "extend = 'house.toml'\npaper = 5\nset = {a = 'b', c = []}\nx = 1", "utf-8"
    )
    monkeypatch.setenv("OFFER_CHECK_FAIL_ON", "loud")
    assert faults(run) == [
        f"OFFER_CHECK_FAIL_ON: fail-on: found 'loud'; accepted: {LIMITS}",
        "house.toml:1:9: paper: found 'a5'; accepted: letter, a4",
        "offer-check.toml:2:9: paper: found 5; accepted: letter, a4",
        "offer-check.toml:3:12: set: a: found 'b'; accepted: a number, or \"none\" to unset it",
        'offer-check.toml:3:21: set: c: found a list; accepted: a number, or "none" to unset it',
        f"offer-check.toml:4:1: unknown key 'x'; accepted: {KEYS}",
    ]


def test_names_that_are_not_there_are_told_at_once(run: Run, folder: Path) -> None:
    (folder / "offer-check.toml").write_text("select = ['LICC']\nwaivers = 'no.yaml'\nset.X-01.y = 1", "utf-8")
    assert [fault.partition(";")[0] for fault in faults(run)] == [
        "offer-check.toml:1:11: select: unknown rule 'LICC'",
        "offer-check.toml:2:11: waivers: there is no file no.yaml",
        "offer-check.toml:3:10: set: unknown parameter 'X-01.y'",
    ]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PACK", "core,extnded", "pack: found 'extnded'; accepted: core, extended, program; did you mean extended?"),
        ("SELECT", "LIC LICC-01", "select: unknown rule 'LICC-01'; did you mean LIC-01?"),
        ("STRICT_BASELINE", "maybe", "strict-baseline: found 'maybe'; accepted: true or false"),
        ("SET", "MIX-02.most=1e999999999", f"set: MIX-02.most: {BEYOND}"),
        ("SET", "MIX-02.most", 'set: MIX-02.most: found an empty text; accepted: a number, or "none" to unset it'),
        ("SET", "MIX-02.mots=1", "set: unknown parameter 'MIX-02.mots'; did you mean MIX-02.most?"),
        ("PREFERENCES", "no.yaml", "preferences: there is no file no.yaml; check the path"),
    ],
)
def test_a_fault_in_a_variable_is_told(
    name: str, value: str, told: str, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"OFFER_CHECK_{name}", value)
    assert faults(run) == [f"OFFER_CHECK_{name}: {told}"]


def test_the_broken_configurations_of_all_folders_are_told(run: Run, folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "x.offer.yaml").write_text(OFFER, "utf-8")
        (folder / name / "y.offer.yaml").write_text(OFFER, "utf-8")
        (folder / name / "offer-check.toml").write_text("paper = 5", "utf-8")
    told = [f"{os.path.join(name, 'offer-check.toml')}:1:9: paper: found 5; accepted: letter, a4" for name in "ab"]
    assert faults(run, ".") == told


def test_files_that_extend_each_other_in_a_circle_are_told(run: Run, folder: Path) -> None:
    (folder / "offer-check.toml").write_text("extend = 'house.toml'", "utf-8")
    (folder / "house.toml").write_text("\nextend = './offer-check.toml'", "utf-8")
    assert faults(run) == [
        "house.toml:2:10: extend leads back to offer-check.toml; accepted: files that do not go in a circle"
    ]


def test_a_file_cannot_extend_itself_by_another_name(run: Run, folder: Path) -> None:
    (folder / "offer-check.toml").write_text("extend = 'same.toml'", "utf-8")
    (folder / "same.toml").symlink_to("offer-check.toml")
    assert len(faults(run)) == 1


def test_a_pyproject_that_is_named_must_have_the_table(run: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'", "utf-8")
    assert faults(run, "a.offer.yaml", "--config", "pyproject.toml") == [
        "pyproject.toml: there is no table [tool.offer-check]"
    ]
    (folder / "pyproject.toml").write_text("\n[tool]\noffer-check = 5", "utf-8")
    assert faults(run) == ["pyproject.toml:3:15: tool.offer-check: found 5; accepted: a table"]
    (folder / "pyproject.toml").write_text("[tool.'offer-check']\nextends = 'x'\n", "utf-8")
    assert faults(run) == [f"pyproject.toml:2:1: unknown key 'extends'; accepted: {KEYS}; did you mean extend?"]


def test_a_pyproject_that_is_broken_matters_only_if_it_names_us(run: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[project\n", "utf-8")
    assert run("config").code == 0
    (folder / "pyproject.toml").write_text("[tool.offer-check\n", "utf-8")
    assert faults(run) == ["pyproject.toml:1:18: not TOML: expected ']' at the end of a table declaration"]


def test_files_that_cannot_be_read_are_told(run: Run, folder: Path) -> None:
    assert faults(run, "a.offer.yaml", "--config", "no.toml") == [
        "no.toml: no such file; check the spelling of the path"
    ]
    file = folder / "offer-check.toml"
    file.mkdir()
    assert faults(run) == ["offer-check.toml: is a directory; accepted: a file; name a file in it"]
    file.rmdir()
    file.symlink_to("gone.toml")
    assert faults(run) == ["offer-check.toml: no such file; check the spelling of the path"]
    file.unlink()
    file.write_bytes(b"paper = 'a4\xff'")
    assert faults(run)[0].startswith("offer-check.toml:1:12: byte 0xFF is not UTF-8")
    file.unlink()
    os.mkfifo(file)
    assert faults(run)[0].startswith("offer-check.toml: is a device, a pipe or a socket")


def test_waivers_cannot_be_named_and_refused(run: Run, folder: Path) -> None:
    assert faults(run, "a.offer.yaml", "--waivers", "w.yaml", "--no-waivers") == [
        "--waivers and --no-waivers exclude each other; leave one out"
    ]
