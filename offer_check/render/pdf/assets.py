"""The only files that a report may load: two faces of Source Sans Pro, and the marks in the templates' folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ...errors import MissingLibraryError

# No italic: that face draws half as many characters, and text of an offer could stand anywhere.
FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file in memory."""

    content: bytes
    media_type: str


def read(folders: Iterable[Path]) -> Mapping[str, Asset]:
    """Return the faces, and the icons of the template `folders` as `icons/<name>.svg`; the first folder wins."""
    assets = {face: Asset((_fonts() / face).read_bytes(), "font/ttf") for face in FACES}
    for folder in folders:
        for icon in sorted((folder / "icons").glob("*.svg")):
            assets.setdefault(f"icons/{icon.name}", Asset(icon.read_bytes(), "image/svg+xml"))
    return assets


@cache
def drawable() -> frozenset[int]:
    """Return the code points that every face can draw."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types

    drawn = []
    for face in FACES:
        with TTFont(_fonts() / face, lazy=True) as font:
            drawn.append(set(font.getBestCmap()))
    return frozenset(set.intersection(*drawn))


def _fonts() -> Path:
    """The folder of the font package, found without importing it (its import reads package metadata)."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise MissingLibraryError("the PDF report needs its font; install it with `pip install font-source-sans-pro`")
    return Path(spec.origin).with_name("files")
