"""Where the terms stand: a further paper behind a field, and a plain value in the place of unclear words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..offer import FIELDS
from .data import at, cleared
from .model import Edit, Plain
from .trial import Trial
from .values import first

if TYPE_CHECKING:
    from .trials import Trials

AGREEMENT = "agreement"


def trials(of: Trials) -> Iterator[Trial]:
    """The agreement as a paper behind each noted field that it is not yet behind, and a value for unclear words."""
    noted = of.data.get("evidence")
    for key, papers in (noted if isinstance(noted, dict) else {}).items():
        found: list[Plain] = papers if isinstance(papers, list) else [papers]
        if AGREEMENT not in (at(paper, ("source",)) for paper in found):
            edit = Edit(path=("evidence", key), value=[*found, {"source": AGREEMENT}])
            yield _trial(of, key, "evidence", "the agreement", (edit,))
    unclear = of.data.get("unclear")
    for key in unclear if isinstance(unclear, dict) else ():
        target = of.given.offer.rows.target(key)
        shape = target.field.shape
        if shape.name not in ("table", "state_map"):
            value = first(shape, of.tables) if shape.name != "list" else []
            edit = Edit(path=target.source, value=value)
            path = of.given.offer.rows.canonical(target)
            yield _trial(of, key, "says", "something plain", (edit, *cleared(of.given.offer, of.data, path)))


def _trial(of: Trials, key: str, verb: str, text: str, edits: tuple[Edit, ...]) -> Trial:
    path = of.given.offer.rows.canonical(of.given.offer.rows.target(key))
    label = of.paper.label(path) if path in FIELDS or "[" in path else path
    return Trial(path, label, "evidence" if verb == "evidence" else "says", text, edits)
