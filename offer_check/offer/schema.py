"""The JSON Schema of offer files, made from the model and the tables; editors and other tools read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .catalog import FIELDS, Field, group_of, shape_of
from .entry import Group
from .evidence import paper
from .fragments import Fragments
from .paths import TABLES
from .rows import TableShape
from .tables import Tables
from .terms import Terms

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:offer-check:schema:offer:1"

Schema = dict[str, Any]


def schema(tables: Tables) -> Schema:
    """The schema of an offer file, draft 2020-12. It accepts all that `load` accepts, and little more."""
    fragments = Fragments(tables)
    properties: Schema = {}
    for name, info in Terms.model_fields.items():
        shape = shape_of(info)
        key = info.alias or name
        if isinstance(shape, TableShape):
            properties[key] = _table(FIELDS[key], fragments)
        elif shape:
            value = fragments.of(shape, optional=not info.is_required())
            properties[key] = _described(value, info.title, info.description)
        else:
            properties[key] = _group(key, group_of(info), fragments, optional=not info.is_required())
    properties |= {"evidence": _evidence(fragments), "unclear": _unclear(fragments)}
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": "Offer",
        "description": "One job offer of a physician with a telemedicine part. What is not stated is left out.",
        "type": "object",
        "properties": properties,
        "required": [info.alias or name for name, info in Terms.model_fields.items() if info.is_required()],
        "additionalProperties": False,
        "$defs": {"path": _paths(), **dict(sorted(fragments.definitions.items()))},
    }


def _group(key: str, model: type[Group], fragments: Fragments, *, optional: bool) -> Schema:
    fields = [FIELDS[f"{key}.{name}"] for name in model.model_fields]
    found: Schema = {
        "type": ["object", "null"] if optional else "object",
        "properties": {field.path.rpartition(".")[2]: _property(field, fragments) for field in fields},
        "additionalProperties": False,
    }
    required = [field.path.rpartition(".")[2] for field in fields if field.required]
    if required:
        found["required"] = required
    return _described(found, model.model_config.get("title"), (model.__doc__ or "").strip())


def _property(field: Field, fragments: Fragments) -> Schema:
    if isinstance(field.shape, TableShape):
        return _table(field, fragments)
    description = f"{field.description} Unit: {field.unit}." if field.unit else field.description
    return _described(fragments.of(field.shape, optional=not field.required), field.label, description)


def _table(field: Field, fragments: Fragments) -> Schema:
    row = _group(field.path, TABLES[field.path], fragments, optional=False)
    rows: Schema = {"type": ["array", "null"], "items": row, "maxItems": field.shape.high}
    return _described(rows, field.label, field.description)


def _evidence(fragments: Fragments) -> Schema:
    one = fragments.of(paper(None), optional=False)
    one["properties"]["value"] = {"description": "What this paper says, where it differs from the value of the field."}
    fragments.definitions["paper"] = one
    entry = {"$ref": "#/$defs/paper"}
    found = _by_path({"anyOf": [entry, {"type": "array", "items": entry, "maxItems": 500}, {"type": "null"}]})
    return _described(found, "Evidence", "Where the values of fields come from: paper, clause or page, words.")


def _unclear(fragments: Fragments) -> Schema:
    found = _by_path({"type": ["string", "null"], "minLength": 1, "maxLength": 4000})
    return _described(found, "Unclear words", "Words of the offer that cannot be checked, by field.")


def _by_path(entry: Schema) -> Schema:
    return {"type": ["object", "null"], "propertyNames": {"$ref": "#/$defs/path"}, "additionalProperties": entry}


def _paths() -> Schema:
    plain = [f.path for f in FIELDS.values() if not f.table and f.group != "preferences"]
    columns = {
        table: "|".join(f.path.rpartition(".")[2] for f in FIELDS.values() if f.table == table) for table in TABLES
    }
    rows = [f"{table.replace('.', chr(92) + '.')}\\[[\\s\\S]+\\]\\.({names})" for table, names in columns.items()]
    return {"anyOf": [{"enum": plain}, {"type": "string", "pattern": f"^({'|'.join(rows)})$"}]}


def _described(found: Mapping[str, Any], title: str | None, description: str | None) -> Schema:
    return {"title": title or "", "description": description or "", **found}
