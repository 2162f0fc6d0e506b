"""Explanations as JSON: everything that they hold, nothing rearranged, in ASCII, so that nothing acts on a terminal."""

from __future__ import annotations

import json
from functools import cache

from pydantic import TypeAdapter

from .model import Probing


def write(probing: Probing) -> str:
    """One object, which ends with a line feed; `format` names its layout."""
    return json.dumps(_layout().dump_python(probing, mode="json"), indent=2, allow_nan=False) + "\n"


@cache
def _layout() -> TypeAdapter[Probing]:
    return TypeAdapter(Probing)
