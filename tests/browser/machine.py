"""What of this machine the tests in a browser need, and what of it is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "offer-check" / "node_modules"
MODULES = Path(os.environ.get("OFFER_CHECK_NODE_MODULES") or CACHE)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)
"""So that the browser asks for nothing of its own, and runs where nobody may start a sandbox."""


def browser() -> str:
    """The path of Chromium; empty where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")


def package(name: str) -> Path:
    """The folder of an npm package, there or not."""
    return MODULES / name


def lacking(*programs: str, packages: tuple[str, ...] = ()) -> str:
    """What is missing of `programs` (besides Chromium) and npm packages, in words; empty where all is there."""
    lacks = [name for name in programs if not shutil.which(name)]
    lacks += [] if browser() else ["Chromium (or CHROMIUM)"]
    lacks += [name for name in packages if not package(name).is_dir()]
    return f"{', '.join(lacks)} not found; scripts/browser installs what can be had" if lacks else ""
