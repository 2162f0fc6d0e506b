"""Shapes as pieces of JSON Schema. What many fields share stands once, under `$defs`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .compounds import CompoundShape, money
from .lists import StateMapShape
from .numbers import CREDIT
from .scalars import DATE, YES_NO, ChoiceShape
from .shapes import Shape
from .tables import Tables

Schema = dict[str, Any]

_NULL: Schema = {"type": "null"}
_YES_NO: tuple[Any, ...] = (True, False, *YES_NO)


class Fragments:
    """Makes pieces of schema for one set of tables, and collects what they refer to in `definitions`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.definitions: dict[str, Schema] = {}

    def of(self, shape: Shape, *, optional: bool) -> Schema:
        """What a value of `shape` may be in a file; `optional`: also null."""
        options = self._options(shape)
        if shape.words or shape.same:
            options = [{"enum": [*shape.words, *dict(shape.same)]}, *options]
        if optional:
            options = [*options, _NULL]
        return _merged(options)

    def _options(self, shape: Shape) -> list[Schema]:
        return _MAKERS.get(shape.name, Fragments._compound)(self, shape)

    def _defined(self, name: str, options: list[Schema]) -> list[Schema]:
        self.definitions[name] = _merged(options)
        return [{"$ref": f"#/$defs/{name}"}]

    def _yes_no(self, shape: Shape) -> list[Schema]:
        return self._defined("yes_no", [{"enum": list(_YES_NO)}])

    def _choice(self, shape: Shape) -> list[Schema]:
        assert isinstance(shape, ChoiceShape)
        codes: list[Any] = list(shape.codes(self._tables))
        if "yes" in codes:
            codes += [spelling for spelling in _YES_NO if spelling not in codes]
        return [{"enum": codes}]

    def _text(self, shape: Shape) -> list[Schema]:
        examples = {"examples": list(shape.choices)} if shape.choices else {}
        return [{"type": "string", "minLength": 1, "maxLength": shape.high, **examples}]

    def _state(self, shape: Shape) -> list[Schema]:
        names = self._tables.jurisdictions
        return self._defined("state", [{"enum": [*names, *names.values()]}])

    def _date(self, shape: Shape) -> list[Schema]:
        return self._defined("date", [{"type": "string", "format": "date", "pattern": f"^{DATE.pattern}$"}])

    def _certified(self, shape: Shape) -> list[Schema]:
        return [*self._yes_no(shape), *self._date(shape)]

    def _number(self, shape: Shape) -> list[Schema]:
        plain = {"type": "number", "minimum": shape.low, "maximum": shape.high}
        ends = {"min": plain, "max": plain}
        span = {"type": "object", "properties": ends, "required": list(ends), "additionalProperties": False}
        return self._defined(f"number_to_{shape.high}", [plain, span])

    def _credit(self, shape: Shape) -> list[Schema]:
        return [{"enum": list(CREDIT)}, *self._number(shape)]

    def _list(self, shape: Shape) -> list[Schema]:
        assert shape.items
        return [self.of(shape.items, optional=False), self._several(shape)]

    def _fees(self, shape: Shape) -> list[Schema]:
        return [*self._money(money()), self._several(shape)]

    def _several(self, shape: Shape) -> Schema:
        assert shape.items
        items = self.of(shape.items, optional=False)
        return {"type": "array", "items": items, "minItems": shape.low, "maxItems": shape.high, "uniqueItems": True}

    def _state_map(self, shape: Shape) -> list[Schema]:
        assert isinstance(shape, StateMapShape)
        (state,) = self._state(shape)
        words = {"type": ["string", "null"], "minLength": 1, "maxLength": 4000}
        return [{"type": "object", "propertyNames": state, "additionalProperties": words, "minProperties": 1}]

    def _money(self, shape: Shape) -> list[Schema]:
        return self._defined("money", self._compound(shape))

    def _compound(self, shape: Shape) -> list[Schema]:
        assert isinstance(shape, CompoundShape)
        parts = {name: self.of(part, optional=name not in shape.required) for name, part in shape.parts}
        found: Schema = {"type": "object", "properties": parts, "additionalProperties": False, "minProperties": 1}
        if shape.required:
            found["required"] = list(shape.required)
        lone = [self.of(dict(shape.parts)[shape.lone], optional=False)] if shape.lone else []
        return [*lone, found]

    def _format(self, shape: Shape) -> list[Schema]:
        return [{"const": 1}]


_MAKERS: Mapping[str, Callable[[Fragments, Shape], list[Schema]]] = {
    "yes_no": Fragments._yes_no,
    "choice": Fragments._choice,
    "text": Fragments._text,
    "state": Fragments._state,
    "date": Fragments._date,
    "board_certified": Fragments._certified,
    "number": Fragments._number,
    "wrvu_credit": Fragments._credit,
    "list": Fragments._list,
    "fees": Fragments._fees,
    "state_map": Fragments._state_map,
    "money": Fragments._money,
    "format": Fragments._format,
}


def _merged(options: list[Schema]) -> Schema:
    """One schema for `options`: enumerations become one, null joins what it can, the rest is `anyOf`."""
    values = [value for option in options if set(option) == {"enum"} for value in option["enum"]]
    others = [option for option in options if set(option) != {"enum"} and option != _NULL]
    null = _NULL in options
    if values:
        others.insert(0, {"enum": [*values, None] if null else values})
    elif null and len(others) == 1 and isinstance(others[0].get("type"), str):
        return {**others[0], "type": [others[0]["type"], "null"]}
    elif null:
        others.append(_NULL)
    return others[0] if len(others) == 1 else {"anyOf": others}
