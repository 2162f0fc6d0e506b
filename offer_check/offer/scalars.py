"""Shapes of single values that are no numbers: yes or no, a choice, text, a state, a date."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from .refusal import Refused, found, listed, meant, refuse
from .shapes import Shape
from .tables import Tables

YES_NO = {
    spelling: word == "yes"
    for word, other in (("yes", "true"), ("no", "false"))
    for text in (word, other)
    for spelling in (text, text.capitalize(), text.upper())
}
LONGEST_TEXT = 4000
DATE = re.compile(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class YesNoShape(Shape):
    """Yes or no; `true` and `false` and the usual capitalizations mean the same."""

    def value(self, raw: Any, tables: Tables) -> bool:
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, str) and raw in YES_NO:
            return YES_NO[raw]
        raise self.refused(raw, tables, hint=meant(raw, ("yes", "no")))

    def accepted(self, tables: Tables) -> str:
        return "yes, no"


class ChoiceShape(Shape):
    """One of the codes of a field or, with `table`, of a table."""

    def value(self, raw: Any, tables: Tables) -> str:
        codes = self.codes(tables)
        if isinstance(raw, str) and raw in codes:
            return raw
        if "yes" in codes and (isinstance(raw, bool) or (isinstance(raw, str) and raw in YES_NO)):
            return "yes" if YES_NO[str(raw)] else "no"
        raise self.refused(raw, tables, hint=meant(raw, codes))

    def accepted(self, tables: Tables) -> str:
        return listed(self.codes(tables))

    def codes(self, tables: Tables) -> tuple[str, ...]:
        """What may be written."""
        return tuple(getattr(tables, self.table)) if self.table else self.choices


class TextShape(Shape):
    """Words of somebody, without control characters; white space around them is dropped."""

    def value(self, raw: Any, tables: Tables) -> str:
        if not isinstance(raw, str):
            raise self.refused(raw, tables, hint="" if isinstance(raw, (dict, list)) else "put it in quotes")
        unfit = _UNFIT.search(raw)
        if unfit:
            name = "a lone surrogate" if unfit[0] >= "\ud800" else "the control character"
            raise refuse(f"found {name} U+{ord(unfit[0]):04X} in a text", accepted=self.accepts(tables))
        if len(raw) > self.high:
            raise refuse(f"found a text of {len(raw):,} characters", accepted=self.accepts(tables))
        if not raw.strip():
            raise self.refused("", tables, hint="leave the key out where nothing is stated")
        return raw.strip()

    def accepted(self, tables: Tables) -> str:
        return f"text of at most {self.high:,} characters"


class StateShape(Shape):
    """A US jurisdiction, by two-letter code or by name; the code is kept."""

    def value(self, raw: Any, tables: Tables) -> str:
        names = tables.jurisdictions
        if isinstance(raw, str):
            if raw in names:
                return raw
            code = next((code for code, name in names.items() if name == raw), None)
            if code:
                return code
        raise self.refused(raw, tables, hint=meant(raw, [*names, *names.values()]))

    def accepted(self, tables: Tables) -> str:
        return "a US state, DC or territory, by code or name (TX or Texas)"


class DateShape(Shape):
    """A day of the calendar in ISO form."""

    def value(self, raw: Any, tables: Tables) -> date:
        if not (isinstance(raw, str) and DATE.fullmatch(raw)):
            raise self.refused(raw, tables)
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise self.refused(raw, tables, but=", which is no day of the calendar") from None

    def accepted(self, tables: Tables) -> str:
        return "a date as year-month-day (2027-07-01)"


class CertifiedShape(Shape):
    """Yes, no, or the date on which yes is expected."""

    def value(self, raw: Any, tables: Tables) -> bool | date:
        try:
            return YES_OR_NO.value(raw, tables)
        except Refused:
            if isinstance(raw, str) and DATE.fullmatch(raw):
                return DAY.value(raw, tables)
            raise self.refused(raw, tables) from None

    def accepted(self, tables: Tables) -> str:
        return f"yes, no, {DAY.accepted(tables)}"


class FormatShape(Shape):
    """The version of the file format, of which there is one so far."""

    def value(self, raw: Any, tables: Tables) -> int:
        if raw == 1 and type(raw) is int:
            return raw
        raise refuse(f"found {found(raw)}", accepted="1, the only format of offer files so far")

    def accepted(self, tables: Tables) -> str:
        return "1"


YES_OR_NO = YesNoShape(name="yes_no")
STATE = StateShape(name="state")
DAY = DateShape(name="date")
TEXT = TextShape(name="text", high=LONGEST_TEXT)

YesNo = Annotated[bool | None, YES_OR_NO]
State = Annotated[str | None, STATE]
Day = Annotated[date | None, DAY]
Text = Annotated[str | None, TEXT]
Certified = Annotated[bool | date | None, CertifiedShape(name="board_certified")]
FormatVersion = Annotated[int, FormatShape(name="format")]


def choice(*choices: str, old: tuple[tuple[str, str], ...] = ()) -> ChoiceShape:
    """The shape of a field that takes one of `choices`."""
    return ChoiceShape(name="choice", choices=choices, old=old)


def code(table: str) -> ChoiceShape:
    """The shape of a field that takes a code of one of the `Tables`."""
    return ChoiceShape(name="choice", table=table)


def text(*suggestions: str, words: tuple[str, ...] = (), longest: int = LONGEST_TEXT) -> TextShape:
    """The shape of a field that takes words, with `suggestions` for them, or one of the fixed `words`."""
    return TextShape(name="text", choices=suggestions, words=words, high=longest)
