"""The JSON Schema of waiver files, made from the model."""

from __future__ import annotations

from typing import Any

from .model import WaiverFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:offer-check:schema:waivers:1"


def schema() -> dict[str, Any]:
    """The schema of a waiver file, draft 2020-12. Which rules and offers there are is beyond it."""
    made = WaiverFile.model_json_schema(by_alias=True)
    for properties in (made["properties"], made["$defs"]["Accepted"]["properties"]):
        for field in properties.values():
            field.pop("default", None)
    return {"$schema": DIALECT, "$id": ID, **made}
