"""Who draws leaves nothing in the folder for temporary files: not when all went well, and not when it was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.deeds import surroundings
from tests.processes import within

DRAWN = """
import os, signal, sys
from offer_check.render.pdf import render
from offer_check.render.pdf.studio import Studio
from tests.render import sample
with Studio() as studio:
    studio.draw(render, [sample.report()], name="a document")
    assert os.listdir(os.environ["TMPDIR"])
    if "killed" in sys.argv:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("how", "code"), [("all well", 0), ("killed", -signal.SIGKILL)])
def test_who_draws_leaves_nothing_behind(tmp_path: Path, how: str, code: int) -> None:
    environment = surroundings() | {"TMPDIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", DRAWN, how], env=environment, check=False)
    assert done.returncode == code
    assert within(30, lambda: not os.listdir(tmp_path))
