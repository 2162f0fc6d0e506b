"""Where an answer stands in the papers, asked for: the paper, the clause or page, its words, and what else it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..form import Answer
from ..offer.evidence import PARTS
from ..offer.shapes import Shape
from .asking import Asker

LABELS = {"source": "Paper", "where": "Clause or page", "words": "Its words"}


def paper(asker: Asker, answer: Answer, shape: Shape) -> Mapping[str, Any] | None:
    """One paper on an answer; None where none is named. Raises Back and Left."""
    found: dict[str, Any] = {}
    for name, part in PARTS:
        raw = asker.value(LABELS[name], part)
        if raw is None and name == "source":
            return None
        if raw is not None:
            found[name] = raw
    if answer.state == "stated" and shape.name != "table":
        other = asker.value("What it says, if that is not your answer", shape, empty="the same")
        if other is not None:
            found["value"] = other
    return found
