"""Where the files that come with the package are: the rules and the templates, as folders of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from .errors import OfferCheckError

Kind = Literal["rules", "templates"]

PACKAGE = Path(__file__).resolve().parent


def folder(kind: Kind) -> Path:
    """Return the folder of `kind`: inside an installed package `_data/<kind>`, in a checkout the one beside it."""
    # A real path will do: installers unpack wheels, so the package never sits in a zip file.
    candidates = (PACKAGE / "_data" / kind, PACKAGE.parent / kind)
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise OfferCheckError(
        f"the folder {kind!r} of offer-check is missing, the installation is incomplete; "
        f"looked in {candidates[0]} and {candidates[1]}; installing the package again restores it"
    )
