"""A typed line and the shape of a value in, plain data as an offer file has it out.

What cannot be read comes back as it was typed, so that the model refuses it in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from .. import source
from ..errors import InputError
from ..form import typed
from ..form.labels import labels
from ..offer.refusal import Refused
from ..offer.scalars import DATE
from ..offer.shapes import Shape
from ..offer.tables import Tables
from .code import code, folded
from .command import unquoted
from .items import several, split

_SHORT = {"yr": "year", "annum": "year", "annually": "year", "hr": "hour"}
YES_NO = {"yes": "yes", "no": "no"}
_MEASURE = re.compile(
    r"(?P<number>[$0-9][$0-9.,%]*(?: *(?:-|–|to) *[$0-9.,%]+)?) *(?:/|per\b|an?\b|each\b)? *(?P<unit>[A-Za-z_ /]*)"
)
_QUOTED = '"(?:[^"]|"")*"'
_BARE = re.compile(f"(?:{_QUOTED}|[^,;])+")
_CODED = re.compile(r"(?P<text>.*\S) *\[(?P<code>[^\[\]]+)\]")


def plain(line: str, shape: Shape, tables: Tables) -> Any:
    """The data that `line` stands for."""
    word = {folded(word): word for word in (*shape.words, *dict(shape.same))}.get(folded(line))
    if word:
        return word
    if shape.name != "text" and line[:1] in ("{", "["):
        return _flow(line)
    return _READERS.get(shape.name, _parts)(line, shape, tables)


def _flow(line: str) -> Any:
    """What a line in braces or brackets says in YAML."""
    try:
        return source.read_bytes(b"value: " + line.encode(), name="line", syntax="yaml").data["value"]
    except InputError:
        return line


def _text(line: str, shape: Shape, tables: Tables) -> str:
    return unquoted(line)


def _yes_no(line: str, shape: Shape, tables: Tables) -> bool | str:
    return {"yes": True, "no": False}.get(found := code(line, YES_NO, numbered=False), found)


def _choice(line: str, shape: Shape, tables: Tables) -> str:
    return code(line, labels(shape, tables), numbered=shape.name != "state")


def _day(line: str, shape: Shape, tables: Tables) -> str:
    return typed.day(line)


def _certified(line: str, shape: Shape, tables: Tables) -> Any:
    day = typed.day(line)
    return day if DATE.fullmatch(day) else _yes_no(line, shape, tables)


def _number(line: str, shape: Shape, tables: Tables) -> Any:
    found = _MEASURE.fullmatch(line)
    if found and _is_unit(found["unit"], shape.unit):
        number = typed.number(found["number"], shape.unit)
        return line if isinstance(number, str) else number
    return line


def _is_unit(text: str, unit: str) -> bool:
    """Whether `text` is the unit of a number, in full or without what it is per; or nothing."""
    said = folded(re.sub(r"/| an? ", " per ", f" {text} ")).removeprefix("per ")
    full = folded(unit.replace("/", " per ")).removeprefix("per ")
    first = full.partition(" ")[0]
    return not said or said in (full, first) or said in (full.replace("s per", " per"), first.removesuffix("s"))


def _credit(line: str, shape: Shape, tables: Tables) -> Any:
    found = code(line, {"full": "full", "none": "none"}, numbered=False)
    return found if found in ("full", "none") else _number(line, shape, tables)


def _measure(line: str, shape: Shape, tables: Tables) -> Any:
    """A number with its unit or period: of money `{amount, per}`, of others `{value, unit}`; a part may be missing."""
    parts = dict(shape.parts)
    value, unit = list(parts)[-2:]
    found = _MEASURE.fullmatch(line)
    number = typed.number(found["number"], parts[value].unit) if found else line
    if found is None or isinstance(number, str):
        return line
    said = found["unit"].strip()
    if not said:
        return {value: number}
    return {value: number, unit: code(_SHORT.get(said, said.removesuffix("ly")), labels(parts[unit], tables))}


def _list(line: str, shape: Shape, tables: Tables) -> Any:
    items = shape.items
    assert items
    if folded(line) == "none":
        return []
    if items.name == "promise":
        return [_promise(text, items, tables) for text in split(line, ";")]
    is_word = items.name in ("choice", "state")
    return [plain(text, items, tables) if is_word else text for text in several(line, words=is_word)]


def _promise(text: str, shape: Shape, tables: Tables) -> Any:
    """Words, with a code in brackets behind them: `mole checks [total_body_exam]`."""
    found = _CODED.fullmatch(text)
    codes = labels(dict(shape.parts)["code"], tables)
    known = code(found["code"], codes) if found else ""
    return {"text": found["text"], "code": known} if found and known in codes else {"text": text}


def _fees(line: str, shape: Shape, tables: Tables) -> Any:
    """One amount, or amounts with labels: `first opinion: 400 per case; addendum: 50 per case`."""
    assert shape.items
    fees = []
    for text in split(line, ";"):
        label, colon, amount = text.rpartition(":")
        money = _measure(amount.strip(), shape.items, tables)
        if not isinstance(money, dict):
            return line
        fees.append({"label": label.strip(), **money} if colon else money)
    return fees[0] if len(fees) == 1 and "label" not in fees[0] else fees


def _state_map(line: str, shape: Shape, tables: Tables) -> Any:
    """`CO: clinic in Denver; NV: none`."""
    found = {}
    for text in split(line, ";"):
        state, colon, words = text.partition(":")
        if not colon or not words.strip():
            return line
        found[code(state.strip(), tables.jurisdictions, numbered=False)] = words.strip()
    return found or line


def _parts(line: str, shape: Shape, tables: Tables) -> Any:
    return named(line, dict(shape.parts), tables)


def named(line: str, parts: Mapping[str, Shape], tables: Tables) -> Any:
    """Parts by their names, `median 4, minimum 3`, or bare ones, each for the first part that takes it; else `line`."""
    found: dict[str, Any] = {}
    for name, text in _pieces(line, parts):
        for part in [name] if name else [part for part in parts if part not in found]:
            value = plain(text, parts[part], tables)
            if name or takes(value, parts[part], tables):
                found[part] = value
                break
        else:
            return line
    return found or line


def _pieces(line: str, parts: Mapping[str, Shape]) -> list[tuple[str, str]]:
    """The texts of a line, each with the name of its part before it, or with none; what stands in quotes is text."""
    names = "|".join(re.escape(name).replace("_", "[-_ ]") for name in sorted(parts, key=len, reverse=True))
    name = rf"(?:^|(?<=[\s,;]))(?P<name>{names})\b(?=\s*[:=]?\s*[^\s,;])\s*[:=]?" if names else "(?P<name>(?!))"
    found = [m for m in re.finditer(f"{_QUOTED}|{name}", line, flags=re.IGNORECASE) if m["name"]]
    ends = [*(m.start() for m in found), len(line)]
    bare = [("", text.strip()) for text in _BARE.findall(line[: ends[0]]) if text.strip()]
    named = ((folded(m["name"]).replace(" ", "_"), m.end(), end) for m, end in zip(found, ends[1:], strict=True))
    return [*bare, *((name, line[start:end].strip(" ,;")) for name, start, end in named)]


def takes(value: Any, shape: Shape, tables: Tables) -> bool:
    """Whether a value of `shape` may be `value`."""
    try:
        return shape.read(value, tables) is not None
    except Refused:
        return False


_READERS: Mapping[str, Callable[[str, Shape, Tables], Any]] = {
    "text": _text,
    "yes_no": _yes_no,
    "choice": _choice,
    "state": _choice,
    "date": _day,
    "board_certified": _certified,
    "number": _number,
    "wrvu_credit": _credit,
    "money": _measure,
    "fee": _measure,
    "distance": _measure,
    "limit": _measure,
    "list": _list,
    "fees": _fees,
    "state_map": _state_map,
}
