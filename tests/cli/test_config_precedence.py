"""Which source wins: command line, environment, a named file, the nearest file, the user's own, the defaults."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from offer_check.config.keys import KEYS
from tests.cli.conftest import Run

OFFER = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
AT = ("--as-of", "2026-11-22")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with an offer in `offers`; the user's configuration is in `user`."""
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *_, **__: str(tmp_path / "user"))
    monkeypatch.chdir(tmp_path)
    for name in ("user", "offers", "house", "house.other"):
        (tmp_path / name).mkdir()
    for name in ("a", "b"):
        (tmp_path / f"{name}.file").write_text("preferences: {night_work: no}\n", "utf-8")
    (tmp_path / "offers" / "a.offer.yaml").write_text(OFFER, "utf-8")
    return tmp_path


@pytest.fixture
def in_force(run: Run) -> Callable[..., dict[str, Any]]:
    """Each setting for the offer as (value, source, name)."""

    def settings(*arguments: str) -> dict[str, Any]:
        done = run("config", "offers", "-f", "json", *arguments)
        assert (done.code, done.err) == (0, "")
        rows = json.loads(done.out)["settings"]
        return {row["key"]: (row["value"], row["source"], row["name"]) for row in rows}

    return settings


InForce = Callable[..., dict[str, Any]]


