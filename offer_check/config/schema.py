"""The JSON Schema of configuration files, made from the model; editors read it."""

from __future__ import annotations

from typing import Any

from .model import Configuration

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:offer-check:schema:config:1"


def schema() -> dict[str, Any]:
    """The schema of a configuration file, and of the table [tool.offer-check] of a pyproject.toml."""
    return {"$schema": DIALECT, "$id": ID, **Configuration.model_json_schema(by_alias=True)}
