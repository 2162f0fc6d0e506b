"""An environment with a wheel of this checkout, its peers, and nothing else: as users have it, in locked versions."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .programs import PEERS, ROOT
from .timing import run

PYTHON = f"{ROOT}/.venv/bin/python"
LOCKS = ROOT / "requirements"


def make(folder: Path) -> None:
    """Make it; `scripts/lock` wrote down every file that may be taken."""
    run([PYTHON, "-m", "venv", str(folder)])
    lock = folder / "lock.txt"
    lock.write_text("\n".join(locked(needed("offer-check", *PEERS))), encoding="utf-8")
    # The rule engine comes as source, and on Python 3.13 and later needs what scripts/setup explains.
    flags = os.environ | {"CPPFLAGS": "-DPyEval_CallObject=PyObject_CallObject"}
    install = [f"{folder}/bin/python", "-m", "pip", "install", "--quiet"]
    run([*install, "--require-hashes", "-r", str(LOCKS / "build.txt")])
    run([*install, "--require-hashes", "--no-build-isolation", "-r", str(lock)], env=flags)
    offline = ["--quiet", "--no-deps", "--no-index"]
    run([PYTHON, "-m", "pip", "wheel", *offline, "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)])
    run([*install, *offline, *map(str, folder.glob("offer_check-*.whl"))])


def needed(*names: str) -> set[str]:
    """The names of what packages need, and what that needs in turn; this program itself is none of them."""
    found: set[str] = set()
    waiting: list[str] = [canonicalize_name(name) for name in names]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _requirements(name)
    return found - {"offer-check"}


def locked(names: set[str]) -> Iterator[str]:
    """The lines of the lock for so many packages, each with its digests."""
    lines = (LOCKS / "dev.txt").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    for line in lines:
        name = re.match(r"[A-Za-z0-9._-]+", line)
        if name and canonicalize_name(name[0]) in names:
            yield line


def _requirements(name: str) -> Iterator[str]:
    for text in metadata.requires(name) or ():
        wanted = Requirement(text)
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
            yield canonicalize_name(wanted.name)
            for extra in wanted.extras:
                yield from _of_extra(wanted.name, extra)


def _of_extra(name: str, extra: str) -> Iterator[str]:
    for text in metadata.requires(name) or ():
        wanted = Requirement(text)
        if wanted.marker and wanted.marker.evaluate({"extra": extra}):
            yield canonicalize_name(wanted.name)