def test_each_source_is_over_the_one_before(folder: Path, in_force: InForce, monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_force()["fail-on"] == ("major", "default", "")
    (folder / "user" / "offer-check.toml").write_text('fail-on = "critical"', "utf-8")
    user = str(Path("user", "offer-check.toml"))
    assert in_force()["fail-on"] == ("critical", "file", user)
    (folder / "pyproject.toml").write_text('[tool.offer-check]\nfail-on = "minor"', "utf-8")
    assert in_force()["fail-on"] == ("minor", "file", "pyproject.toml")
    (folder / ".offer-check.toml").write_text('fail-on = "info"', "utf-8")
    assert in_force()["fail-on"] == ("info", "file", ".offer-check.toml")
    (folder / "offer-check.toml").write_text('fail-on = "never"', "utf-8")
    assert in_force()["fail-on"] == ("never", "file", "offer-check.toml")
    nearest = folder / "offers" / "offer-check.toml"
    nearest.write_text('fail-on = "critical"', "utf-8")
    assert in_force()["fail-on"] == ("critical", "file", str(Path("offers", "offer-check.toml")))
    (folder / "named.toml").write_text('fail-on = "minor"', "utf-8")
    monkeypatch.setenv("OFFER_CHECK_CONFIG", "named.toml")
    assert in_force()["fail-on"] == ("minor", "file", "named.toml")
    assert in_force("--config", str(nearest))["fail-on"][0] == "critical"
    monkeypatch.setenv("OFFER_CHECK_FAIL_ON", "info")
    assert in_force("--config", str(nearest))["fail-on"] == ("info", "environment", "OFFER_CHECK_FAIL_ON")
    assert in_force("--fail-on", "never")["fail-on"] == ("never", "command line", "")


def test_files_are_not_merged(folder: Path, in_force: InForce) -> None:
    (folder / "user" / "offer-check.toml").write_text('paper = "a4"\nselect = ["LIC"]', "utf-8")
    (folder / "offer-check.toml").write_text('paper = "a4"\nignore = ["LIC"]', "utf-8")
    (folder / "offers" / "offer-check.toml").write_text('fail-on = "never"', "utf-8")
    found = in_force()
    assert {key for key, (_, source, _) in found.items() if source != "default"} == {"fail-on"}


def test_an_empty_variable_says_nothing(folder: Path, in_force: InForce, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in KEYS.values():
        monkeypatch.setenv(key.variable, " ")
    monkeypatch.setenv("OFFER_CHECK_CONFIG", "")
    assert {source for _, source, _ in in_force().values()} == {"default"}


# key: in a file, in the environment, on the command line; and the same as values
THREE: dict[str, tuple[tuple[str, str, tuple[str, ...]], tuple[Any, Any, Any]]] = {
    "pack": (('["core"]', "core program", ("--pack", "program")), (["core"], ["core", "program"], ["program"])),
    "select": (('["LIC"]', "MAL LIC-02", ("--select", "CMP")), (["LIC"], ["MAL", "LIC-02"], ["CMP"])),
    "ignore": (('["LIC"]', "MAL,LIC-02", ("--ignore", "CMP")), (["LIC"], ["MAL", "LIC-02"], ["CMP"])),
    "preferences": (('"a.file"', "b.file", ("--preferences", "c.file")), ("a.file", "b.file", "c.file")),
    "waivers": (('"a.file"', "b.file", ("--waivers", "c.file")), ("a.file", "b.file", "c.file")),
    "baseline": (('"a.file"', "b.file", ("--baseline", "c.file")), ("a.file", "b.file", "c.file")),
    "strict-baseline": (("true", "no", ("--strict-baseline",)), (True, False, True)),
    "fail-on": (('"minor"', "info", ("--fail-on", "never")), ("minor", "info", "never")),
    "fail-on-ask": (('"minor"', "info", ("--fail-on-ask", "never")), ("minor", "info", "never")),
    "include-values": (("true", "0", ("--include-values",)), (True, False, True)),
    "paper": (('"a4"', "letter", ("--paper", "a4")), ("a4", "letter", "a4")),
    "templates": (('"house"', "house.other", ("--templates", "x")), ("house", "house.other", "x")),
}  # fmt: skip


def test_every_key_is_tried() -> None:
    assert {*THREE, "rules", "set"} == set(KEYS)


@pytest.mark.parametrize("key", THREE)
def test_a_key_in_a_file_in_the_environment_and_on_the_command_line(
    key: str, folder: Path, in_force: InForce, monkeypatch: pytest.MonkeyPatch
) -> None:
    (written, variable, option), values = THREE[key]
    (folder / "offer-check.toml").write_text(f"{key} = {written}", "utf-8")
    name = KEYS[key].variable
    assert in_force()[key] == (values[0], "file", "offer-check.toml")
    monkeypatch.setenv(name, variable)
    assert in_force()[key] == (values[1], "environment", name)
    assert in_force(*option)[key] == (values[2], "command line", "")


def test_folders_of_rules_in_a_variable_are_split_as_path_is(
    folder: Path, in_force: InForce, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "offer-check.toml").write_text('rules = ["house"]', "utf-8")
    assert in_force()["rules"] == (["house"], "file", "offer-check.toml")
    monkeypatch.setenv("OFFER_CHECK_RULES", os.pathsep.join(("house", str(folder / "house.other"))))
    assert in_force()["rules"] == (["house", "house.other"], "environment", "OFFER_CHECK_RULES")
    assert in_force("--rules", "a")["rules"] == (["a"], "command line", "")


def test_changed_numbers_are_covered_one_by_one(
    folder: Path, in_force: InForce, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "house.toml").write_text("[set]\nMIX-02 = {most = 1, least = 1, full = 1}\nMIX-05.days = 1", "utf-8")
    own = 'extend = "house.toml"\n[set]\n"MIX-02.most" = 2\n"MIX-02.least" = 2\nMIX-02.full = 2'
    (folder / "offer-check.toml").write_text(own, "utf-8")
    monkeypatch.setenv("OFFER_CHECK_SET", "MIX-02.most=3 MIX-02.least=3")
    found = in_force("--set", "MIX-02.least=none")
    assert {key: setting for key, setting in found.items() if key.startswith("set.")} == {
        "set.MIX-02.full": (2, "file", "offer-check.toml"),
        "set.MIX-02.least": ("none", "command line", ""),
        "set.MIX-02.most": (3, "environment", "OFFER_CHECK_SET"),
        "set.MIX-05.days": (1, "file", "house.toml"),
    }


def test_a_path_is_relative_to_the_file_that_names_it(folder: Path, in_force: InForce) -> None:
    (folder / "house" / "rules").mkdir()
    (folder / "house" / "base.toml").write_text('rules = ["rules"]\ntemplates = "../house.other"', "utf-8")
    (folder / "offers" / "offer-check.toml").write_text('extend = "../house/base.toml"', "utf-8")
    found = in_force()
    assert found["rules"][0] == [str(Path("house", "rules"))]
    assert found["templates"][0] == "house.other"


def test_an_empty_path_takes_back_what_an_extended_file_names(folder: Path, in_force: InForce) -> None:
    (folder / "house.toml").write_text('preferences = "a.file"\nbaseline = "b.file"', "utf-8")
    (folder / "offer-check.toml").write_text('extend = "house.toml"\npreferences = ""', "utf-8")
    found = in_force()
    assert found["preferences"] == ("", "file", "offer-check.toml")
    assert found["baseline"] == ("b.file", "file", "house.toml")


def test_waivers_are_those_nearest_upward_unless_they_are_named_or_refused(folder: Path, in_force: InForce) -> None:
    assert in_force()["waivers"] == ("", "default", "")
    (folder / "offer-check.waivers.json").write_text("{}", "utf-8")
    assert in_force()["waivers"] == ("offer-check.waivers.json", "found", "offer-check.waivers.json")
    near = folder / "offers" / "offer-check.waivers.yaml"
    near.write_text("", "utf-8")
    assert in_force()["waivers"][:2] == (str(near.relative_to(folder)), "found")
    (folder / "offer-check.toml").write_text('waivers = "a.file"', "utf-8")
    assert in_force()["waivers"] == ("a.file", "file", "offer-check.toml")
    assert in_force("--no-waivers")["waivers"] == ("", "command line", "")
    (folder / "offer-check.toml").write_text('waivers = ""', "utf-8")
    assert in_force()["waivers"] == ("", "file", "offer-check.toml")


def test_a_threshold_of_each_source_decides_the_exit_code(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = ("check", "offers", "--quiet", "--select", "LIC-04", *AT)  # one major question
    assert run(*check).code == 0
    (folder / "offer-check.toml").write_text('fail-on-ask = "major"', "utf-8")
    assert run(*check).code == 1
    monkeypatch.setenv("OFFER_CHECK_FAIL_ON_ASK", "never")
    assert run(*check).code == 0
    assert run(*check, "--fail-on-ask", "info").code == 1


def test_all_commands_that_judge_go_by_the_configuration(run: Run, folder: Path) -> None:
    (folder / "offer-check.toml").write_text('select = ["LIC-04"]', "utf-8")
    (folder / "offers" / "b.offer.yaml").write_text(OFFER, "utf-8")
    one = "offers/a.offer.yaml"
    for command in (
        ("check", one, "-f", "json"),
        ("compare", one, one, "-f", "json"),
        ("matrix", "offers", "-f", "json"),
        ("questions", one),
    ):
        plain, selected = run(*command, *AT), run(*command, "--select", "LIC-04", *AT)
        assert (plain.out, plain.err) == (selected.out, selected.err)
        assert plain.out != run(*command, "--select", "MAL", *AT).out


def test_an_explanation_goes_by_the_configuration_of_the_offer(run: Run, folder: Path) -> None:
    surgeon = OFFER.replace("dermatology, role_type: direct_to_consumer", "general_surgery, role_type: hybrid_clinic")
    (folder / "offers" / "a.offer.yaml").write_text(surgeon + "work_mix: {remote_share_pct: 50}\n", "utf-8")
    (folder / "offers" / "offer-check.toml").write_text('set = {"MIX-02.most" = 47}', "utf-8")
    explain = ("explain", "MIX-02", "--offer", "offers/a.offer.yaml", *AT)
    assert run(*explain).out == run(*explain, "--set", "MIX-02.most=47").out
    assert run(*explain).out != run(*explain, "--set", "MIX-02.most=48").out
    assert "47" in run("explain", "MIX-02", "--config", "offers/offer-check.toml").out
