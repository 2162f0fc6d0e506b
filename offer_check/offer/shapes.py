"""The shape of a field: what a value may look like, and the reading of plain data into one normalized value.

Every field's annotation carries a `Shape`. `name` says which normalized value to expect (None always means not stated):

    yes_no              bool
    choice              str, one of `choices` (or a code of the table `table`)
    text                str; `choices` are suggestions
    state               str, the two-letter code
    date                datetime.date
    number              Range
    wrvu_credit         Range, in percent
    board_certified     bool or datetime.date
    money               Money
    fees                tuple of Fee
    patients_per_hour   Pace
    minutes_per_visit   SlotLength
    distance            Distance
    limit               Limit
    backup              Backup
    payment_date        PaymentDate
    dea                 Dea
    promise             Promise
    list                tuple of the values of `items`
    state_map           dict, state code to text
    table               tuple of rows, each a pydantic model
    format              int

Where `words` are given, a value may also be one of these, as str.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

from .refusal import Refused, found, listed, meant, refuse
from .tables import Tables

REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a value may look like; a subclass knows how to read it.

    `low` and `high` bound a number (in `unit`), or the length of a text or list. `same` maps further accepted
    spellings to the one that is kept, `old` maps spellings that are no longer accepted to the ones that are.
    """

    name: str
    choices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unit: str = ""
    low: int = 0
    high: int = 0
    items: Shape | None = None
    parts: tuple[tuple[str, Shape], ...] = ()
    required: tuple[str, ...] = ()
    table: str = ""
    same: tuple[tuple[str, str], ...] = ()
    old: tuple[tuple[str, str], ...] = ()

    def read(self, raw: Any, tables: Tables) -> Any:
        """The normalized value of `raw`; raises `Refused` with everything that is wrong with it."""
        if raw is None:
            return None
        if isinstance(raw, str) and self._spelled:
            word = dict(self.same).get(raw, raw)
            if word in self.words:
                return word
            if word in dict(self.old):
                raise self.refused(raw, tables, hint=f"this was renamed: write {dict(self.old)[word]}")
        return self.value(raw, tables)

    @cached_property
    def _spelled(self) -> bool:
        """Whether some texts mean something by themselves, whatever the kind of value."""
        return bool(self.words or self.same or self.old)

    def value(self, raw: Any, tables: Tables) -> Any:
        """The normalized value of `raw`, which is neither null nor one of `words`."""
        raise NotImplementedError

    def accepted(self, tables: Tables) -> str:
        """What a value may be, apart from `words`, as a message puts it."""
        raise NotImplementedError

    def accepts(self, tables: Tables) -> str:
        """What a value may be, as a message puts it."""
        return listed([self.accepted(tables), *self.words])

    def refused(self, raw: Any, tables: Tables, *, but: str = "", hint: str = "") -> Refused:
        """The refusal of `raw`: what was found (with `but`, what is wrong with it), what is accepted."""
        hint = hint or meant(raw, [*self.words, *self.choices])
        return refuse(f"found {found(raw)}{but}", accepted=self.accepts(tables), hint=hint)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        optional = type(None) in get_args(source)
        return core_schema.with_info_plain_validator_function(self._optional if optional else self._required)

    def _required(self, raw: Any, info: core_schema.ValidationInfo) -> Any:
        if raw is None:
            raise PydanticKnownError("missing")
        return self._optional(raw, info)

    def _optional(self, raw: Any, info: core_schema.ValidationInfo) -> Any:
        try:
            tables: Tables = info.context  # type: ignore[assignment]  # what validation is given
            return self.read(raw, tables)
        except Refused as refused:
            raise PydanticCustomError(REFUSED, "refused", {"problems": refused.problems}) from None
