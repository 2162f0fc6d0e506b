"""The compiled program: clauses in strata, records of fields, and what each compiled rule decides. Plain data."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from ..record import record
from .clause import Compiled, Target


@record()
class Record:
    """Fields that travel to the engine as one fact. `properties` are all names, `.low` and `.high` included."""

    kind: str
    properties: tuple[str, ...]


@record(kw_only=True)
class Index:
    """What a program has to be told of an offer, and where to find what it decides.

    `gates` has the target that fires when a condition holds, by rule, place (`applies`, `after`, `each`) and number.
    `kinds` and `fields` are all that the engine has to be told of an offer. `subjects` has the property that names a
    subject, by rule.
    """

    gates: Mapping[tuple[str, str, int], Target]
    kinds: frozenset[str]
    fields: frozenset[str]
    subjects: Mapping[str, str]


@record(kw_only=True)
class Program(Index):
    """What the engine runs.

    `strata` are lists of compiled rules; the facts of one are complete before the next begins; those from number `late`
    on speak of what the rules before them come to.
    """

    strata: tuple[tuple[Compiled, ...], ...]
    late: int = sys.maxsize
    records: tuple[Record, ...]
