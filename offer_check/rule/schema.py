"""The JSON Schema of rule files, made from the models; the conditions, which the reader reads, are written by hand."""

from __future__ import annotations

from typing import Any

from .file import RuleFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:offer-check:schema:rule:1"
NAME = r"[a-z][a-z0-9_]*"

Schema = dict[str, Any]


def schema() -> Schema:
    """The schema of a rule file, draft 2020-12. It accepts all that is read as a rule; names are proved by the lint."""
    made = RuleFile.model_json_schema(by_alias=True)
    definitions = made.pop("$defs") | _CONDITIONS
    properties = made.pop("properties")
    properties["each"] |= {"minProperties": 1}
    properties["parameters"] |= {"additionalProperties": False}
    for model in definitions.values():
        for key in _WHERE.keys() & model.get("properties", {}).keys():
            model["properties"][key] = _WHERE[key]
    definitions["LinePart"]["oneOf"] = [{"required": [key]} for key in ("when", "any", "unless")]
    return {
        "$schema": DIALECT,
        "$id": ID,
        **made,
        "properties": properties,
        "$defs": dict(sorted(definitions.items())),
    }


def _ref(name: str, description: str = "") -> Schema:
    return {"$ref": f"#/$defs/{name}"} | ({"description": description} if description else {})


def _object(properties: Schema, **more: Any) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False, **more}


_PATTERNS = _ref("patterns", "One pattern, or a list of patterns that must all hold.")
_WHERE = {
    "when": _PATTERNS,
    "unless": _PATTERNS,
    "while": _PATTERNS,
    "any": {
        "type": "array",
        "items": _ref("patterns"),
        "minItems": 1,
        "description": "Alternatives, each one pattern or a list of patterns.",
    },
}
_VALUES: Schema = {"anyOf": [_ref("value"), {"type": "array", "items": _ref("value"), "minItems": 1}]}
_LIMIT: Schema = {
    "type": ["number", "string"],
    "pattern": r"^\$",
    "description": "A number, or a reference to a parameter or to a field with a number.",
}
_CONDITIONS: Schema = {
    "value": {
        "type": ["string", "number", "boolean"],
        "description": "A word, a number, or a reference: $alias.property, $field or $parameter.",
    },
    "test": {
        "description": "A value, any of a list of tests, or what the value is not, how it compares, what a list holds.",
        "anyOf": [
            _ref("value"),
            {"type": "array", "items": _ref("test"), "minItems": 1},
            _object({"not": _VALUES}, required=["not"]),
            _object(dict.fromkeys(("lt", "lte", "gt", "gte"), _LIMIT), minProperties=1),
            _object({"has": _VALUES}, required=["has"]),
            _object({"lacks": _VALUES}, required=["lacks"]),
        ],
    },
    "fact": {
        "type": "object",
        "description": "There is such a fact; `as` names it, every other key is one of its properties with a test.",
        "properties": {"fact": {"type": "string"}, "as": {"type": "string", "pattern": "^[a-z][a-z_]*$"}},
        "patternProperties": {f"^{NAME}$": _ref("test")},
        "required": ["fact"],
        "not": {"required": ["without"]},
        "additionalProperties": False,
    },
    "without": {
        "type": "object",
        "description": "There is no such fact.",
        "properties": {"without": {"type": "string"}},
        "patternProperties": {f"^{NAME}$": _ref("test")},
        "required": ["without"],
        "not": {"anyOf": [{"required": ["fact"]}, {"required": ["as"]}]},
        "additionalProperties": False,
    },
    "fields": {
        "type": "object",
        "description": "Fields of the offer or $alias.property, each with a test; or a parameter, set or not.",
        "patternProperties": {
            rf"^\$?{NAME}(\.{NAME})+$": _ref("test"),
            r"^(licenses|sites)$": _ref("test"),
            rf"^\${NAME}$": {"enum": ["stated", "not_stated"]},
        },
        "not": {"anyOf": [{"required": ["fact"]}, {"required": ["without"]}]},
        "minProperties": 1,
        "additionalProperties": False,
    },
    "pattern": {"anyOf": [_ref("fact"), _ref("without"), _ref("fields")]},
    "patterns": {"anyOf": [_ref("pattern"), {"type": "array", "items": _ref("pattern")}]},
}
