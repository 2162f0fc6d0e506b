"""A folder that goes away while its offers are looked for takes no other folder with it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from offer_check.cli.folder import offers


def test_a_folder_that_goes_while_it_is_walked_costs_its_own_offers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.offer.yaml").write_text("offer_format: 1\n")
    before = os.scandir

    def late(path: Any) -> Any:
        if str(path).endswith("b") and (tmp_path / "b").exists():
            (tmp_path / "b" / "x.offer.yaml").unlink()
            (tmp_path / "b").rmdir()
        return before(path)

    monkeypatch.setattr(os, "scandir", late)
    assert offers(str(tmp_path)) == [str(tmp_path / name / "x.offer.yaml") for name in ("a", "c")]


def test_a_folder_that_is_not_there_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        offers(str(tmp_path / "none"))
