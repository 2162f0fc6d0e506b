"""The examples of a rule: fragments of offers, each with the outcome that the rule must have on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..source import Document


@dataclass(frozen=True, slots=True)
class Example:
    """An offer fragment with the outcome that a rule must have on it. `line` is where it stands."""

    outcome: str
    offer: Mapping[str, Any]
    line: int
    name: str = ""
    subject: str | None = None
    severity: str = ""
    as_of: str = ""
    set: Mapping[str, Any] | None = None
    preferences: Mapping[str, Any] | None = None


def examples(document: Document) -> Iterator[Example]:
    """The examples in the document of a rule, whose shape was checked."""
    data = document.data["examples"]
    for outcome in ("flag", "pass", "ask", "waiting", "not_applicable"):
        for index, part in enumerate(data.get(outcome) or ()):
            yield Example(
                outcome,
                part["offer"],
                document.span(("examples", outcome, index)).line,
                part.get("name") or "",
                part.get("subject"),
                part.get("severity") or "",
                part.get("as_of") or "",
                part.get("set"),
                part.get("preferences"),
            )
