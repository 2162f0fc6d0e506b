"""The page on waivers: its table is that of the model, its example is what the command writes."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from offer_check import waivers
from offer_check.cli import main
from offer_check.waivers.model import ACCEPTS, Accepted

PAGE = Path(__file__).parents[2] / "docs" / "waivers.md"
TEXT = PAGE.read_text("utf-8")
MARKS = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)
OFFER = """\
offer_format: 1
about: {specialty: dermatology, role_type: [hybrid_clinic]}
patients: {states: [TX, GA]}
malpractice: {states_covered: [TX]}
"""


def table() -> str:
    head = "| key | required | what it takes |\n|---|---|---|\n"
    fields = Accepted.model_fields.items()
    rows = (f"| `{name}` | {'yes' if field.is_required() else 'no'} | {ACCEPTS[name]} |\n" for name, field in fields)
    return head + "".join(rows)


def test_the_table_of_keys_is_current() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(MARKS.sub(lambda _: table(), TEXT), "utf-8")
        return
    assert MARKS.findall(TEXT) == [table()]


def test_the_command_of_the_page_writes_the_file_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (command,) = re.findall(r"```\n(offer-check waive .*)\n```", TEXT)
    (example,) = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.offer.yaml").write_text(OFFER)
    monkeypatch.setattr("sys.argv", [*shlex.split(command), "--as-of", "2026-11-23"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 0
    written = (tmp_path / "offer-check.waivers.yaml").read_text()
    assert [line for line in written.splitlines() if not line.startswith("# ") or "$schema" in line] == (
        example.splitlines()
    )
    (tmp_path / "page.yaml").write_text(example)
    assert [entry.rule for entry in waivers.read("page.yaml", rules=["MAL-02"]).entries] == ["MAL-02"]
