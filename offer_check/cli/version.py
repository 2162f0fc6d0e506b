"""What `--version` prints: the program, its rules and its engine, without loading any of them."""

from __future__ import annotations

import platform
from collections.abc import Iterator

from ..version import __version__

DIGITS = 12
"""How much of a digest is shown: as much as on the pages of a report."""
ENGINE = "durable-rules"


def lines() -> Iterator[str]:
    """The lines, the program's first."""
    yield f"offer-check {__version__}"
    yield f"rules: {_rules()}"
    yield f"engine: {ENGINE} {_installed(ENGINE)}"
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def _rules() -> str:
    from .. import bundled
    from ..errors import OfferCheckError
    from ..ruleset.contents import digest, files, rules

    try:
        contents = files(bundled.folder("rules"))
    except OfferCheckError:
        return "missing; offer-check doctor says more"
    return f"{rules(contents)}, digest {digest(contents)[:DIGITS]}"


def _installed(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
