"""The typical example with more in it: more states, or more items in one of its lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import cycle, islice, product
from typing import Any

import yaml

from offer_check import load_rules
from offer_check.checker.checker import tables_of
from offer_check.offer import FIELDS

from .cold import TYPICAL

Data = dict[str, Any]
STANDINGS = ("held", "pending", "held", "to_be_obtained", "not_held")


def in_states(number: int) -> str:
    """With patients in so many states: a license and a partner in each, insured in four of five."""
    offer, states = _typical(), _states()[:number]
    offer["patients"]["states"] = states
    offer["licenses"] = [
        {"state": state, "status": status} for state, status in zip(states, cycle(STANDINGS), strict=False)
    ]
    offer["malpractice"]["states_covered"] = [state for place, state in enumerate(states) if place % 5 != 4]
    offer["safety"]["in_person_partner"] = {state: f"own clinic, {state}" for state in states}
    return _written(offer)


def licenses(number: int) -> str:
    """With so many licenses, of every route in one state after the other."""
    rows = islice(product(_states(), (None, *_codes("licenses.route"))), number)
    offer = _typical()
    offer["licenses"] = [
        {"state": state, "status": status} | ({"route": route} if route else {})
        for (state, route), status in zip(rows, cycle(STANDINGS), strict=False)
    ]
    return _written(offer)


def visit_types(number: int) -> str:
    """With so many types of visits, each of its own kind and modality."""
    ways = islice(product(_codes("work_mix.visit_types.kind"), _codes("work_mix.visit_types.modality")), number)
    offer = _typical()
    offer["work_mix"]["visit_types"] = [{"kind": kind, "modality": way, "allowed_remote": "yes"} for kind, way in ways]
    return _written(offer)


def sites(number: int) -> str:
    """With so many sites, in one state after the other."""
    offer = _typical()
    offer["sites"] = [
        {"name": f"Clinic {place}", "state": state, "kind": "satellite", "physician_on_site_days": 1}
        for place, state in islice(enumerate(cycle(_states())), number)
    ]
    return _written(offer)


def conditions(number: int) -> str:
    """With so many conditions that are treated."""
    offer = _typical()
    offer["work_mix"]["conditions_treated"] = [f"condition {place}" for place in range(number)]
    return _written(offer)


LISTS: Mapping[str, tuple[int, Callable[[int], str]]] = {
    "licenses": (280, licenses),
    "visit types": (98, visit_types),
    "sites": (500, sites),
    "conditions": (500, conditions),
}
"""Lists by name, with the most items that an offer can have in them; for the last two, any offer's limit."""


def _typical() -> Data:
    """The example as data, without the papers of the rows that change."""
    with open(TYPICAL, encoding="utf-8") as file:
        offer: Data = yaml.load(file, yaml.BaseLoader)
    offer["evidence"] = {path: paper for path, paper in offer["evidence"].items() if "[" not in path}
    return offer


def _written(offer: Data) -> str:
    return yaml.safe_dump(_plain(offer), sort_keys=False, default_flow_style=None, width=120)


def _plain(value: Any) -> Any:
    """Numbers and yes or no as such: everything was read as text, as only offer-check knows which `no` is a word."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if value in ("yes", "no"):
        return value == "yes"
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def _states() -> list[str]:
    return list(tables_of(load_rules()).jurisdictions)


def _codes(path: str) -> tuple[str, ...]:
    return FIELDS[path].shape.choices
