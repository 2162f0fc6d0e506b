"""`offer-check config`: what is in force for the offers at a place, and where each value comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import options, terminal
from .given import Given, judging

if TYPE_CHECKING:
    from ..config import InForce, Setting
    from ..config.trail import Trail


class Form(StrEnum):
    """How the settings are written."""

    text = "text"
    json = "json"


@judging
def config(
    place: Annotated[str, typer.Argument(metavar="FILE|DIR", help="An offer, or the folder of offers.")] = ".",
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write it.")] = Form.text,
    fail_on: options.FailOn = None,
    fail_on_ask: options.FailOnAsk = None,
    baseline: options.Baseline = None,
    strict_baseline: options.StrictBaseline = None,
    include_values: options.IncludeValues = None,
    paper: options.Paper = None,
    templates: options.Templates = None,
    *,
    given: Given,
) -> None:
    """Show how offers at a place are judged: every setting, its value, and where it comes from.

    The order is: command line, environment, the file of --config or the nearest one upward of the offer or your own,
    defaults. Exit code 2 tells that something configured cannot be used.
    """
    path = os.path.join(place, "offer.yaml") if os.path.isdir(place) else place
    own: dict[str, Any] = {
        "fail_on": fail_on,
        "fail_on_ask": fail_on_ask,
        "baseline": baseline,
        "strict_baseline": strict_baseline,
        "include_values": include_values,
        "paper": paper,
        "templates": templates,
    }
    found, trail = given.in_force(path, **own), given.trail(path)
    print(_json(place, found, trail) if form is Form.json else "\n".join(_lines(found, trail)))
    given.prove(path, **own)
    given.house(path, **own)


def _json(place: str, found: InForce, trail: Trail) -> str:
    from ..render.json import text

    return text(
        {
            "place": place,
            "files": found.files,
            "folders": trail.folders,
            "user": trail.user,
            "passed": [{"path": passed.path, "reason": passed.reason} for passed in trail.passed],
            "unknown_variables": trail.variables,
            "settings": [_row(name, found.layer[name]) for name in found.names],
        }
    )


def _row(name: str, setting: Setting) -> dict[str, Any]:
    origin, value = setting.origin, setting.value
    if name.startswith("set."):
        value = "none" if value is None else float(value) if value % 1 else int(value)
    return {"key": name, "value": value, "source": origin.source, "name": origin.name, "line": origin.line}


def _lines(found: InForce, trail: Trail) -> Iterator[str]:
    yield terminal.printed(f"read: {', '.join(found.files) or 'no configuration file'}")
    if trail.folders:
        yield terminal.printed(f"looked in: {', '.join(filter(None, (*trail.folders, trail.user)))}")
    for passed in trail.passed:
        yield terminal.printed(f"not read: {passed.path}: {passed.reason}")
    for variable in trail.variables:
        yield terminal.printed(f"unknown variable: {variable}")
    yield ""
    settings = [(name, found.layer[name]) for name in found.names]
    rows = [(name, _spoken(setting.value), str(setting.origin)) for name, setting in settings]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, value, origin in rows:
        yield terminal.printed(f"{name:{wide[0]}}  {value:{min(wide[1], 40)}}  {origin}")


def _spoken(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return "none" if value in (None, "") else str(value)
