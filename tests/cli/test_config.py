"""`offer-check config`: every setting with its value and where it comes from, which files were read, and which not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

HOUSE = """\
fail-on = "critical"
preferences = "wishes.yaml"

[set]
"MIX-02.most" = 50
"""
OWN = """\
extend = "../house.toml"
pack = ["extended"]
select = ["LIC", "MAL-06"]
set.MIX-02.most = 45.5
set.MIX-02.least = "none"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a configuration, one that it extends, and an offer's folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.toml").write_text(HOUSE, "utf-8")
    (tmp_path / "wishes.yaml").write_text("preferences: {night_work: no}\n", "utf-8")
    (tmp_path / "acme" / "drafts").mkdir(parents=True)
    (tmp_path / "acme" / "offer-check.toml").write_text(OWN, "utf-8")
    (tmp_path / "acme" / "pyproject.toml").write_text("[tool.offer-check]\n", "utf-8")
    (tmp_path / "acme" / "drafts" / "pyproject.toml").write_text("[tool.ruff]\n", "utf-8")
    (tmp_path / "acme" / "offer-check.waivers.yaml").write_text("waivers_format: 1\nwaivers: []\n", "utf-8")
    return tmp_path


def test_every_setting_is_shown_with_its_origin(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFER_CHECK_FAIL_ON_ASK", "never")
    monkeypatch.setenv("OFFER_CHECK_FAILON", "never")
    done = run("config", "acme/drafts", "--ignore", "LIC-02", "--no-waivers")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "read: acme/offer-check.toml, house.toml",
        "looked in: acme/drafts, acme",
        "not read: acme/drafts/pyproject.toml: no table [tool.offer-check]",
        "not read: acme/pyproject.toml: offer-check.toml comes first",
        "unknown variable: OFFER_CHECK_FAILON",
        "",
        "pack              extended     acme/offer-check.toml:2",
        "select            LIC, MAL-06  acme/offer-check.toml:3",
        "ignore            LIC-02       command line",
        "rules             none         default",
        "preferences       wishes.yaml  house.toml:2",
        "waivers           none         command line",
        "baseline          none         default",
        "strict-baseline   false        default",
        "fail-on           critical     house.toml:1",
        "fail-on-ask       never        environment OFFER_CHECK_FAIL_ON_ASK",
        "include-values    false        default",
        "paper             letter       default",
        "templates         none         default",
        "set.MIX-02.least  none         acme/offer-check.toml:5",
        "set.MIX-02.most   45.5         acme/offer-check.toml:4",
    ]


def test_the_same_is_there_for_programs(run: Run, folder: Path) -> None:
    done = run("config", "acme/drafts/new.offer.yaml", "-f", "json")
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    settings = {row.pop("key"): row for row in found.pop("settings")}
    assert found == {
        "place": "acme/drafts/new.offer.yaml",
        "files": ["acme/offer-check.toml", "house.toml"],
        "folders": ["acme/drafts", "acme"],
        "user": "",
        "passed": [
            {"path": "acme/drafts/pyproject.toml", "reason": "no table [tool.offer-check]"},
            {"path": "acme/pyproject.toml", "reason": "offer-check.toml comes first"},
        ],
        "unknown_variables": [],
    }
    assert settings["pack"] == row(["extended"], "file", "acme/offer-check.toml", 2)
    assert settings["waivers"] == row("acme/offer-check.waivers.yaml", "found", "acme/offer-check.waivers.yaml")
    assert settings["fail-on"] == row("critical", "file", "house.toml", 1)
    assert settings["fail-on-ask"] == row("critical", "default")
    assert settings["set.MIX-02.most"] == row(45.5, "file", "acme/offer-check.toml", 4)
    assert settings["set.MIX-02.least"] == row("none", "file", "acme/offer-check.toml", 5)


def row(value: Any, source: str, name: str = "", line: int = 0) -> dict[str, Any]:
    return {"value": value, "source": source, "name": name, "line": line}


def test_where_nothing_is_configured_it_says_where_it_looked(run: Run, folder: Path) -> None:
    done = run("config", ".")
    assert (done.code, done.err) == (0, "")
    read, looked, *_ = done.out.splitlines()
    assert read == "read: no configuration file"
    assert looked.startswith(f"looked in: ., {folder.parent}, ")
    assert looked.endswith("offer-check.toml")


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_acts_on_a_terminal_or_a_build_log_is_inert(form: str, run: Run, folder: Path) -> None:
    hostile = r'"\u001b[31m", "\n::error::x", "##[add-mask]x", "\u202e"'
    (folder / "offer-check.toml").write_text(f"select = [{hostile}]", "utf-8")
    done = run("config", ".", "-f", form)
    assert done.code == 2
    for text in (done.out, done.err):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "##[" not in text
        assert not any(line.startswith("::") for line in text.splitlines())


def test_what_cannot_be_used_is_shown_and_told(run: Run, folder: Path) -> None:
    (folder / "acme" / "offer-check.toml").write_text('baseline = "old.json"\nselect = ["LICC"]\n', "utf-8")
    done = run("config", "acme")
    assert done.code == 2
    assert "  acme/old.json  " in done.out
    assert done.err == (
        "error: acme/offer-check.toml:1:12: baseline: there is no file acme/old.json; check the path\n"
        "error: acme/offer-check.toml:2:11: select: unknown rule 'LICC'; did you mean LIC?\n"
    )
