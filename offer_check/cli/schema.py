"""`offer-check schema`: print the JSON Schema of a kind of file."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer


class Schema(StrEnum):
    """A kind of file that has a schema."""

    offer = "offer"
    rule = "rule"
    report = "report"
    config = "config"
    waivers = "waivers"


def schema(kind: Annotated[Schema, typer.Argument(help="Which schema.")]) -> None:
    """Print the JSON Schema of a kind of file: for editors, and to check files without this program."""
    print(json.dumps(schema_of(kind), indent=2, ensure_ascii=False))


def schema_of(kind: Schema) -> object:
    """The schema of a kind of file."""
    if kind is Schema.offer:
        from ..api import load_rules
        from ..checker.checker import tables_of
        from ..offer.schema import schema as offer_schema

        return offer_schema(tables_of(load_rules()))
    if kind is Schema.rule:
        from ..rule.schema import schema as rule_schema

        return rule_schema()
    if kind is Schema.config:
        from ..config.schema import schema as config_schema

        return config_schema()
    if kind is Schema.waivers:
        from ..waivers.schema import schema as waivers_schema

        return waivers_schema()
    from ..render.json import schema as report_schema

    return report_schema()
