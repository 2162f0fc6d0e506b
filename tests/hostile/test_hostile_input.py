"""Hostile files: what is too much or no text is refused with a clear error, and no message acts on the terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.hostile.payloads import acting

ABOUT = {"specialty": "dermatology", "role_type": ["direct_to_consumer"]}
OPTIONS = ("--as-of", "2026-11-22")
COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)


def offer(**groups: Any) -> str:
    about = ABOUT | groups.pop("about", {})
    return json.dumps({"offer_format": 1, "about": about, **groups})


MILLION = "w" * 1_000_000
WRONG = {
    "word": (offer(about={"note": MILLION}), "json", "found a text of 1,000,000 characters; accepted: text of at most"),
    "label": (offer(about={"label": "w" * 201}), "json", "found a text of 201 characters"),
    "evidence": (
        offer(evidence={"about.label": {"source": "verbal", "words": MILLION}}),
        "json",
        "1,000,000 characters",
    ),
    "unclear": (offer(unclear={"pay.model": MILLION}), "json", "found a text of 1,000,000 characters"),
    "items": (offer(support={"team": [f"w{n}" for n in range(5000)]}), "json", "found a list of 5,000 items"),
    "rows": (offer(sites=[{"name": f"w{n}"} for n in range(5000)]), "json", "found 5,000 rows; accepted: at most 500"),
    "file": (offer(about={"note": "w" * 3_000_000}), "json", "bytes"),
    "key": (offer(unclear={"w" * 10_000: "x"}), "json", "has 10000 characters; accepted: at most 200"),
    "escape": (offer(about={"label": "\x1b]0;x\x07"}), "json", "found the control character U+001B in a text"),
    "c1": (offer(about={"label": "a\x9b31m"}), "json", "found the control character U+009B in a text"),
    "nul": (offer(about={"label": "a\x00"}), "json", "found the control character U+0000 in a text"),
    "surrogate": (offer(about={"label": "a\ud800"}), "json", "half a character"),
    "raw nul": ("offer_format: 1\nabout: {label: 'a\x00b'}\n", "yaml", "a NUL byte"),
    "raw escape": ("offer_format: 1\nabout: {label: 'a\x1b[2Jb'}\n", "yaml", "U+001B"),
    "choice": (offer(pay={"model": "\u202e<script>\n::error::x\u2066"}), "json", "accepted:"),
    "key that acts": (offer(**{"\u202e\n::error::x": 1}), "json", "unknown"),
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.offer.json"
    path.write_text(offer(), encoding="utf-8")
    return path


@pytest.mark.parametrize("case", WRONG)
def test_too_much_and_what_is_no_text_is_refused_in_few_words(case: str, run: Run, tmp_path: Path) -> None:
    text, syntax, message = WRONG[case]
    path = tmp_path / f"wrong.offer.{syntax}"
    path.write_text(text, encoding="utf-8")
    done = run("check", path, *OPTIONS)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert len(done.err) < 3000
    assert acting(done.err) == set()
    assert COMMAND.findall(done.err) == []


@pytest.mark.parametrize("command", ["check", "report", "questions", "matrix", "compare", "explain"])
@pytest.mark.parametrize("case", ["word", "items", "escape"])
def test_every_command_refuses_alike(case: str, command: str, run: Run, tmp_path: Path, good: Path) -> None:
    text, syntax, message = WRONG[case]
    path = tmp_path / f"wrong.offer.{syntax}"
    path.write_text(text, encoding="utf-8")
    arguments = {"matrix": (good, path), "compare": (good, path), "explain": ("LIC-01", "--offer", path)}
    done = run(command, *arguments.get(command, (path,)), *OPTIONS)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert [made.name for made in tmp_path.iterdir() if made.suffix == ".pdf"] == []


NAMES = ["x\x1b[2Jy.offer.json", "x\u202ey.offer.json", "::error::x.offer.json", "x\n::error::y.offer.json"]


@pytest.mark.parametrize("name", NAMES, ids=["escape", "override", "command", "line"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_name_of_a_file_does_not_act(
    name: str, form: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_text(offer(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = run("check", "-f", form, *OPTIONS, name)
    assert done.code in (0, 1)
    assert acting(done.out.replace("\N{ZERO WIDTH SPACE}", "")) == set()
    assert COMMAND.findall(done.out) == []


@pytest.mark.parametrize("name", NAMES[2:], ids=["command", "line"])
def test_a_name_that_is_printed_alone_is_no_command(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(offer(), encoding="utf-8")
    done = run("check", "--schema-only", name)
    assert (done.code, COMMAND.findall(done.out)) == (0, [])


@pytest.mark.parametrize("name", NAMES, ids=["escape", "override", "command", "line"])
def test_the_name_of_a_file_that_is_written_or_refused_does_not_act(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(offer(), encoding="utf-8")
    written = run("report", name, "--select", "LIC-01", *OPTIONS)
    (tmp_path / name).write_text("{", encoding="utf-8")
    refused = run("check", name, *OPTIONS)
    assert (written.code, refused.code) == (0, 2)
    said = (written.out, written.err, refused.err)
    assert [acting(text) for text in said] == [set()] * 3
    assert [text for text in said if COMMAND.search(text)] == []
