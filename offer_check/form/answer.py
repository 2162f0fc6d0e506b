"""What a person says of one question: a value, words that cannot be checked, or nothing; and where that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

State = Literal["not_mentioned", "stated", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`value` is plain data as an offer file has it (None: there is none), possibly wrong; `words` are those that
    cannot be checked; each of `papers` says where it stands, as an entry of `evidence` does."""

    value: Any = None
    words: str = ""
    papers: tuple[Mapping[str, Any], ...] = ()

    @property
    def state(self) -> State:
        """A stated no is an answer like any other: only an absent value is none."""
        if self.value is not None:
            return "stated"
        return "unclear" if self.words else "not_mentioned"


NOTHING = Answer()
