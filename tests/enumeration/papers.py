"""The dimension of what stands beside the fields: which papers are noted as the source of some of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from offer_check.offer import FIELDS
from offer_check.offer.evidence import PARTS

from .choice import Choice, Dimension

EVIDENCE = "evidence"
SOURCES = dict(PARTS)["source"].choices
Papers = Mapping[str, Any]


def dimension(noted: Mapping[str, str]) -> Dimension:
    """Papers on the fields `noted`, told by the severity of the rules that read them; no paper is one of the ways."""
    return Dimension((EVIDENCE,), tuple(Choice({EVIDENCE: papers} if papers else {}) for papers in _all(noted)))


def _all(noted: Mapping[str, str]) -> Iterator[Papers]:
    first, *others = noted.values()
    yield {}
    yield from ({first: _from(source)} for source in SOURCES)
    yield from ({other: _from(source)} for other in others for source in ("agreement", "verbal"))
    yield from ({first: [_from(one), _from(other)]} for one, other in _pairs())
    yield from ({first: [_from("agreement") | {"value": said}, _from("offer_letter")]} for said in _values(first))
    yield from (
        {first: _from("agreement"), other: _from(source)} for other in others for source in ("agreement", "verbal")
    )


def _values(path: str) -> tuple[Any, ...]:
    """Two values that a paper may give for a field."""
    return FIELDS[path].shape.choices[:2] or (True, False)


def _pairs() -> Iterator[tuple[str, str]]:
    yield from (("agreement", "offer_letter"), ("offer_letter", "policy"), ("verbal", "agreement"))
    yield from (("verbal", "posting"), ("verbal", "physician"), ("posting", "offer_letter"))


def _from(source: str) -> dict[str, Any]:
    return {"source": source}
