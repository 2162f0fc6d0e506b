"""Reports as JSON, and the JSON Schema of a report: everything that a report holds, nothing rearranged."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ..errors import UsageError
from ..report import FORMAT, Counts, Report

SCHEMA_ID = "urn:offer-check:schema:report:1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Raw, these act on a terminal or turn the reading direction; as escapes they are the same JSON text.
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def render(reports: Sequence[Report], *, single: bool = True) -> str:
    """Write one report as it is (`single`), or any number as `{reports, totals}`, ending with a line feed.

    `totals` counts the results of all the reports together. UsageError where `single` meets another number than one.
    """
    if not single:
        results = [result for report in reports for result in report.results]
        totals = TypeAdapter(Counts).dump_python(Counts.of(results), by_alias=True)
        return written({"reports": [_plain(report) for report in reports], "totals": totals})
    if len(reports) != 1:
        raise UsageError(f"a single JSON report was asked for, but there are {len(reports)} reports")
    return written(_plain(reports[0]))


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every report of this version meets."""
    generated = _reports().json_schema(mode="serialization", by_alias=True)
    generated["properties"]["format"]["const"] = FORMAT
    return {"$schema": DIALECT, "$id": SCHEMA_ID, **generated}


@cache
def _reports() -> TypeAdapter[Report]:
    return TypeAdapter(Report)


def _plain(report: Report) -> Mapping[str, Any]:
    plain: Mapping[str, Any] = _reports().dump_python(report, by_alias=True)
    return plain


def written(value: Mapping[str, Any]) -> str:
    """Return `value` as JSON text that ends with a line feed; characters that act on a reader stand as escapes."""
    text = json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
