"""Plain data of an offer file as the line that somebody types for it."""

from __future__ import annotations

from typing import Any

from offer_check.offer.shapes import Shape


def line_of(raw: Any, shape: Shape) -> str:
    """The line that stands for a valid value of a shape."""
    if isinstance(raw, str) and (raw in shape.words or raw in dict(shape.same)):
        return raw
    if shape.name == "text":
        return quoted(raw)
    if shape.name in ("money", "fee", "distance", "limit"):
        return _measure(raw)
    if shape.name == "fees":
        return _measure(raw) if isinstance(raw, dict) else "; ".join(quoted(_fee(fee)) for fee in raw)
    if shape.name == "state_map":
        return "; ".join(quoted(f"{state}: {words}") for state, words in raw.items() if words is not None)
    if shape.name == "list":
        return _list(raw if isinstance(raw, list) else [raw], shape.items)
    if isinstance(raw, dict) and not {"min", "max"} & raw.keys():
        return "; ".join(f"{name.replace('_', ' ')} {line_of(raw[name], part)}" for name, part in _stated(raw, shape))
    return _number(raw) if isinstance(raw, int | float | dict) and not isinstance(raw, bool) else _word(raw)


def quoted(text: str) -> str:
    """A text in quotes, with those in it doubled."""
    return '"{}"'.format(text.replace('"', '""'))


def _stated(raw: dict[str, Any], shape: Shape) -> list[tuple[str, Shape]]:
    return [(name, part) for name, part in shape.parts if raw.get(name) is not None]


def _word(raw: Any) -> str:
    return {True: "yes", False: "no"}.get(raw, raw) if isinstance(raw, bool) else str(raw)


def _number(raw: Any) -> str:
    return f"{raw['min']:,} - {raw['max']:,}" if isinstance(raw, dict) else f"{raw:,}"


def _measure(raw: dict[str, Any]) -> str:
    value, unit = (raw[name] for name in (("amount", "per") if "per" in raw else ("value", "unit")))
    return f"{_number(value)} {'per ' if 'per' in raw else ''}{unit}"


def _fee(raw: dict[str, Any]) -> str:
    return f"{raw['label']}: {_measure(raw)}"


def _list(raw: list[Any], items: Shape | None) -> str:
    assert items
    if items.name == "promise":
        return "; ".join(quoted(_promise(item)) for item in raw) or "none"
    if items.name == "text":
        return "".join(f"{quoted(item)}; " for item in raw) or "none"
    return ", ".join(raw) or "none"


def _promise(raw: Any) -> str:
    return raw if isinstance(raw, str) else raw["text"] + (f" [{raw['code']}]" if raw.get("code") else "")
