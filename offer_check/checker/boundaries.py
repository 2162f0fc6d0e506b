"""The table of what must not be promised remotely -> the rows that matter for an offer, with where it names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..facts.build import Given
from ..facts.encode import item
from ..offer import FIELDS
from ..report import Boundary

NAMED_IN = ("work_mix.remote_presentations", "work_mix.remote_duties", "about.promised_remotely")
"""The fields whose entries are codes of the table."""


def boundaries(table: Mapping[str, Any], given: Given) -> Iterator[Boundary]:
    """The rows of the offer's specialty and those for all; of rows that are a duty only, those that the offer names.

    `table` is the data of the file, whose rows the model has checked.
    """
    for row in table["rows"]:
        named = tuple(_named(row["code"], given))
        of_all = not row["specialties"] or given.offer.about.specialty in row["specialties"]
        if named or (of_all and row["duty_only"] == "no"):
            yield Boundary(
                code=row["code"],
                label=row["label"],
                may=row["may_be_remote"],
                must_not=row["must_not_be_remote"],
                rules=tuple(row["rules"]),
                named=named,
            )


def _named(code: str, given: Given) -> Iterator[str]:
    for path in NAMED_IN:
        if code in map(item, given.value(path) or ()):
            yield FIELDS[path].label
