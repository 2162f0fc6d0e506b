"""How fields and facts look to the engine: properties with words, and measured ones with a low and a high number.

Every property is always there and has one type. Its word is `~` while nothing is stated and `~unclear` where words
cannot be checked. A measured property adds `.low` and `.high`; while it is unknown they span everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from ..offer.shapes import Shape
from ..record import record

NOT_STATED = "~"
UNCLEAR = "~unclear"
UNKNOWN = frozenset({NOT_STATED, UNCLEAR})
SCALE = 1_000_000
"""Numbers are compared as whole millionths: six decimals are exact, and int64 holds nine million millions."""
FARTHEST = 2**62
"""The end of an unknown range; beyond every number that an offer may hold."""

Encoded = str | int


@record()
class Property:
    """What a property's word can be: the closed `words`, or any text besides (`open`).

    `measured` is the word of a value with numbers (`number`, `date`, `amount`). `always`: it is never unknown.
    `items` is the kind of the facts that a list makes, `""` for what is no list.
    """

    words: tuple[str, ...] = ()
    open: bool = False
    measured: str = ""
    always: bool = False
    items: str = ""

    @property
    def unknown_items(self) -> tuple[str, ...]:
        """The words, known ones, under which the entries of a list are unknown (`open_ended`, `anywhere`)."""
        return tuple(word for word in self.words if word not in ("listed", "empty"))


@record()
class Kind:
    """A kind of facts with its properties. `source` is the field whose list or table makes them, empty for others.

    `by` is the property that names such a fact to a reader, `columns` the field behind each property.
    """

    properties: Mapping[str, Property]
    by: str
    source: str = ""
    table: bool = False
    derived: bool = False
    columns: Mapping[str, str] | None = None


MEASURED = {
    "number": "number",
    "wrvu_credit": "number",
    "distance": "number",
    "limit": "number",
    "date": "date",
    "board_certified": "date",
    "money": "amount",
}


def property_of(shape: Shape, *, items: str = "", choices: tuple[str, ...] = ()) -> Property:
    """The property of a field of `shape`; `choices` are the codes of its table, where it has one."""
    words = tuple(shape.words)
    match shape.name:
        case "yes_no":
            return Property(("yes", "no"))
        case "board_certified":
            return Property(("yes", "no", "date"), measured="date")
        case "choice":
            return Property((*(shape.choices or choices), *words))
        case "state":
            return Property(words, open=True)
        case "text":
            return Property(("text", *words))
        case "list" | "table" | "state_map" | "fees":
            return Property(("listed", "empty", *words), items=items)
    if measured := MEASURED.get(shape.name):
        return Property((measured, *words), measured=measured)
    return Property(("given", *words))


def scaled(number: Decimal) -> int:
    """A number in millionths."""
    return int((number * SCALE).to_integral_value(ROUND_HALF_EVEN))
