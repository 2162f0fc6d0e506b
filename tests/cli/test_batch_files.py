"""Which files a run is over: folders searched, each file once, by its name or because it says what it is."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAD = "offer_format: 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n"
OBJECT = '{"about": {"specialty": "dermatology", "role_type": ["direct_to_consumer"]}, "offer_format": 1}'
OPTIONS = ("--select", "LIC-01", "-f", "json", "--fail-on", "never", "--fail-on-ask", "never")


def found(run: Run, *names: str | Path) -> list[str]:
    """The files that are checked, in order."""
    done = run("check", *names, *OPTIONS)
    told = json.loads(done.out)
    return [file["path"] for file in told["files"]] if "files" in told else [told["offer"]["path"]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_offer_is_known_by_its_name_or_by_the_key_at_its_top(run: Run, folder: Path) -> None:
    texts = {
        "a.offer.yaml": HEAD,
        "b.yml": f"# an offer\n{HEAD}",
        "c.yaml": f"\ufeff{HEAD}",
        "d.json": OBJECT,
        "e.json": OBJECT.replace("{", "{\n").replace(",", ",\n"),
        "f.yaml": OBJECT,
        "g.yaml": '"offer_format": 1\nabout: {specialty: dermatology, role_type: direct_to_consumer}\n',
        "no-1.yaml": "about: the key offer_format\n",
        "no-2.yaml": "nested:\n  offer_format: 1\n",
        "no-3.json": '{"nested": {"offer_format": 1}}',
        "no-4.json": '["offer_format"]',
        "no-5.yaml": "{nested: {offer_format: 1}}",
        "no-6.txt": HEAD,
        "no-7.yaml": "",
        ".no-8.yaml": HEAD,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    assert found(run, ".") == ["a.offer.yaml", "b.yml", "c.yaml", "d.json", "e.json", "f.yaml", "g.yaml"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("x.yaml", f"{HEAD}a: ["), ("x.json", OBJECT[:-1]), ("x.yaml", OBJECT[:-1]), ("x.offer.yaml", "")],
)
def test_what_seems_to_be_an_offer_and_cannot_be_read_is_told(run: Run, folder: Path, name: str, text: str) -> None:
    (folder / "a.offer.yaml").write_text(HEAD)
    (folder / name).write_text(text)
    done = run("check", ".", *OPTIONS)
    assert done.code == 2
    assert [(f["path"], f["status"]) for f in json.loads(done.out)["files"]] == [
        ("a.offer.yaml", "checked"),
        (name, "invalid"),
    ]
    assert done.err.startswith(f"error: {name}:")


def test_folders_are_searched_to_their_ends_in_the_order_of_names(run: Run, folder: Path) -> None:
    for name in ("b/z.offer.yaml", "b/a/x.offer.yaml", "a.offer.yaml", "b-c/y.offer.yaml", ".git/x.offer.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(HEAD)
    assert found(run, ".") == ["a.offer.yaml", "b/a/x.offer.yaml", "b/z.offer.yaml", "b-c/y.offer.yaml"]


def test_a_folder_above_is_searched_as_well(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "offers").mkdir()
    (folder / "offers" / "a.offer.yaml").write_text(HEAD)
    (folder / ".hidden").mkdir()
    monkeypatch.chdir(folder / ".hidden")
    assert found(run, "../offers") == ["../offers/a.offer.yaml"]


def test_a_file_is_checked_once_by_the_name_that_came_first(run: Run, folder: Path) -> None:
    for name in ("a.offer.yaml", "b.offer.yaml"):
        (folder / name).write_text(HEAD)
    names = ("./b.offer.yaml", "b.offer.yaml", ".", folder / "a.offer.yaml", "../" + folder.name + "/b.offer.yaml")
    assert found(run, *names) == ["./b.offer.yaml", "a.offer.yaml"]


def test_standard_input_is_one_file_among_others(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.offer.yaml").write_text(HEAD)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OBJECT.encode())))
    assert found(run, "a.offer.yaml", "-", "-", "--stdin-filename", "b.json") == ["a.offer.yaml", "b.json"]


def test_names_are_kept_as_they_were_given(run: Run, folder: Path) -> None:
    for name in ("b.offer.yaml", "a.offer.yaml"):
        (folder / name).write_text(HEAD)
    assert found(run, "b.offer.yaml", "./a.offer.yaml") == ["b.offer.yaml", "./a.offer.yaml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may read everything")
def test_a_folder_that_may_not_be_read_is_told(run: Run, folder: Path) -> None:
    (folder / "a.offer.yaml").write_text(HEAD)
    (folder / "closed").mkdir(mode=0)
    done = run("check", ".", *OPTIONS)
    assert (done.code, done.out) == (2, "")
    assert "closed" in done.err
