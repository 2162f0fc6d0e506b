"""The HTML documents in Chromium: axe-core finds nothing grave, no page scrolls sideways, and nothing is asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.documents import documents, write
from tests.browser.machine import MODULES, browser, lacking

AUDIT = Path(__file__).with_name("audit.mjs")
CHOSEN = (
    "report-bare-posting",
    "report-waivers",
    "comparison-bare-posting-everything-wrong-dermatology",
    "side-by-side-two",
    "letter-bare-posting",
    "lawyer-bare-posting",
)
"""One document of each kind, and not the longest; `scripts/axe` looks at all."""
FAULTY = """<!doctype html>
<html><head><meta charset="utf-8"><title>Faulty</title><style>body { color: #ccc; background: #fff }</style></head>
<body><main><h1>Heading</h1><p style="width: 900px">Pale and wide</p><img src="missing.png"></main></body></html>"""


MISSING = lacking("node", packages=("axe-core", "playwright-core"))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=MISSING or "-"),
]


def audit(folder: Path) -> tuple[int, str]:
    """The exit code and the words of the audit on the HTML files of a folder."""
    environment = os.environ | {"OFFER_CHECK_NODE_MODULES": str(MODULES), "CHROMIUM": browser()}
    command = [str(shutil.which("node")), str(AUDIT), str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    return done.returncode, done.stdout + done.stderr


def test_documents_of_every_kind_are_without_grave_faults(tmp_path: Path) -> None:
    made = documents()
    write(tmp_path, {name: made[name] for name in CHOSEN})
    code, said = audit(tmp_path)
    assert f"{len(CHOSEN)} documents, no faults" in said, said
    assert code == 0


def test_a_page_with_faults_is_refused(tmp_path: Path) -> None:
    (tmp_path / "faulty.html").write_text(FAULTY, encoding="utf-8")
    code, said = audit(tmp_path)
    assert code == 1
    for fault in ("color-contrast", "html-has-lang", "image-alt", "scrolls sideways at 360", "missing.png"):
        assert fault in said
