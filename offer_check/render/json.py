"""Reports as JSON, and the JSON Schema of a report: everything that a report holds, nothing rearranged."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from ..errors import UsageError
from ..report import FORMAT, Counts, FileStatus, Overview, Report
from . import stream

SCHEMA_ID = "urn:offer-check:schema:report:1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Raw, these act on a terminal or turn the reading direction; as escapes they are the same JSON text.
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_IDLE = bytes(set(range(0x7F)) - {ord("#")})


def render(reports: Sequence[Report], *, single: bool = True) -> str:
    """Write one report as it is (`single`), or any number as `{reports, files, totals}`, ending with a line feed.

    UsageError where `single` meets another number than one.
    """
    if single and len(reports) != 1:
        raise UsageError(f"a single JSON report was asked for, but there are {len(reports)} reports")
    return stream.written(Writer(single=single), reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """One report as it is (`single`), or `{reports, files, totals}`: `files` has every file, `totals` all results."""

    single: bool = False

    def piece(self, item: Report | FileStatus) -> str:
        """Return the report's object, nothing for a file without one."""
        if not isinstance(item, Report):
            return ""
        piece = report_text(item)
        return piece if self.single else "    " + piece.replace("\n", "\n    ")

    def joined(self, pieces: Iterable[str], overview: Callable[[], Overview]) -> Iterator[str]:
        """Yield the one object, or the object that holds them all."""
        found = filter(None, pieces)
        if self.single:
            yield from (f"{piece}\n" for piece in found)
            return
        yield '{\n  "reports": ['
        between = "\n"
        for piece in found:
            yield between + piece
            between = ",\n"
        yield "]" if between == "\n" else "\n  ]"
        about = overview()
        files = TypeAdapter(tuple[FileStatus, ...]).dump_python(about.files)
        totals = TypeAdapter(Counts).dump_python(about.totals, by_alias=True)
        yield f",{text({'files': files, 'totals': totals})[1:]}\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every report of this version meets."""
    generated = _reports().json_schema(mode="serialization", by_alias=True)
    generated["properties"]["format"]["const"] = FORMAT
    return {"$schema": DIALECT, "$id": SCHEMA_ID, **generated}


@cache
def _reports() -> TypeAdapter[Report]:
    return TypeAdapter(Report)


def report_text(report: Report, *, indent: int | None = 2) -> str:
    """Return the object of a report as JSON text; on one line where `indent` is None."""
    try:
        raw = _reports().dump_json(report, by_alias=True, indent=indent)
    except PydanticSerializationError:  # half a character: UTF-8 has no bytes for it
        return text(_reports().dump_python(report, by_alias=True), indent=indent)
    return _inert(raw)


def written(value: Mapping[str, Any]) -> str:
    """Return `value` as JSON text that ends with a line feed; characters that act on a reader stand as escapes."""
    return text(value) + "\n"


def text(value: Mapping[str, Any], *, indent: int | None = 2) -> str:
    """Return `value` as JSON text; characters that act on a reader, and commands to a build log, stand as escapes.

    It is one line where `indent` is None.
    """
    separators = (",", ":") if indent is None else None
    plain = json.dumps(value, indent=indent, ensure_ascii=False, allow_nan=False, separators=separators)
    return _inert(plain.encode("utf-8", "surrogatepass"))


def _inert(raw: bytes) -> str:
    # A build log takes `##[` anywhere in a line for a command.
    rest = raw.translate(None, _IDLE)
    if b"##" in rest:
        raw = raw.replace(b"##", b"#\\u0023")
    plain = raw.decode("utf-8", "surrogatepass")
    if not _ACTIVE.search(rest.decode("utf-8", "surrogatepass")):
        return plain
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)
