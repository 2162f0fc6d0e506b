"""Standard streams that are closed, or take nothing, change neither the exit code nor what is written to files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.faults.places import OFFER, in_shell


@pytest.mark.slow
def test_without_standard_streams_a_document_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a.offer.yaml").write_text(OFFER)
    done = in_shell(tmp_path, "oc check a.offer.yaml -f text -f json:out.json <&- >&- 2>&-")
    assert done.code == 1
    assert json.loads((tmp_path / "out.json").read_text())["offer"]["path"] == "a.offer.yaml"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_an_error_that_cannot_be_told_keeps_its_exit_code(tmp_path: Path) -> None:
    assert in_shell(tmp_path, "oc check none.yaml 2>/dev/full").code == 2
